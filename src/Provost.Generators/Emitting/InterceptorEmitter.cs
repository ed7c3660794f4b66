using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes the file that redirects direct calls of flows and tasks to their proxies.</summary>
internal static class InterceptorEmitter
{
    private const string Attribute = "global::System.Runtime.CompilerServices.InterceptsLocation";

    public static string Emit(IEnumerable<CallSite> sites)
    {
        var writer = new SourceWriter();
        FileHeader.Emit(writer);
        EmitAttribute(writer);
        writer.Line();
        writer.Line($"namespace {KnownTypes.InterceptorsNamespace}");
        writer.Open();
        EmitClasses(writer, sites);
        writer.Close();
        return writer.Finish();
    }

    /// <summary>The compiler knows the attribute by name; each file brings its own.</summary>
    private static void EmitAttribute(SourceWriter writer)
    {
        writer.Line("namespace System.Runtime.CompilerServices");
        writer.Open();
        writer.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        writer.Line("file sealed class InterceptsLocationAttribute(int version, string data) : global::System.Attribute");
        writer.Open();
        writer.Line("public int Version { get; } = version;");
        writer.Line();
        writer.Line("public string Data { get; } = data;");
        writer.Close();
        writer.Close();
    }

    private static void EmitClasses(SourceWriter writer, IEnumerable<CallSite> sites)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in sites.GroupBy(static site => site.Method.DeclaringType).OrderBy(static type => type.Key, StringComparer.Ordinal))
        {
            if (names.Count > 0)
                writer.Line();

            writer.Line(Names.GeneratedCode);
            writer.Line(Names.DebuggerStepThrough);
            writer.Line($"file static class {ClassName(type.Key, names)}");
            writer.Open();
            EmitMethods(writer, type);
            writer.Close();
        }
    }

    private static void EmitMethods(SourceWriter writer, IEnumerable<CallSite> sites)
    {
        var isFirst = true;
        foreach (var (head, method) in sites.GroupBy(static site => site.Method).Select(static method => (Head: Head(method.Key), method)).OrderBy(static method => method.Head, StringComparer.Ordinal))
        {
            if (!isFirst)
                writer.Line();

            var mayBeVirtual = method.Key.Receiver is not null && method.Key.Parameters.Any(static parameter => parameter.IsIn);
            if (mayBeVirtual)
                writer.Line("#pragma warning disable CS9154 // Of a virtual method, 'in' is marked in a way that it is nowhere else.");

            foreach (var site in method.OrderBy(static site => site.File, StringComparer.Ordinal).ThenBy(static site => site.Line).ThenBy(static site => site.Data, StringComparer.Ordinal))
                writer.Line($"[{Attribute}({site.Version}, \"{site.Data}\")] // {site.File}, line {site.Line}");

            EmitMethod(writer, method.Key, head);
            if (mayBeVirtual)
                writer.Line("#pragma warning restore CS9154");

            isFirst = false;
        }
    }

    private static void EmitMethod(SourceWriter writer, InterceptedMethod method, string head)
    {
        if (method.Obsolete.Length > 0)
            writer.Line(method.Obsolete);

        writer.Line(head);
        writer.Indented(() =>
        {
            TypeParameterList.EmitConstraints(writer, method.TypeParameters);
            var receiver = method.Receiver is null ? "" : Instance(method) + ".";
            writer.Line($"=> {receiver}{method.Target}({string.Join(", ", method.Parameters.Select(static parameter => parameter.IsIn ? "in " + parameter.Identifier : parameter.Identifier))});");
        });
    }

    private static string Head(InterceptedMethod method)
    {
        var parameters = method.Parameters.Select(Parameter);
        if (method.Receiver is { } receiver)
            parameters = parameters.Prepend($"{receiver} {Instance(method)}");

        return $"public static {method.Return} {method.Name}{TypeParameterList.Declaration(method.TypeParameters)}({string.Join(", ", parameters)})";
    }

    private static string Parameter(ParameterModel parameter) =>
        string.Concat(parameter.IsExtensionReceiver ? "this " : "", parameter.IsIn ? "in " : "") + string.Concat(parameter.Type, " ", parameter.Identifier);

    private static string Instance(InterceptedMethod method)
    {
        var name = "instance";
        while (method.Parameters.Any(parameter => parameter.Name == name))
            name += "_";

        return name;
    }

    /// <summary>A name that stack traces show: the declaring type's, with what a name cannot hold replaced.</summary>
    private static string ClassName(string declaringType, HashSet<string> names)
    {
        var name = string.Concat(declaringType.Select(static character => char.IsLetterOrDigit(character) ? character : '_'));
        while (!names.Add(name))
            name += "_";

        return name;
    }
}

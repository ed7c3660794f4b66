using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes the file that redirects direct calls of flows and tasks to their proxies.</summary>
internal static class InterceptorEmitter
{
    private const string Attribute = "global::System.Runtime.CompilerServices.InterceptsLocation";

    public static GeneratedText Emit(IEnumerable<CallSite> sites)
    {
        CallSite[] ordered = [.. sites];
        Array.Sort(ordered, CallSiteOrder.Compare);
        var writer = new SourceWriter();
        FileHeader.Emit(writer);
        EmitAttribute(writer);
        writer.Line();
        writer.Line($"namespace {KnownTypes.InterceptorsNamespace}");
        writer.Open();
        EmitClasses(writer, ordered);
        writer.Close();
        return writer.Finish();
    }

    /// <summary>The compiler knows the attribute by name; each file brings its own.</summary>
    private static void EmitAttribute(SourceWriter writer)
    {
        writer.Line("namespace System.Runtime.CompilerServices");
        writer.Open();
        writer.Line(Names.StepThroughOnly);
        writer.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        writer.Line("file sealed class InterceptsLocationAttribute(int version, string data) : global::System.Attribute");
        writer.Open();
        writer.Line("public int Version { get; } = version;");
        writer.Line();
        writer.Line("public string Data { get; } = data;");
        writer.Close();
        writer.Close();
    }

    private static void EmitClasses(SourceWriter writer, CallSite[] sites)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start < sites.Length;)
        {
            var type = sites[start].Method.DeclaringType;
            var end = start + 1;
            while (end < sites.Length && sites[end].Method.DeclaringType == type)
                end++;

            if (names.Count > 0)
                writer.Line();

            writer.Line(Names.GeneratedCode);
            writer.Line(Names.DebuggerStepThrough);
            writer.Line($"file static class {ClassName(type, names)}");
            writer.Open();
            EmitMethods(writer, sites, start, end);
            writer.Close();
            start = end;
        }
    }

    private static void EmitMethods(SourceWriter writer, CallSite[] sites, int start, int end)
    {
        for (var site = start; site < end;)
        {
            if (site > start)
                writer.Line();

            var method = sites[site].Method;
            var mayBeVirtual = method.Receiver is not null && method.Parameters.Any(static parameter => parameter.IsIn);
            if (mayBeVirtual)
                writer.Line("#pragma warning disable CS9154 // Of a virtual method, 'in' is marked in a way that it is nowhere else.");

            for (; site < end && sites[site].Method.Equals(method); site++)
                writer.Line($"[{Attribute}({sites[site].Version}, \"{sites[site].Data}\")] // {sites[site].File}, line {sites[site].Line}");

            EmitMethod(writer, method);
            if (mayBeVirtual)
                writer.Line("#pragma warning restore CS9154");
        }
    }

    private static void EmitMethod(SourceWriter writer, InterceptedMethod method)
    {
        if (method.Obsolete.Length > 0)
            writer.Line(method.Obsolete);

        EmitHead(writer, method);
        if (!method.TypeParameters.IsEmpty)
            writer.Indented(() => TypeParameterList.EmitConstraints(writer, method.TypeParameters));

        writer.Write(method.Receiver is null ? "    => " : $"    => {Instance(method)}.");
        writer.Write(method.Target);
        writer.Write("(");
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            writer.Write(index > 0 ? ", " : "");
            writer.Write(method.Parameters[index].IsIn ? "in " : "");
            writer.Write(Name(method, method.Parameters[index]));
        }

        writer.Line(");");
    }

    private static void EmitHead(SourceWriter writer, InterceptedMethod method)
    {
        writer.Write($"public static {method.Return} {method.Name}{TypeParameterList.Declaration(method.TypeParameters)}(");
        if (method.Receiver is { } receiver)
            writer.Write($"{receiver} {Instance(method)}{(method.Parameters.IsEmpty ? "" : ", ")}");

        for (var index = 0; index < method.Parameters.Count; index++)
        {
            var parameter = method.Parameters[index];
            writer.Write(index > 0 ? ", " : "");
            writer.Write(parameter.IsExtensionReceiver ? "this " : "");
            writer.Write($"{(parameter.IsIn ? "in " : "")}{parameter.Type} {Name(method, parameter)}");
        }

        writer.Line(")");
    }

    private static string Instance(InterceptedMethod method)
    {
        var name = "instance";
        while (IsTypeParameter(method, name) || IsParameter(method, name))
            name += "_";

        return name;
    }

    private static bool IsParameter(InterceptedMethod method, string name)
    {
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            if (Name(method, method.Parameters[index]) == name)
                return true;
        }

        return false;
    }

    /// <summary>The parameter's own name, unless a type parameter of its type has it: here that is one of the method's, which no parameter may hide.</summary>
    private static string Name(InterceptedMethod method, ParameterModel parameter) =>
        IsTypeParameter(method, parameter.Name) ? OtherName(method, parameter.Identifier) : parameter.Identifier;

    private static string OtherName(InterceptedMethod method, string name)
    {
        do
            name += "_";
        while (IsTypeParameter(method, name) || method.Parameters.Any(other => other.Name == name));

        return name;
    }

    private static bool IsTypeParameter(InterceptedMethod method, string name)
    {
        for (var index = 0; index < method.TypeParameters.Count; index++)
        {
            if (method.TypeParameters[index].Name == name)
                return true;
        }

        return false;
    }

    /// <summary>A name that stack traces show: the declaring type's, with what a name cannot hold replaced.</summary>
    private static string ClassName(string declaringType, HashSet<string> names)
    {
        var characters = declaringType.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
            characters[index] = char.IsLetterOrDigit(characters[index]) ? characters[index] : '_';

        var name = new string(characters);
        while (!names.Add(name))
            name += "_";

        return name;
    }
}

using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Names what the arguments of one call are kept in: a struct, so that a run needs no closure and boxes nothing.</summary>
internal sealed class ArgumentsEmitter(MethodModel method, string typeName, string declaringType)
{
    /// <summary>Members every record struct has.</summary>
    private static readonly HashSet<string> s_taken = ["ToString", "Equals", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", "Deconstruct", "PrintMembers"];

    public string TypeName => typeName;

    /// <summary>The parameters without the token.</summary>
    public IEnumerable<ParameterModel> Values => method.Parameters.Where(static parameter => !parameter.IsToken);

    private string Instance => Names.Free("instance", method);

    public string Declaration()
    {
        var fields = Values.Select(parameter => $"{parameter.Type} {Field(parameter)}");
        if (!method.IsStatic)
            fields = fields.Prepend($"{declaringType} {Instance}");

        var list = string.Join(", ", fields);
        return list.Length == 0 ? $"private readonly record struct {typeName};" : $"private readonly record struct {typeName}({list});";
    }

    /// <summary>An expression that makes the struct, from the parameters or what stands for them.</summary>
    public string Create(string instance, Func<ParameterModel, string> value)
    {
        var arguments = Values.Select(value);
        if (!method.IsStatic)
            arguments = arguments.Prepend(instance);

        var list = string.Join(", ", arguments);
        return list.Length == 0 ? "default" : $"new({list})";
    }

    public string Create(string instance) => Create(instance, static parameter => parameter.Identifier);

    /// <summary>An expression that makes the struct of values from outside, which a binder converts.</summary>
    public string Bind()
    {
        var position = 0;
        return Create($"parameters.Instance<{declaringType}>()", parameter => $"parameters.Get<{parameter.Type}>({position++})");
    }

    /// <summary>The call of the method itself with the kept arguments.</summary>
    public string Call()
    {
        var receiver = method.IsStatic ? "" : $"arguments.{Instance}.";
        var list = method.Parameters.Select(parameter => parameter.IsToken ? "cancellationToken" : $"arguments.{Field(parameter)}");
        return $"{receiver}{method.Target}({string.Join(", ", list)})";
    }

    /// <summary>The call of a method that an option names.</summary>
    public string Call(BindingModel binding, string list) => binding.IsStatic ? $"{binding.Method}({list})" : $"arguments.{Instance}.{binding.Method}({list})";

    /// <summary>The kept values, without instance and token.</summary>
    public string ValueList() => string.Join(", ", Values.Select(parameter => $"arguments.{Field(parameter)}"));

    /// <summary>The statements that show each argument to a visitor.</summary>
    public IReadOnlyList<string> Visits()
    {
        var visits = Values.Select(parameter => $"visitor.Visit(\"{parameter.Name}\", arguments.{Field(parameter)})");
        if (!method.IsStatic)
            visits = visits.Prepend($"visitor.VisitInstance(arguments.{Instance})");

        return [.. visits];
    }

    private string Field(ParameterModel parameter) =>
        s_taken.Contains(parameter.Name) || parameter.Name == typeName ? parameter.Name + "_" : parameter.Identifier;
}

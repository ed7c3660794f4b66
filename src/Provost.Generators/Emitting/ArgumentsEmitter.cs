using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Names what the arguments of one call are kept in: a struct of the runtime, so that a run needs no closure and boxes nothing.</summary>
internal sealed class ArgumentsEmitter(MethodModel method, string declaringType)
{
    /// <summary>So many arguments are kept in one struct; the last of more is another struct with the rest.</summary>
    public const int Most = 7;

    private const string Arguments = "global::" + KnownTypes.GeneratedNamespace + ".Arguments";
    private const string Bound = "global::" + KnownTypes.GeneratedNamespace + ".Bound";

    private static readonly string[] s_items = ["Item1", "Item2", "Item3", "Item4", "Item5", "Item6", "Item7"];

    private readonly string _values = method.IsStatic ? "arguments." : "arguments.Values.";

    /// <summary>The parameters without the token.</summary>
    public IReadOnlyList<ParameterModel> Values { get; } = ValuesOf(method);

    public string TypeName => field ??= method.IsStatic ? TypeFrom(0) : $"{Bound}<{declaringType}, {TypeFrom(0)}>";

    /// <summary>Writes the name of the type.</summary>
    public void WriteType(SourceWriter writer)
    {
        if (!method.IsStatic || Values.Count is 0 or > Most)
        {
            writer.Write(TypeName);
            return;
        }

        writer.Write(Arguments);
        for (var index = 0; index < Values.Count; index++)
        {
            writer.Write(index == 0 ? "<" : ", ");
            writer.Write(Values[index].Type);
        }

        writer.Write(">");
    }

    public bool IsStatic => method.IsStatic;

    /// <summary>An expression that makes the struct of values from outside, which a binder converts.</summary>
    public string Bind() => method.IsStatic ? BindFrom(0) : $"new(parameters.Instance<{declaringType}>(), {BindFrom(0)})";

    /// <summary>Writes the call of the method itself with the kept arguments.</summary>
    public void WriteCall(SourceWriter writer)
    {
        writer.Write(method.IsStatic ? "" : "arguments.Instance.");
        writer.Write(method.Target);
        writer.Write("(");
        var position = 0;
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            writer.Write(index > 0 ? ", " : "");
            if (method.Parameters[index].IsToken)
                writer.Write("cancellationToken");
            else
                WriteItem(writer, position++);
        }

        writer.Write(")");
    }

    /// <summary>The call of a method that an option names.</summary>
    public static string Call(BindingModel binding, string list) => $"{(binding.IsStatic ? "" : "arguments.Instance.")}{binding.Method}({list})";

    /// <summary>The kept values, without instance and token.</summary>
    public string ValueList() => string.Join(", ", Values.Select((_, position) => Item(position)));

    private static List<ParameterModel> ValuesOf(MethodModel method)
    {
        var values = new List<ParameterModel>(method.Parameters.Count);
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            if (!method.Parameters[index].IsToken)
                values.Add(method.Parameters[index]);
        }

        return values;
    }

    private string TypeFrom(int first)
    {
        var count = Values.Count - first;
        if (count == 0)
            return Arguments;

        var types = Values.Skip(first).Take(Most).Select(static parameter => parameter.Type);
        return $"{Arguments}<{string.Join(", ", count > Most ? types.Append(TypeFrom(first + Most)) : types)}>";
    }

    private string BindFrom(int first)
    {
        var count = Values.Count - first;
        if (count == 0)
            return "default";

        var values = Values.Skip(first).Take(Most).Select((parameter, index) => $"parameters.Get<{parameter.Type}>({first + index})");
        return $"new({string.Join(", ", count > Most ? values.Append(BindFrom(first + Most)) : values)})";
    }

    private void WriteItem(SourceWriter writer, int position)
    {
        if (position >= Most)
        {
            writer.Write(Item(position));
            return;
        }

        writer.Write(_values);
        writer.Write(s_items[position]);
    }

    private string Item(int position) => position < Most ? _values + s_items[position] : _values + string.Concat(Enumerable.Repeat("Rest.", position / Most)) + s_items[position % Most];
}

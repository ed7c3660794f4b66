using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>A parameter list, which writes itself where it goes.</summary>
internal readonly struct Signature
{
    private const string This = "this ";

    private readonly EquatableArray<ParameterModel> _parameters;
    private readonly Form _form;
    private readonly string _wrapper;
    private readonly bool _isOblivious;

    private Signature(MethodModel method, Form form, string wrapper = "", bool isOblivious = false)
    {
        _parameters = method.Parameters;
        _form = form;
        _wrapper = wrapper;
        _isOblivious = isOblivious;
    }

    private enum Form
    {
        Same,
        ByValue,
        Wrapped,
        FirstWrapped,
    }

    /// <summary>The method's own parameters.</summary>
    public static Signature Same(MethodModel method) => new(method, Form.Same);

    /// <summary>The method's parameters by value, since what is submitted outlives the caller's variables.</summary>
    public static Signature ByValue(MethodModel method) => new(method, Form.ByValue);

    /// <summary>Each value wrapped in a generic type, so that none can be left out; the token stays as it is.</summary>
    public static Signature Wrapped(MethodModel method, string wrapper) => new(method, Form.Wrapped, wrapper);

    /// <summary>The same, with types that may be null or not.</summary>
    public static Signature WrappedOblivious(MethodModel method, string wrapper) => new(method, Form.Wrapped, wrapper, isOblivious: true);

    /// <summary>The first value wrapped in a generic type, the others as they are.</summary>
    public static Signature FirstWrapped(MethodModel method, string wrapper) => new(method, Form.FirstWrapped, wrapper);

    /// <summary>What an interceptor takes: the compiler has bound the arguments, so there are no defaults.</summary>
    public static string Bound(IEnumerable<ParameterModel> parameters) =>
        string.Join(", ", parameters.Select(static parameter => $"{(parameter.IsIn ? "in " : "")}{parameter.Type} {parameter.Identifier}"));

    public void WriteTo(SourceWriter writer)
    {
        var firstWrapped = FirstOfWrapped();
        var firstOptional = FirstOptional(firstWrapped);
        for (var index = 0; index < _parameters.Count; index++)
        {
            if (index > 0)
                writer.Write(", ");

            Write(writer, _parameters[index], IsWrapped(index, firstWrapped), isOptional: index >= firstOptional);
        }
    }

    private void Write(SourceWriter writer, ParameterModel parameter, bool isWrapped, bool isOptional)
    {
        if (isWrapped)
        {
            writer.Write(_wrapper);
            writer.Write("<");
            WriteType(writer, parameter);
            writer.Write("> ");
            writer.Write(parameter.Identifier);
            return;
        }

        var value = isOptional ? parameter.Default : null;
        if (value is not null)
            writer.Write(parameter.Attributes);

        writer.Write(ModifierOf(parameter));
        writer.Write(parameter.Type);
        writer.Write(" ");
        writer.Write(parameter.Identifier);
        if (value is not null)
        {
            writer.Write(" = ");
            writer.Write(value);
        }
    }

    private void WriteType(SourceWriter writer, ParameterModel parameter) =>
        writer.Write(_isOblivious && parameter.IsNullableReference ? parameter.Type.Substring(0, parameter.Type.Length - 1) : parameter.Type);

    private string ModifierOf(ParameterModel parameter)
    {
        if (_form != Form.Same)
            return parameter.IsParams ? parameter.Modifier : "";

        return parameter.IsExtensionReceiver ? parameter.Modifier.Substring(This.Length) : parameter.Modifier;
    }

    /// <summary>A default is kept only where all that follows has one too.</summary>
    private int FirstOptional(int firstWrapped)
    {
        var first = _parameters.Count;
        while (first > 0 && !IsWrapped(first - 1, firstWrapped) && (_parameters[first - 1].Default is not null || _parameters[first - 1].IsParams))
            first--;

        return first;
    }

    private int FirstOfWrapped()
    {
        var first = 0;
        while (first < _parameters.Count && _parameters[first].IsToken)
            first++;

        return first;
    }

    private bool IsWrapped(int index, int firstWrapped) => _form switch
    {
        Form.Wrapped => !_parameters[index].IsToken,
        Form.FirstWrapped => index == firstWrapped,
        _ => false,
    };
}

namespace Provost;

/// <summary>The arguments of a flow do not fit its parameters: a type, a required value, a validation attribute, or a name.</summary>
/// <remarks>
/// It is the exception of the failed run, except where the arguments do not even name the flow's parameters: then it is thrown and
/// there is no run. Prefect: <c>ParameterTypeError</c>, <c>ParameterBindError</c>, <c>SignatureMismatchError</c>.
/// </remarks>
public sealed class FlowParameterException : ArgumentException
{
    internal FlowParameterException(string flow, IReadOnlyList<FlowParameterError> errors)
        : base($"The arguments of the flow '{flow}' do not fit: {string.Join("; ", errors.Select(error => error.Message))}.") => Errors = errors;

    /// <summary>What is wrong, one entry for each fault, in the order of the parameters.</summary>
    public IReadOnlyList<FlowParameterError> Errors { get; }
}

using System.ComponentModel.DataAnnotations;
using Provost.Generated;

namespace Provost;

/// <summary>Checks arguments of a flow against nullability and validation attributes of its parameters and of their properties.</summary>
internal sealed class ParameterCheck : IArgumentVisitor
{
    private readonly FlowDefinition _flow;
    private readonly IReadOnlyList<FlowParameterError> _known;
    private readonly List<FlowParameterError> _errors = [];
    private int _position;

    private ParameterCheck(FlowDefinition flow, IReadOnlyList<FlowParameterError> known)
    {
        _flow = flow;
        _known = known;
    }

    /// <summary>What is wrong with the arguments of a run, in the order of the parameters; those it came with are not checked further.</summary>
    public static IReadOnlyList<FlowParameterError> ErrorsOf<TArguments, TResult>(FlowDefinition<TArguments, TResult> flow, FlowRun run, TArguments arguments)
        where TArguments : struct
    {
        if (!flow.Options.ValidateParameters || flow.VisitArguments is not { } visit || !flow.Signature.Any(static parameter => parameter.IsChecked))
            return run.ParameterErrors;

        var check = new ParameterCheck(flow, run.ParameterErrors);
        visit(arguments, check);
        return check._errors;
    }

    public void Visit<T>(string name, T value)
    {
        var parameter = _flow.Signature[_position++];
        if (_known.FirstOrDefault(error => error.Parameter == name) is { } known)
        {
            _errors.Add(known);
            return;
        }

        if (value is null && !parameter.AllowsNull)
        {
            _errors.Add(ParameterFaults.Null(parameter));
            return;
        }

        foreach (var validation in parameter.Validations)
        {
            if (validation.GetValidationResult(value, new ValidationContext(_flow, name, null, null) { MemberName = name }) is { } refusal)
                _errors.Add(ParameterFaults.Refused(parameter, value, refusal));
        }

        if (value is not null && MemberChecks.Of(value.GetType()) is { AreAny: true } members) _errors.AddRange(members.ErrorsOf(parameter, value));
    }

    public void VisitInstance<T>(T instance)
    {
    }
}

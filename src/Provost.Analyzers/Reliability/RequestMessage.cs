using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.Reliability;

/// <summary>A request that is made in sight of the call that sends it.</summary>
internal sealed class RequestMessage
{
    private readonly IObjectCreationOperation _creation;

    private RequestMessage(IObjectCreationOperation creation) => _creation = creation;

    public IEnumerable<IOperation> Arguments => _creation.Arguments.Select(static argument => argument.Value);

    /// <summary>The request that a call sends, or <see langword="null"/> where it comes from elsewhere.</summary>
    public static RequestMessage? SentBy(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (argument.Parameter?.Type.Name == "HttpRequestMessage"
                && (value is ILocalReferenceOperation local ? LocalValue.Of(local) : value) is IObjectCreationOperation creation)
            {
                return new(creation);
            }
        }

        return null;
    }

    /// <summary>Whether the method of the request is one of these: <c>HttpMethod.Post</c>, or a text.</summary>
    public bool IsNamed(string[] methods) =>
        _creation.Descendants().Any(operation => operation switch
        {
            IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "HttpMethod", Name: var name } } => methods.Contains(name),
            IObjectCreationOperation { Constructor.ContainingType.Name: "HttpMethod", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }] } =>
                methods.Contains(text, StringComparer.OrdinalIgnoreCase),
            _ => false,
        });
}

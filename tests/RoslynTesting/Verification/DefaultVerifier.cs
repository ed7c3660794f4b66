using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Reports every failure as an <see cref="InvalidOperationException"/>, whatever the test framework.</summary>
public class DefaultVerifier : IVerifier
{
    /// <summary>Creates a verifier without context.</summary>
    public DefaultVerifier()
        : this([])
    {
    }

    /// <summary>Creates a verifier whose failures name <paramref name="context"/>, innermost on top.</summary>
    protected DefaultVerifier(ImmutableStack<string> context)
        => Context = context ?? throw new ArgumentNullException(nameof(context));

    /// <summary>What is being verified, innermost on top.</summary>
    protected ImmutableStack<string> Context { get; }

    /// <inheritdoc />
    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
        => Require(collection is null || !collection.Any(), $"'{collectionName}' is not empty");

    /// <inheritdoc />
    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
        => Require(collection is null || collection.Any(), $"'{collectionName}' is empty");

    /// <inheritdoc />
    public virtual void LanguageIsSupported(string language)
        => Require(language is LanguageNames.CSharp or LanguageNames.VisualBasic, $"Unsupported Language: '{language}'");

    /// <inheritdoc />
    public virtual void Equal<T>(T expected, T actual, string? message = null)
        => Require(EqualityComparer<T>.Default.Equals(expected, actual), message ?? $"items not equal.  expected:'{expected}' actual:'{actual}'");

    /// <inheritdoc />
    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
        => Require(assert, message ?? "Expected value to be 'true' but was 'false'");

    /// <inheritdoc />
    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null)
        => Require(!assert, message ?? "Expected value to be 'false' but was 'true'");

    /// <inheritdoc />
    [DoesNotReturn]
    public virtual void Fail(string? message = null)
        => throw new InvalidOperationException(CreateMessage(message ?? "Verification failed for an unspecified reason."));

    /// <inheritdoc />
    public virtual void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null)
        => Require(
            ReferenceEquals(expected, actual) || (expected is not null && actual is not null && expected.SequenceEqual(actual, equalityComparer)),
            message ?? "Sequences are not equal");

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A derived verifier did not override this method.</exception>
    public virtual IVerifier PushContext(string context)
        => GetType() == typeof(DefaultVerifier)
            ? new DefaultVerifier(Context.Push(context))
            : throw new InvalidOperationException($"Custom verifier types must override {nameof(PushContext)}");

    /// <summary>Puts the contexts, outermost first, in front of <paramref name="message"/>.</summary>
    protected virtual string CreateMessage(string message)
        => Context.Aggregate(message, (inner, context) => $"Context: {context}{Environment.NewLine}{inner}");

    private void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(CreateMessage(message));
    }
}

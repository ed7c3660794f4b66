namespace Provost.Analyzers.Security.Leaks;

/// <summary>A place where what arrives can be read by more people than may know a secret.</summary>
/// <param name="description">For messages: "the log through 'LogInformation'".</param>
/// <param name="showsElements">Whether collections are written out element by element, and not as the name of their type.</param>
/// <param name="canBeMasked">Whether a mask can take the place of the secret there.</param>
internal sealed class LeakSink(string description, bool showsElements = false, bool canBeMasked = true)
{
    public string Description => description;

    public bool CanBeMasked => canBeMasked;

    /// <summary>Whether a value in this form shows its secret there.</summary>
    public bool Shows(TaintForm form) => form is TaintForm.Text || (showsElements && form is TaintForm.Elements);
}

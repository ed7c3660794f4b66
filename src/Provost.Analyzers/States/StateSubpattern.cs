using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>A member of a state asked inside a property pattern: <c>{ Name: "Completed" }</c>.</summary>
internal static class StateSubpattern
{
    public static StateCheck? Find(IPropertySubpatternOperation subpattern, StateMemberComparison comparison)
    {
        var written = subpattern.Member.Syntax.FirstAncestorOrSelf<SubpatternSyntax>();
        return written is not null && comparison.PredicatesIn(subpattern.Pattern) is { Length: > 0 } predicates
            ? new(StateCheckForm.Subpattern, written, subpattern.Member.Syntax, predicates)
            : null;
    }
}

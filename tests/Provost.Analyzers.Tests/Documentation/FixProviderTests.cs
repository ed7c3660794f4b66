using Microsoft.CodeAnalysis.CodeFixes;
using Provost.CodeFixes.Usage;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>What every fix offers, whatever its rule.</summary>
public sealed class FixProviderTests
{
    public static TheoryData<Type> Fixes => [.. typeof(PRV001NotPartialCodeFixProvider).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))];

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_mends_a_document_a_project_and_a_solution_at_once(Type fix)
    {
        var provider = (CodeFixProvider)Activator.CreateInstance(fix)!;

        var scopes = Assert.IsAssignableFrom<FixAllProvider>(provider.GetFixAllProvider()).GetSupportedFixAllScopes();

        Assert.All([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], scope => Assert.Contains(scope, scopes));
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_is_for_one_rule_and_named_after_it(Type fix)
    {
        var provider = (CodeFixProvider)Activator.CreateInstance(fix)!;

        Assert.StartsWith(Assert.Single(provider.FixableDiagnosticIds), fix.Name, StringComparison.Ordinal);
    }
}

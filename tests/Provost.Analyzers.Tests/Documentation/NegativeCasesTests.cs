using System.Reflection;
using Xunit.Sdk;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>A false warning is as bad as a missed one, and there is more code that is right than wrong: the tests hold the rules to that.</summary>
public sealed class NegativeCasesTests
{
    /// <summary>Ends of the names of tests that do not try a rule on code by markup.</summary>
    private static readonly string[] s_others = ["FixProviderTests", "FixTests", "TaskRunTests", "RequestRunTests", "CodeRunTests", "RobustnessTests", "CorpusTests", "PlainFilesTests"];

    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_rule_is_tried_on_at_least_twice_as_much_code_that_it_leaves_alone(string id)
    {
        var cases = await TestedCases.OfAsync(async () =>
        {
            foreach (var type in typeof(NegativeCasesTests).Assembly.GetTypes().Where(type => type.Name.StartsWith(id, StringComparison.Ordinal)))
            {
                await TryAsync(type);
            }
        });

        Assert.True(cases.Positive > 0, "No test reports anything.");
        Assert.True(cases.Negative >= 2 * cases.Positive, $"{cases.Negative} negative cases, {cases.Positive} positive ones");
    }

    private static async Task TryAsync(Type tests)
    {
        if (!tests.IsPublic || s_others.Any(tests.Name.EndsWith))
        {
            return;
        }

        var instance = Activator.CreateInstance(tests);
        foreach (var test in tests.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))))
        {
            foreach (var row in test.IsDefined(typeof(TheoryAttribute)) ? test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)) : [[]])
            {
                if (test.Invoke(instance, Completed(row, test.GetParameters())) is Task trial)
                {
                    await trial;
                }
            }
        }
    }

    private static object?[] Completed(object?[] row, ParameterInfo[] parameters) => [.. row, .. parameters.Skip(row.Length).Select(parameter => parameter.DefaultValue)];
}

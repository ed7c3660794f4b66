using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Tests.Knowledge;

/// <summary>The catalogue is held against the reference assemblies of the SDK, as far as these have what it names.</summary>
public sealed class IoCatalogTests
{
    private static readonly Lazy<Compilation> s_sdk = new(CompileAgainstSdk);

    /// <summary>Targets and members of each entry that the SDK can confirm.</summary>
    public static TheoryData<string, string> SdkMembers
    {
        get
        {
            var data = new TheoryData<string, string>();
            var members = IoCatalog.Default.Entries.Where(IsOfSdk)
                .SelectMany(entry => entry.Members.Concat(entry.Exceptions), (entry, word) => (entry.Target, Word: word.ToString()))
                .Distinct();
            foreach (var (target, word) in members)
                data.Add(target, word);

            return data;
        }
    }

    public static TheoryData<string> OtherTargets =>
        [.. IoCatalog.Default.Entries.Where(entry => !IsOfSdk(entry) && entry.Match != MatchKind.Namespace).Select(entry => entry.Target).Distinct()];

    [Theory]
    [MemberData(nameof(SdkMembers))]
    public void The_sdk_has_what_the_catalogue_says_it_has(string target, string word)
    {
        var type = s_sdk.Value.GetTypeByMetadataName(target);

        Assert.NotNull(type);
        Assert.Contains(MethodsOf(type), method => MemberPattern.Parse(word).Holds(method, type));
    }

    [Theory]
    [MemberData(nameof(OtherTargets))]
    public void What_is_not_marked_as_the_sdk_is_not_there(string target) => Assert.Null(s_sdk.Value.GetTypeByMetadataName(target));

    [Fact]
    public void The_sdk_entries_are_there_to_check() => Assert.True(SdkMembers.Count > 100, $"{SdkMembers.Count} members");

    [Fact]
    public void Every_category_has_entries() =>
        Assert.Equal(Enum.GetValues<IoCategory>().Where(category => category != IoCategory.None), IoCatalog.Default.Entries.Select(entry => entry.Category).Distinct().Order().Where(category => category != IoCategory.None));

    [Fact]
    public void No_entry_is_there_twice() =>
        Assert.Empty(IoCatalog.Default.Entries
            .GroupBy(entry => (entry.Target, entry.Match, string.Join(" ", entry.Members)))
            .Where(group => group.Count() > 1)
            .Select(group => group.Key));

    [Theory]
    [InlineData("file | type | System.IO.File | @all | - | safe | -")]
    [InlineData("disk | type | System.IO.File | @all | - | safe | - | note")]
    [InlineData("file | class | System.IO.File | @all | - | safe | - | note")]
    [InlineData("file | type | System.IO.File | @all | - | often | - | note")]
    [InlineData("file | type | System.IO.File | @all | - | safe | never | note")]
    public void A_line_that_is_no_entry_is_refused(string line) =>
        Assert.Throws<FormatException>(() => IoCatalog.Parse(new StringReader(line)));

    [Fact]
    public void Comments_and_blank_lines_are_skipped() =>
        Assert.Empty(IoCatalog.Parse(new StringReader("# category | match\n\n# end\n")).Entries);

    [Theory]
    [InlineData("Get*", "GetStringAsync", true)]
    [InlineData("Get*", "Get", true)]
    [InlineData("Get*Names", "GetFileNames", true)]
    [InlineData("Get*Names", "GetFileName", false)]
    [InlineData("*Savepoint*", "CreateSavepointAsync", true)]
    [InlineData("*Exists", "ExistsNot", false)]
    [InlineData("*a*b", "aab", true)]
    [InlineData("Send", "SendAsync", false)]
    [InlineData("*", "", true)]
    [InlineData("", "x", false)]
    public void A_star_stands_for_any_characters(string pattern, string name, bool matches) =>
        Assert.Equal(matches, NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("GetAsync", nameof(Repeatability.Safe))]
    [InlineData("Getter", nameof(Repeatability.Unknown))]
    [InlineData("PutAsJsonAsync", nameof(Repeatability.Idempotent))]
    [InlineData("PostAsync", nameof(Repeatability.Unsafe))]
    [InlineData("Postpone", nameof(Repeatability.Unknown))]
    [InlineData("ExecuteAsync", nameof(Repeatability.Unknown))]
    public void The_first_word_of_a_name_says_whether_to_repeat(string member, string repeat) =>
        Assert.Equal(repeat, VerbTable.RepeatabilityOf(member).ToString());

    private static bool IsOfSdk(IoEntry entry) => entry.Note.StartsWith("SDK", StringComparison.Ordinal);

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
    {
        var related = type.TypeKind == TypeKind.Class ? DerivedFrom(type) : [];
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            related = related.Append(current);
        }

        return related.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>());
    }

    /// <summary>What is said of a base class may be declared by the classes beside it, such as HttpClient.</summary>
    private static IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type) =>
        type.ContainingNamespace.GetTypeMembers().Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.BaseType, type));

    private static Compilation CompileAgainstSdk()
    {
        var runtime = typeof(IoCatalogTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ReferencePack").Value!;
        var packs = new DirectoryInfo(runtime).Parent!.Parent!.Parent!.Parent!;
        var web = Directory.EnumerateDirectories(Path.Combine(packs.FullName, "Microsoft.AspNetCore.App.Ref")).Order(StringComparer.Ordinal).Last();
        var assemblies = Directory.EnumerateFiles(runtime, "*.dll").Concat(Directory.EnumerateFiles(Path.Combine(web, "ref"), "*.dll", SearchOption.AllDirectories));
        return CSharpCompilation.Create("Sdk", references: assemblies.Select(path => MetadataReference.CreateFromFile(path)));
    }
}

using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Parsing;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>What of a file is a declaration, so that a change of it makes the generator look at all files again.</summary>
public sealed class DeclarationHashTests
{
    private const string Text = """
        using System;
        namespace Shop;
        /// <summary>Orders.</summary>
        [Obsolete("old")]
        public partial class Orders(int first)
        {
            private const int Limit = 1 + 1;
            private readonly Func<int, int> _twice = number => number * 2;
            public Orders() : this(3) { Console.WriteLine(4); }
            ~Orders() { Console.WriteLine(5); }
            public int Count => 6;
            public int Total { get { return 7; } set => Console.WriteLine(8); }
            public int this[int index] => index + 9;
            public event Action Changed { add { Console.WriteLine(10); } remove { } }
            public static int operator +(Orders one, int other) => 11;
            public static implicit operator int(Orders one) { return 12; }
            public void Add(int more = 13)
            {
                int Local() => 14;
                Console.WriteLine(Local());
            }
            public partial void Remove();
            private enum Kind { One = 15 }
        }
        """;

    [Theory]
    [InlineData("WriteLine(4)", "WriteLine(44)")]
    [InlineData("WriteLine(5)", "WriteLine(55)")]
    [InlineData("Count => 6", "Count => 66")]
    [InlineData("return 7", "return 77")]
    [InlineData("WriteLine(8)", "WriteLine(88)")]
    [InlineData("index + 9", "index * 9")]
    [InlineData("WriteLine(10)", "WriteLine(1010)")]
    [InlineData("=> 11", "=> 1111")]
    [InlineData("return 12", "return 1212")]
    [InlineData("int Local() => 14;", "long Local() => 14; // and more")]
    [InlineData("public int Count", "\n// Counts.\n    /* all */  public int Count")]
    [InlineData("public void Add", "// Adds.\n    public void Add")]
    public void The_body_of_a_member_is_none(string from, string to) => Assert.Equal(Hash(Text), Hash(Edited(from, to)));

    [Theory]
    [InlineData("using System;", "using System; using System.Text;")]
    [InlineData("Orders.</summary>", "All orders.</summary>")]
    [InlineData("\"old\"", "\"older\"")]
    [InlineData("int first", "long first")]
    [InlineData("1 + 1", "1 + 2")]
    [InlineData("number * 2", "number * 3")]
    [InlineData(": this(3)", ": this(33)")]
    [InlineData("public int Count", "public long Count")]
    [InlineData("more = 13", "more = 14")]
    [InlineData("One = 15", "One = 16")]
    [InlineData("void Remove();", "void Remove() => Add();")]
    [InlineData("Count => 6;", "Count { get { return 6; } }")]
    [InlineData("int Local() => 14;", "\n#nullable disable\n")]
    [InlineData("private enum Kind", "private int _added; private enum Kind")]
    [InlineData("public void Add(", "public long Add(")]
    [InlineData("public void Add(", "public void Put(")]
    [InlineData("public void Add(", "/// <summary>Adds.</summary>\n    public void Add(")]
    [InlineData("public void Add(", "/** Adds. */ public void Add(")]
    [InlineData("public int Count", "/// <summary>Counts.</summary>\n    public int Count")]
    [InlineData("public int Count", "\n#nullable disable\n    public int Count")]
    [InlineData("namespace Shop;", "namespace Store;")]
    [InlineData("class Orders(", "class Order(")]
    public void All_else_is_one(string from, string to) => Assert.NotEqual(Hash(Text), Hash(Edited(from, to)));

    [Fact]
    public void Files_of_one_text_are_kept_apart_by_their_names() => Assert.NotEqual(Hash(Text), Hash(Text, "Other.cs"));

    private static string Edited(string from, string to)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);
        return Text.Replace(from, to, StringComparison.Ordinal);
    }

    private static string Hash(string text, string path = "Orders.cs")
    {
        var hash = DeclarationHash.Of(CSharpSyntaxTree.ParseText(text, GeneratedProject.ParseOptions, path), CancellationToken.None);
        return $"{hash.Rest} {string.Join(' ', hash.Methods)}";
    }
}

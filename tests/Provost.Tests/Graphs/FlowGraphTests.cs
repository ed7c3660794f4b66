namespace Provost.Tests.Graphs;

public sealed class FlowGraphTests
{
    [Fact]
    public void Each_kind_of_node_and_edge_has_a_shape_of_its_own()
    {
        var graph = new FlowGraph(
            [
                new(0, FlowGraphNodeKind.Start, "etl"),
                new(1, FlowGraphNodeKind.Task, "Extract"),
                new(2, FlowGraphNodeKind.Submit, "Load"),
                new(3, FlowGraphNodeKind.Map, "Check"),
                new(4, FlowGraphNodeKind.Subflow, "Report"),
                new(5, FlowGraphNodeKind.Branch, "rows > 0"),
                new(6, FlowGraphNodeKind.Loop, "row in rows"),
            ],
            [new(0, 1), new(5, 6, Label: "yes"), new(1, 2, FlowGraphEdgeKind.Data), new(1, 3, FlowGraphEdgeKind.Data, "rows")]);

        Assert.Equal(
            """
            flowchart TD
                n0(["etl"])
                n1["Extract"]
                n2[/"Load"/]
                n3[/"Check for each"/]
                n4[["Report"]]
                n5{"rows #gt; 0"}
                n6{{"row in rows"}}
                n0 --> n1
                n5 -->|"yes"| n6
                n1 -.-> n2
                n1 -.->|"rows"| n3

            """.ReplaceLineEndings("\n"),
            graph.ToMermaid());
    }

    [Theory]
    [InlineData("a\"b", "a#quot;b")]
    [InlineData("x < y && z > 1", "x #lt; y #amp;#amp; z #gt; 1")]
    [InlineData("#quot;", "#35;quot;")]
    [InlineData("`code`", "#96;code#96;")]
    [InlineData("two\nlines", "two lines")]
    public void A_label_cannot_break_out_of_its_quotes(string label, string expected) =>
        Assert.Contains($"n0([\"{expected}\"])", new FlowGraph([new(0, FlowGraphNodeKind.Start, label)], []).ToMermaid(), StringComparison.Ordinal);

    [Fact]
    public void A_node_at_another_place_than_its_number_is_refused() =>
        Assert.Throws<ArgumentException>("nodes", () => new FlowGraph([new(1, FlowGraphNodeKind.Start, "etl")], []));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 0)]
    public void An_edge_of_no_node_is_refused(int from, int to) =>
        Assert.Throws<ArgumentException>("edges", () => new FlowGraph([new(0, FlowGraphNodeKind.Start, "etl")], [new(from, to)]));
}

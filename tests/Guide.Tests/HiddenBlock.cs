namespace Guide.Tests;

/// <summary>A comment <c>&lt;!-- kind ... --&gt;</c> of a page, which readers do not see: <c>context</c> or <c>environment</c>.</summary>
internal sealed record HiddenBlock(string Kind, string Content, int Line);

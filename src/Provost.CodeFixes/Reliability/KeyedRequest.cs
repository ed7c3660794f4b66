using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// Gives an HTTP request the identity of the task run as its key: one for all attempts, another for each run. A request that is sent
/// more than once in one attempt would need a key of its own each time, and is left to its author.
/// </summary>
internal sealed class KeyedRequest
{
    private const string Header = "Idempotency-Key";
    private const string Identity = "TaskRun";

    private readonly StatementSyntax _statement;
    private readonly InvocationExpressionSyntax _call;
    private readonly InvocationExpressionSyntax? _replacement;
    private readonly string[] _before;

    private KeyedRequest(StatementSyntax statement, InvocationExpressionSyntax call, InvocationExpressionSyntax? replacement, string[] before)
    {
        _statement = statement;
        _call = call;
        _replacement = replacement;
        _before = before;
    }

    /// <summary>How to give a call a key, or <see langword="null"/> where it cannot be given one.</summary>
    public static KeyedRequest? Plan(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetOperation(call, cancellation) is not IInvocationOperation operation
            || call.Expression is not MemberAccessExpressionSyntax { Expression: var client }
            || StatementOf(call) is not { } statement
            || !IsOnlyRequest(call)
            || RunName.For(Identity, model, call.SpanStart) is not { } run)
        {
            return null;
        }

        var key = $"{run}.{Identity}!.Id.ToString()";
        if (RequestSentBy(operation) is { } sent)
        {
            return new(statement, call, replacement: null, [AddHeader(sent, key)]);
        }

        if (Creation(operation, model) is not { } creation || TakesOtherVersion(call))
        {
            return null;
        }

        var request = UnusedName(call);
        var disposal = IsAwaited(call) && creation.OwnsContent ? "using " : "";
        var token = ArgumentOf(operation, "cancellationToken") is { } expression ? $", {expression}" : "";
        return new(
            statement,
            call,
            (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"{client.WithoutTrivia()}.SendAsync({request}{token})"),
            [$"{disposal}var {request} = {creation.Text};", AddHeader(request, key)]);
    }

    /// <summary>The root with the key in the request, and what makes the request before the statement.</summary>
    public SyntaxNode Apply(SyntaxNode root)
    {
        var newLine = _statement.SyntaxTree.GetText().Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
        var indent = _statement.GetLeadingTrivia().LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
        var before = _before.Select((text, index) => SyntaxFactory.ParseStatement(text)
            .WithLeadingTrivia(index == 0 ? _statement.GetLeadingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indent)))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(newLine)));
        var statement = (_replacement is null ? _statement : _statement.ReplaceNode(_call, _replacement.WithTriviaFrom(_call))).WithLeadingTrivia(SyntaxFactory.Whitespace(indent));
        var block = (BlockSyntax)_statement.Parent!;
        var place = block.Statements.IndexOf(_statement);
        return root.ReplaceNode(block, block.WithStatements(block.Statements.RemoveAt(place).InsertRange(place, [.. before, statement])));
    }

    private static string AddHeader(string request, string key) => $"{request}.Headers.Add(\"{Header}\", {key});";

    /// <summary>The statement that makes the call whenever it runs, and once; <see langword="null"/> where there is no such.</summary>
    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax or CastExpressionSyntax
            || node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node)
        {
            node = node.Parent;
        }

        return node.Parent is LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or UsingStatementSyntax
            && node.Parent is StatementSyntax { Parent: BlockSyntax } statement
            && !statement.Ancestors().TakeWhile(static ancestor => ancestor is not MethodDeclarationSyntax).Any(IsRepeatedOrElsewhere)
                ? statement
                : null;
    }

    private static bool IsRepeatedOrElsewhere(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>Whether the task sends nothing else that would have to be keyed.</summary>
    private static bool IsOnlyRequest(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && method.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(static other => other.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "PostAsync" or "PatchAsync" or "PostAsJsonAsync" or "PatchAsJsonAsync" or "SendAsync" or "Send"
        }) == 1;

    /// <summary>The variable that holds the request that the call sends.</summary>
    private static string? RequestSentBy(IInvocationOperation call) =>
        call.TargetMethod is { Name: "SendAsync" or "Send", ContainingType.Name: "HttpClient" or "HttpMessageInvoker" }
        && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == "HttpRequestMessage")?.Value is ILocalReferenceOperation { Syntax: IdentifierNameSyntax name }
            ? name.Identifier.Text
            : null;

    /// <summary>The request that a method such as <c>PostAsync</c> would make, and whether nobody else holds its content.</summary>
    private static (string Text, bool OwnsContent)? Creation(IInvocationOperation call, SemanticModel model)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (method.ContainingType.Name is not ("HttpClient" or "HttpClientJsonExtensions") || ArgumentOf(call, "requestUri") is not { } address)
        {
            return null;
        }

        var (verb, content) = method.Name switch
        {
            "PostAsync" => ("Post", ArgumentOf(call, "content")),
            "PatchAsync" => ("Patch", ArgumentOf(call, "content")),
            "PostAsJsonAsync" => ("Post", Json(call, model)),
            "PatchAsJsonAsync" => ("Patch", Json(call, model)),
            _ => ("", null),
        };
        if (content is null || Name("System.Net.Http.HttpRequestMessage") is not { } message || Name("System.Net.Http.HttpMethod") is not { } verbs)
        {
            return null;
        }

        var initializer = content == "null" ? "" : $" {{ Content = {content} }}";
        return ($"new {message}({verbs}.{verb}, {address}){initializer}", content == "null" || SyntaxFactory.ParseExpression(content) is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax);

        string? Name(string type) => model.Compilation.GetTypeByMetadataName(type)?.ToMinimalDisplayString(model, call.Syntax.SpanStart);
    }

    private static string? Json(IInvocationOperation call, SemanticModel model)
    {
        if (ArgumentOf(call, "value") is not { } value || call.Arguments.Any(static argument => argument.Parameter?.Name is "jsonTypeInfo")
            || model.Compilation.GetTypeByMetadataName("System.Net.Http.Json.JsonContent") is not { } json)
        {
            return null;
        }

        var types = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } } ? generic.TypeArgumentList.ToString() : "";
        var options = ArgumentOf(call, "options") is { } expression ? $", options: {expression}" : "";
        return $"{json.ToMinimalDisplayString(model, call.Syntax.SpanStart)}.Create{types}({value}{options})";
    }

    private static string? ArgumentOf(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)?.Syntax is ArgumentSyntax { Expression: var expression }
            ? expression.WithoutTrivia().ToString()
            : null;

    /// <summary>A request that is made by hand has its own HTTP version, whatever the client's default is.</summary>
    private static bool TakesOtherVersion(SyntaxNode call) =>
        call.SyntaxTree.GetRoot().DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "DefaultRequestVersion");

    private static bool IsAwaited(SyntaxNode call) => call.Ancestors().TakeWhile(static node => node is ExpressionSyntax).Any(static node => node is AwaitExpressionSyntax);

    private static string UnusedName(SyntaxNode call)
    {
        var taken = new HashSet<string>(call.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        var name = "request";
        for (var number = 2; taken.Contains(name); number++)
        {
            name = "request" + number;
        }

        return name;
    }
}

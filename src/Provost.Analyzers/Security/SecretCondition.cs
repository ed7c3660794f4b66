namespace Provost.Analyzers.Security;

/// <summary>A question about a part of a text.</summary>
internal delegate bool SecretCondition(string text, int start, int length);

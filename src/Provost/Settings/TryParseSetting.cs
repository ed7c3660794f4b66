namespace Provost;

/// <summary>Reads a value from its text.</summary>
internal delegate bool TryParseSetting<T>(string text, out T value);

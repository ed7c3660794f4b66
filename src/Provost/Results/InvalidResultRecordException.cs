namespace Provost;

/// <summary>Bytes from a result storage are not the record that was looked for. The message is the end of a sentence that says why.</summary>
internal sealed class InvalidResultRecordException(string reason, Exception? innerException = null) : Exception(reason, innerException);

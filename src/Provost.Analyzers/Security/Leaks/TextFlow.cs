namespace Provost.Analyzers.Security.Leaks;

/// <summary>What a call does with the text that it is given.</summary>
internal enum TextFlow
{
    /// <summary>Nothing that could be followed: also how hashing, masking, cutting and comparing end the way of a secret.</summary>
    Ends,

    /// <summary>The result is what the call is made on.</summary>
    FromReceiver,

    /// <summary>The result is text made of the arguments.</summary>
    FromArguments,

    /// <summary>The result is bytes made of the arguments.</summary>
    BytesFromArguments,

    /// <summary>The result is the first argument, on which the extension method is called.</summary>
    FromFirstArgument,

    /// <summary>The arguments become part of the text that the call is made on.</summary>
    IntoReceiver,

    /// <summary>The arguments become elements of the collection that the call is made on.</summary>
    IntoElements,

    /// <summary>What the call is made on is empty afterwards, or not the same.</summary>
    EmptiesReceiver,
}

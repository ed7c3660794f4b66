namespace Provost.Generators.Parsing;

/// <summary>What keeps a method from being a flow or a task, or an option from meaning something.</summary>
internal enum ProblemKind
{
    /// <summary>PRV001: a containing type is not partial. Arguments: the type, the method.</summary>
    NotPartial,

    /// <summary>PRV002: the member cannot be a flow or a task. Arguments: the method, <c>flow</c> or <c>task</c>, the reason.</summary>
    UnsupportedMember,

    /// <summary>PRV003: a name given by <c>nameof</c> names no fitting method. Arguments: the option, the name, the expected signature.</summary>
    NoSuchMethod,

    /// <summary>PRV004: a value is out of range or contradicts another. Arguments: the option, what is wrong with it.</summary>
    InvalidOption,
}

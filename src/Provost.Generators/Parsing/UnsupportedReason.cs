namespace Provost.Generators.Parsing;

/// <summary>Why a member cannot be a flow or a task; <see cref="UnsupportedReasons.Describe"/> puts it in words.</summary>
internal enum UnsupportedReason
{
    NotOrdinaryMethod,
    FlowAndTask,
    AsyncVoid,
    StaticAbstract,
    StaticAbstractMember,
    HiddenInterfaceMember,
    VariantInterface,
    ExplicitInterfaceImplementation,
    EntryPoint,
    TypeParameterHidesOuter,
    ReturnsByReference,
    AsyncEnumerator,
    CustomAwaitable,
    RefLikeType,
    Pointer,
    Dynamic,
    ByReferenceParameter,
    VariableArguments,
    Conditional,
    FileLocalType,
    InstanceOfRefStruct,
    MutableStructInstance,
    NameTaken,
    OverloadOfHiddenTypes,
    OverloadOfOtherTypeParameters,
}

namespace Provost.Generators.Parsing;

/// <summary>Puts reasons in words, as the end of the sentence "'X' cannot be a task: ...".</summary>
internal static class UnsupportedReasons
{
    /// <param name="reason">The reason.</param>
    /// <param name="detail">The parameter, type or member it is about, where there is one.</param>
    public static string Describe(UnsupportedReason reason, string detail) => reason switch
    {
        UnsupportedReason.NotOrdinaryMethod => "only ordinary methods can be; a local function, lambda, accessor or operator has no proxy",
        UnsupportedReason.FlowAndTask => "it is marked as a flow and as a task; choose one",
        UnsupportedReason.AsyncVoid => "nothing can await or observe 'async void'; return 'Task'",
        UnsupportedReason.StaticAbstract => "it is static and has no body of its own to run; mark the implementation",
        UnsupportedReason.StaticAbstractMember => $"no decorator can stand for the static abstract member '{detail}' of its interface; mark the implementation",
        UnsupportedReason.HiddenInterfaceMember => $"no decorator can pass on the member '{detail}' of its interface, which is not visible there; mark the implementation",
        UnsupportedReason.VariantInterface => $"the interface '{detail}' is variant, where no proxy can be nested; leave out 'in' and 'out'",
        UnsupportedReason.ExplicitInterfaceImplementation => "an explicit interface implementation is only called through the interface; mark the member of the interface",
        UnsupportedReason.EntryPoint => "the entry point is called by the platform, past any proxy; call a flow from it",
        UnsupportedReason.TypeParameterHidesOuter => $"its type parameter '{detail}' hides that of the type it is in; rename one",
        UnsupportedReason.ReturnsByReference => "it returns a reference, which cannot outlive a run",
        UnsupportedReason.AsyncEnumerator => "it returns an enumerator, which nobody can ask for the elements anew; return 'IAsyncEnumerable<T>'",
        UnsupportedReason.CustomAwaitable => $"it returns the awaitable type '{detail}'; return 'Task' or 'ValueTask'",
        UnsupportedReason.RefLikeType => $"'{detail}' lives on the stack and cannot be kept for a retry; take an array or 'Memory<T>'",
        UnsupportedReason.Pointer => $"'{detail}' is a pointer, which cannot be kept for a retry",
        UnsupportedReason.Dynamic => $"'{detail}' is 'dynamic', so its calls are bound past any proxy; use 'object'",
        UnsupportedReason.ByReferenceParameter => $"the parameter '{detail}' is passed by reference, which a retry cannot repeat; return the value",
        UnsupportedReason.VariableArguments => "'__arglist' cannot be passed on; use 'params'",
        UnsupportedReason.Conditional => $"its calls are left out wherever '{detail}' is not defined, that of its proxy included; test for it in the body",
        UnsupportedReason.FileLocalType => $"the type '{detail}' is local to its file, where no proxy can be added",
        UnsupportedReason.InstanceOfRefStruct => $"the receiver '{detail}' lives on the stack and cannot be kept for a retry; make the method static",
        UnsupportedReason.MutableStructInstance => $"it would run on a copy of the struct '{detail}'; make the method or the struct 'readonly'",
        UnsupportedReason.NameTaken => $"its proxy needs the name '{detail}', which is taken; rename one",
        UnsupportedReason.OverloadOfHiddenTypes => "an overload that shares its proxy is visible further than its own types; rename one",
        UnsupportedReason.OverloadOfOtherTypeParameters => "an overload that shares its proxy names or constrains its type parameters in another way; write both alike, or rename one method",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

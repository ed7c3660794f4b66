namespace Provost.Generators.Model;

/// <summary>How a method hands back its result.</summary>
internal enum ReturnKind
{
    Void,
    Value,
    Task,
    TaskOfT,
    ValueTask,
    ValueTaskOfT,
    Stream,
}

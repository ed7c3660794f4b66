using System.ComponentModel;

namespace Provost.Generated;

// One struct for each number of arguments. All flows and tasks share them: a struct for each method would be code that every program
// has once more for each.

/// <summary>The arguments of a call that has none. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments : IArguments
{
    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
    }
}

/// <summary>One argument of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1>(T1 item1) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
    }
}

/// <summary>Two arguments of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2>(T1 item1, T2 item2) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
    }
}

/// <summary>Three arguments of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2, T3>(T1 item1, T2 item2, T3 item3) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <summary>The third argument.</summary>
    public T3 Item3 => item3;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
        visitor.Visit(names[first + 2], item3);
    }
}

/// <summary>Four arguments of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2, T3, T4>(T1 item1, T2 item2, T3 item3, T4 item4) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <summary>The third argument.</summary>
    public T3 Item3 => item3;

    /// <summary>The fourth argument.</summary>
    public T4 Item4 => item4;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
        visitor.Visit(names[first + 2], item3);
        visitor.Visit(names[first + 3], item4);
    }
}

/// <summary>Five arguments of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2, T3, T4, T5>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <summary>The third argument.</summary>
    public T3 Item3 => item3;

    /// <summary>The fourth argument.</summary>
    public T4 Item4 => item4;

    /// <summary>The fifth argument.</summary>
    public T5 Item5 => item5;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
        visitor.Visit(names[first + 2], item3);
        visitor.Visit(names[first + 3], item4);
        visitor.Visit(names[first + 4], item5);
    }
}

/// <summary>Six arguments of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2, T3, T4, T5, T6>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <summary>The third argument.</summary>
    public T3 Item3 => item3;

    /// <summary>The fourth argument.</summary>
    public T4 Item4 => item4;

    /// <summary>The fifth argument.</summary>
    public T5 Item5 => item5;

    /// <summary>The sixth argument.</summary>
    public T6 Item6 => item6;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
        visitor.Visit(names[first + 2], item3);
        visitor.Visit(names[first + 3], item4);
        visitor.Visit(names[first + 4], item5);
        visitor.Visit(names[first + 5], item6);
    }
}

/// <summary>Seven arguments of a call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2, T3, T4, T5, T6, T7>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7) : IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <summary>The third argument.</summary>
    public T3 Item3 => item3;

    /// <summary>The fourth argument.</summary>
    public T4 Item4 => item4;

    /// <summary>The fifth argument.</summary>
    public T5 Item5 => item5;

    /// <summary>The sixth argument.</summary>
    public T6 Item6 => item6;

    /// <summary>The seventh argument.</summary>
    public T7 Item7 => item7;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
        visitor.Visit(names[first + 2], item3);
        visitor.Visit(names[first + 3], item4);
        visitor.Visit(names[first + 4], item5);
        visitor.Visit(names[first + 5], item6);
        visitor.Visit(names[first + 6], item7);
    }
}

/// <summary>Seven arguments of a call, and those that follow. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arguments<T1, T2, T3, T4, T5, T6, T7, TRest>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, TRest rest) : IArguments
    where TRest : struct, IArguments
{
    /// <summary>The first argument.</summary>
    public T1 Item1 => item1;

    /// <summary>The second argument.</summary>
    public T2 Item2 => item2;

    /// <summary>The third argument.</summary>
    public T3 Item3 => item3;

    /// <summary>The fourth argument.</summary>
    public T4 Item4 => item4;

    /// <summary>The fifth argument.</summary>
    public T5 Item5 => item5;

    /// <summary>The sixth argument.</summary>
    public T6 Item6 => item6;

    /// <summary>The seventh argument.</summary>
    public T7 Item7 => item7;

    /// <summary>The others.</summary>
    public TRest Rest => rest;

    /// <inheritdoc/>
    public void Visit(IReadOnlyList<string> names, int first, IArgumentVisitor visitor)
    {
        visitor.Visit(names[first], item1);
        visitor.Visit(names[first + 1], item2);
        visitor.Visit(names[first + 2], item3);
        visitor.Visit(names[first + 3], item4);
        visitor.Visit(names[first + 4], item5);
        visitor.Visit(names[first + 5], item6);
        visitor.Visit(names[first + 6], item7);
        rest.Visit(names, first + 7, visitor);
    }
}

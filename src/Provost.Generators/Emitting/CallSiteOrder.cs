using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Orders calls by what they call and then by where they stand, the same in each run.</summary>
internal static class CallSiteOrder
{
    public static int Compare(CallSite left, CallSite right)
    {
        if (Compare(left.Method, right.Method) is not 0 and var methods)
            return methods;
        if (string.CompareOrdinal(left.File, right.File) is not 0 and var files)
            return files;

        return left.Line == right.Line ? string.CompareOrdinal(left.Data, right.Data) : left.Line.CompareTo(right.Line);
    }

    private static int Compare(InterceptedMethod left, InterceptedMethod right)
    {
        if (ReferenceEquals(left, right))
            return 0;
        if (string.CompareOrdinal(left.DeclaringType, right.DeclaringType) is not 0 and var types)
            return types;
        if (string.CompareOrdinal(left.Name, right.Name) is not 0 and var names)
            return names;
        if (left.TypeParameters.Count != right.TypeParameters.Count)
            return left.TypeParameters.Count.CompareTo(right.TypeParameters.Count);

        return Compare(left.Parameters, right.Parameters);
    }

    /// <summary>Methods of one name and as many type parameters differ in the types of their parameters.</summary>
    private static int Compare(EquatableArray<ParameterModel> left, EquatableArray<ParameterModel> right)
    {
        for (var index = 0; index < left.Count && index < right.Count; index++)
        {
            if (string.CompareOrdinal(left[index].Type, right[index].Type) is not 0 and var types)
                return types;
        }

        return left.Count.CompareTo(right.Count);
    }
}

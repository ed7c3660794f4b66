using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>The arguments of a call that passes the parameters of a method on, the token as it is; it writes itself where it goes.</summary>
/// <param name="method">The method.</param>
/// <param name="prefix">What stands before each value.</param>
/// <param name="suffix">What stands behind each value.</param>
/// <param name="withToken">Whether the token is passed on too.</param>
internal readonly struct PassedOn(MethodModel method, string prefix, string suffix, bool withToken = true)
{
    public void WriteTo(SourceWriter writer)
    {
        var isFirst = true;
        for (var index = 0; index < method.Parameters.Count; index++)
        {
            var parameter = method.Parameters[index];
            if (parameter.IsToken && !withToken)
                continue;

            writer.Write(isFirst ? "" : ", ");
            isFirst = false;
            writer.Write(parameter.IsToken ? "" : prefix);
            writer.Write(parameter.Identifier);
            writer.Write(parameter.IsToken ? "" : suffix);
        }
    }
}

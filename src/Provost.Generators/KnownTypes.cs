namespace Provost.Generators;

/// <summary>
/// The metadata names of the types that generator, analyzers and fixes look for: the runtime is known to them by these names
/// only, and nowhere else.
/// </summary>
internal static class KnownTypes
{
    public const string RuntimeNamespace = "Provost";
    public const string GeneratedNamespace = "Provost.Generated";
    public const string ManifestsNamespace = "Provost.Generated.Manifests";
    public const string InterceptorsNamespace = "Provost.Generated.Interceptors";

    // Attributes
    public const string TaskAttribute = "Provost.TaskAttribute";
    public const string FlowAttribute = "Provost.FlowAttribute";

    // Runs
    public const string Run = "Provost.Run";
    public const string TaskRun = "Provost.TaskRun";
    public const string FlowRun = "Provost.FlowRun";

    public const string Transaction = "Provost.Transaction";

    // States
    public const string State = "Provost.State";
    public const string StateType = "Provost.StateType";

    // Futures
    public const string Future = "Provost.Future";
    public const string FutureOfT = "Provost.Future`1";
    public const string FutureList = "Provost.FutureList`1";
    public const string NoResult = "Provost.NoResult";

    // Options
    public const string TaskOptions = "Provost.TaskOptions";
    public const string FlowOptions = "Provost.FlowOptions";

    // Secrets
    public const string Secret = "Provost.Secret";

    // I/O
    public const string PerformsIoAttribute = "Provost.PerformsIoAttribute";

    // Manifest
    public const string OrchestratedMembersAttribute = "Provost.Generated.OrchestratedMembersAttribute";
    public const string IoMemberAttribute = "Provost.Generated.IoMemberAttribute";

    // The platform
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Task = "System.Threading.Tasks.Task";
    public const string TaskOfT = "System.Threading.Tasks.Task`1";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string ValueTaskOfT = "System.Threading.Tasks.ValueTask`1";
    public const string AsyncEnumerable = "System.Collections.Generic.IAsyncEnumerable`1";
    public const string AsyncEnumerator = "System.Collections.Generic.IAsyncEnumerator`1";
    public const string LambdaExpression = "System.Linq.Expressions.LambdaExpression";
    public const string Expression = "System.Linq.Expressions.Expression";
    public const string ExpressionOfT = "System.Linq.Expressions.Expression`1";
    public const string JsonIgnoreAttribute = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string ValidationAttribute = "System.ComponentModel.DataAnnotations.ValidationAttribute";
    public const string ConditionalAttribute = "System.Diagnostics.ConditionalAttribute";
    public const string DynamicallyAccessedMembersAttribute = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute";
    public const string FlagsAttribute = "System.FlagsAttribute";
    public const string ObsoleteAttribute = "System.ObsoleteAttribute";
}

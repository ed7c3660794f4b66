using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Provost.Generated;

/// <summary>Makes a container hand the decorator of an open generic interface the implementation that it decorates. Generated code carries it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InnerServiceAttribute() : FromKeyedServicesAttribute(InnerKey)
{
    internal const string InnerKey = "Provost.InnerService";
}

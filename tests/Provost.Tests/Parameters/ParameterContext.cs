using System.Text.Json.Serialization;

namespace Provost.Tests;

[JsonSerializable(typeof(List<int>))]
[JsonSerializable(typeof(ParameterFlows.Point))]
internal sealed partial class ParameterContext : JsonSerializerContext;

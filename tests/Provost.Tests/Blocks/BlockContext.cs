using System.Text.Json.Serialization;

namespace Provost.Tests;

[JsonSerializable(typeof(Login))]
internal sealed partial class BlockContext : JsonSerializerContext;

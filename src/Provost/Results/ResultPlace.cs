using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>The place of one result: its storage, its key and how it is written.</summary>
internal sealed record ResultPlace(ResultStorage Storage, string Key, IResultSerializer Serializer, ResultServices Services, ILogger Log);

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;
using Provost.Generators;

namespace Provost.Analyzers.Caching;

/// <summary>
/// Tells types whose values are no data: the runtime refuses to hash and to store them, be it by type or because what they are is
/// not in their public members.
/// </summary>
internal sealed class LiveTypes
{
    private static readonly Dictionary<string, LiveType> s_types = new(StringComparer.Ordinal)
    {
        // Means to an end
        ["System.Net.Http.HttpMessageInvoker"] = LiveType.Service,
        ["System.Net.Http.HttpMessageHandler"] = LiveType.Service,
        ["System.Net.Http.IHttpClientFactory"] = LiveType.Service,
        ["System.Data.IDbConnection"] = LiveType.Service,
        ["System.Data.Common.DbDataSource"] = LiveType.Service,
        ["System.Data.IDbTransaction"] = LiveType.Service,
        ["Microsoft.EntityFrameworkCore.DbContext"] = LiveType.Service,
        ["Microsoft.EntityFrameworkCore.IDbContextFactory`1"] = LiveType.Service,
        ["System.Data.Entity.DbContext"] = LiveType.Service,
        ["System.IServiceProvider"] = LiveType.Service,
        ["Microsoft.Extensions.DependencyInjection.IServiceScope"] = LiveType.Service,
        ["Microsoft.Extensions.DependencyInjection.IServiceScopeFactory"] = LiveType.Service,
        ["Microsoft.Extensions.Logging.ILogger"] = LiveType.Service,
        ["Microsoft.Extensions.Logging.ILoggerFactory"] = LiveType.Service,
        ["Microsoft.Extensions.Caching.Memory.IMemoryCache"] = LiveType.Service,
        ["Microsoft.Extensions.Caching.Distributed.IDistributedCache"] = LiveType.Service,
        ["System.Net.Sockets.Socket"] = LiveType.Service,
        ["System.Net.Sockets.TcpClient"] = LiveType.Service,
        ["System.Net.Sockets.UdpClient"] = LiveType.Service,
        ["System.Net.WebSockets.WebSocket"] = LiveType.Service,
        ["System.Net.Mail.SmtpClient"] = LiveType.Service,
        ["System.Threading.CancellationToken"] = LiveType.Service,
        ["System.Threading.CancellationTokenSource"] = LiveType.Service,
        ["System.Threading.SemaphoreSlim"] = LiveType.Service,
        ["System.Threading.WaitHandle"] = LiveType.Service,
        ["System.IProgress`1"] = LiveType.Service,
        ["System.TimeProvider"] = LiveType.Service,
        ["System.Diagnostics.ActivitySource"] = LiveType.Service,
        [KnownTypes.Secret] = LiveType.Service,

        // What results are made of
        ["System.IO.Stream"] = LiveType.Source,
        ["System.IO.TextReader"] = LiveType.Source,
        ["System.IO.TextWriter"] = LiveType.Source,
        ["System.IO.BinaryReader"] = LiveType.Source,
        ["System.IO.BinaryWriter"] = LiveType.Source,
        ["System.IO.FileSystemInfo"] = LiveType.Source,
        ["System.Net.Http.HttpContent"] = LiveType.Source,
        ["System.Net.Http.HttpRequestMessage"] = LiveType.Source,
        ["System.Net.Http.HttpResponseMessage"] = LiveType.Source,
        ["System.Data.IDataReader"] = LiveType.Source,
        ["System.Data.IDbCommand"] = LiveType.Source,
        ["System.Xml.XmlReader"] = LiveType.Source,
        ["System.Xml.XmlWriter"] = LiveType.Source,
        ["System.Threading.Tasks.Task"] = LiveType.Source,
        ["System.Threading.Tasks.ValueTask"] = LiveType.Source,
        ["System.Threading.Tasks.ValueTask`1"] = LiveType.Source,
        ["System.Threading.Channels.Channel`2"] = LiveType.Source,
        ["System.Threading.Channels.ChannelReader`1"] = LiveType.Source,
        ["System.Threading.Channels.ChannelWriter`1"] = LiveType.Source,
        ["System.Threading.Thread"] = LiveType.Source,
        ["System.Diagnostics.Process"] = LiveType.Source,
        ["System.Runtime.InteropServices.SafeHandle"] = LiveType.Source,
        ["System.Reflection.MemberInfo"] = LiveType.Source,
        ["System.Reflection.Assembly"] = LiveType.Source,
        ["System.Linq.Expressions.Expression"] = LiveType.Source,
        ["System.Linq.IQueryable"] = LiveType.Source,
        ["System.Linq.IGrouping`2"] = LiveType.Source,
        ["System.Linq.ILookup`2"] = LiveType.Source,
        ["System.Linq.IOrderedEnumerable`1"] = LiveType.Source,
        ["System.Collections.IEnumerator"] = LiveType.Source,
        ["System.Collections.Generic.IAsyncEnumerable`1"] = LiveType.Source,
        ["System.Collections.Generic.IAsyncEnumerator`1"] = LiveType.Source,
        ["System.Lazy`1"] = LiveType.Source,
        ["System.Exception"] = LiveType.Source,
        ["System.IAsyncResult"] = LiveType.Source,
        ["System.IAsyncDisposable"] = LiveType.Source,
        [KnownTypes.Future] = LiveType.Source,
        ["Provost.RunContext"] = LiveType.Source,
    };

    private static readonly HashSet<string> s_simpleNames = new(s_types.Keys.Select(MetadataName.SimpleNameOf), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ITypeSymbol, LiveType?> _verdicts = new(SymbolEqualityComparer.Default);

    /// <summary>What a value of the type is, or <see langword="null"/> where it may be data.</summary>
    public LiveType? Of(ITypeSymbol type) => _verdicts.TryGetValue(type, out var verdict) ? verdict : _verdicts.GetOrAdd(type, Judge);

    private static LiveType? Judge(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Select(Judge).FirstOrDefault(live => live is not null),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } or IFunctionPointerTypeSymbol or IPointerTypeSymbol => LiveType.Source,
        INamedTypeSymbol { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => LiveType.Source,
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => JudgeNamed(named),
        _ => null,
    };

    /// <summary>A type is first what its base types say: a connection can be disposed of asynchronously too, but is a connection.</summary>
    private static LiveType? JudgeNamed(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Find(current) is { } live)
            {
                return live;
            }
        }

        LiveType? found = null;
        foreach (var contract in type.AllInterfaces)
        {
            if (Find(contract) is { } live && (found is null || live == LiveType.Service))
            {
                found = live;
            }
        }

        return found ?? (IsClient(type) ? LiveType.Service : null);
    }

    private static LiveType? Find(INamedTypeSymbol type) =>
        s_simpleNames.Contains(type.MetadataName) && s_types.TryGetValue(MetadataName.Of(type.OriginalDefinition), out var live) ? live : null;

    /// <summary>What the catalogue knows as the object on which I/O is done; what stands for a file is found by its type.</summary>
    private static bool IsClient(INamedTypeSymbol type)
    {
        if (type.IsStatic || type.IsValueType)
        {
            return false;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsClientTarget(current))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(IsClientTarget);
    }

    private static bool IsClientTarget(INamedTypeSymbol type)
    {
        foreach (var entry in IoCatalog.Default.EntriesFor(type.OriginalDefinition))
        {
            if (entry is { Match: MatchKind.Type, Category: not (IoCategory.File or IoCategory.None or IoCategory.Resilience) } && !entry.Members.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}

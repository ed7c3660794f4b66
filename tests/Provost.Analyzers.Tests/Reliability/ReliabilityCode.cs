namespace Provost.Analyzers.Tests.Reliability;

/// <summary>The flow or task that a snippet is tried in.</summary>
internal static class ReliabilityCode
{
    private const string Usings = """
        using System.Data;
        using System.Data.Common;
        using System.Diagnostics;
        using System.IO.Compression;
        using System.Net;
        using System.Net.Http.Json;
        using System.Net.Sockets;
        using System.Text.Json;
        using System.Xml;
        using System.Xml.Linq;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        """;

    private const string Fields = """
            private static readonly HttpClient s_http = new();
            private readonly HttpClient _http = new();
            private readonly HttpClient _injected = null!;
            private readonly Shop _db = null!;
            private readonly DbConnection _connection = null!;
            private readonly Func<string, string> _read = null!;
            private Func<Task<string>> Fetch { get; set; } = null!;
            private Lazy<string> Kept { get; set; } = null!;
        """;

    private const string Types = """
        public class Order { public int Id { get; set; } public string Path { get; set; } = ""; }
        public class Shop : DbContext { public DbSet<Order> Orders { get; } = null!; }
        public interface IOrders { [Refit.Get("/orders")] Task<string> AllAsync(); [Refit.Post("/orders")] Task AddAsync(string order); void Local(); }
        """;

    public static string Flow(string body, string members = "") => Method("[Flow]", body, members);

    public static string Task(string body, string members = "", string attribute = "[Task]") => Method(attribute, body, members);

    /// <summary>As many flows or tasks as there are bodies, compiled at once.</summary>
    public static string Methods(string attribute, params IEnumerable<string> bodies) => In(string.Concat(bodies.Select((body, index) => $$"""

            {{TestedCases.Mark}}
            {{attribute}}
            public async Task Run{{index}}Async(string url, string path, IServiceCollection services, CancellationToken token)
            {
                {{body}}
            }
        """)));

    /// <summary>As many flows as there are bodies, each of which is that of a helper, compiled at once.</summary>
    public static string Helpers(IEnumerable<string> bodies) => In(string.Concat(bodies.Select((body, index) => $$"""

            {{TestedCases.Mark}}
            [Flow] public Task Run{{index}}Async(string url, string path, IServiceCollection services, CancellationToken token) => Help{{index}}Async(url, path, services, token);

            private async Task Help{{index}}Async(string url, string path, IServiceCollection services, CancellationToken token)
            {
                {{body}}
            }
        """)));

    private static string Method(string attribute, string body, string members) => In($$"""
            {{attribute}}
            public async Task RunAsync(string url, string path, IServiceCollection services, CancellationToken token)
            {
                {{body}}
            }

            {{members}}
        """);

    private static string In(string members) => $$"""
        {{Usings}}

        public partial class Etl
        {
        {{Fields}}

        {{members}}
        }

        {{Types}}
        """;
}

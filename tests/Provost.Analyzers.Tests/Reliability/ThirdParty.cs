using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>
/// Just enough of the packages that the catalogue knows, as an assembly of its own: what a rule believes about a type depends
/// on its being someone else's.
/// </summary>
internal static class ThirdParty
{
    private static readonly Lazy<MetadataReference> s_clients = new(() => Compile("Clients", Clients));
    private static readonly Lazy<MetadataReference> s_httpResilience = new(() => Compile("Microsoft.Extensions.Http.Resilience", HttpResilience));

    private const string Clients = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContext : IDisposable
            {
                public virtual int SaveChanges() => 0;
                public virtual Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => null!;
                public DbSet<T> Set<T>() where T : class => null!;
                public object Add(object entity) => entity;
                public ValueTask<object> AddAsync(object entity, CancellationToken cancellationToken = default) => default;
                public void Dispose() { }
            }

            public abstract class DbSet<T> : IQueryable<T> where T : class
            {
                public T? Find(params object[] keys) => null;
                public ValueTask<T?> FindAsync(params object[] keys) => default;
                public void Add(T entity) { }
                public ValueTask<T> AddAsync(T entity) => default;
                public Type ElementType => null!;
                public Expression Expression => null!;
                public IQueryProvider Provider => null!;
                public IEnumerator<T> GetEnumerator() => null!;
                IEnumerator IEnumerable.GetEnumerator() => null!;
            }

            public static class EntityFrameworkQueryableExtensions
            {
                public static Task<List<T>> ToListAsync<T>(this IQueryable<T> source, CancellationToken cancellationToken = default) => null!;
                public static string ToQueryString(this IQueryable source) => "";
            }

            public static class ExecutionStrategyExtensions
            {
                public static Task ExecuteAsync(this Storage.IExecutionStrategy strategy, Func<Task> operation) => operation();
            }
        }

        namespace Microsoft.EntityFrameworkCore.Storage
        {
            public interface IExecutionStrategy { }
        }

        namespace Microsoft.Data.Sqlite
        {
            public abstract class SqliteConnection : DbConnection { }
            public abstract class SqliteDataReader : DbDataReader { }
            public abstract class SqliteTransaction : DbTransaction { }
        }

        namespace Dapper
        {
            public static class SqlMapper
            {
                public static Task<IEnumerable<T>> QueryAsync<T>(this System.Data.IDbConnection connection, string sql, object? parameters = null) => null!;
                public static Task<int> ExecuteAsync(this System.Data.IDbConnection connection, string sql, object? parameters = null) => null!;
            }
        }

        namespace Azure
        {
            public class Response { public Stream_ GetRawResponse() => null!; public class Stream_ { } }
            public abstract class NullableResponse<T> { public T Value => default!; }
            public abstract class Response<T> : NullableResponse<T> { }
        }

        namespace Azure.Storage.Blobs
        {
            public class BlobClient
            {
                public virtual Task<Azure.Response<string>> DownloadContentAsync() => null!;
                public virtual Azure.Response<string> DownloadContent() => null!;
                public virtual Uri GenerateSasUri() => null!;
                public virtual BlobClient WithSnapshot(string snapshot) => this;
            }
        }

        namespace Amazon.Runtime
        {
            public interface IAmazonService { }
            public class AmazonWebServiceResponse { }
        }

        namespace Amazon.S3
        {
            public class GetObjectResponse : Amazon.Runtime.AmazonWebServiceResponse { }
            public interface IAmazonS3 : Amazon.Runtime.IAmazonService
            {
                Task<GetObjectResponse> GetObjectAsync(string bucket, string key);
                string GetPreSignedURL(string key);
            }
        }

        namespace StackExchange.Redis
        {
            public interface IRedisAsync { bool IsConnected(string key); }
            public interface IDatabaseAsync : IRedisAsync { Task<string?> StringGetAsync(string key); }
            public interface IDatabase : IDatabaseAsync { string? StringGet(string key); object CreateBatch(); }
            public interface IConnectionMultiplexer { IDatabase GetDatabase(); }
        }

        namespace Confluent.Kafka
        {
            public interface IProducer<TKey, TValue> { Task<object> ProduceAsync(string topic, TValue value); }
            public interface IConsumer<TKey, TValue> { object Consume(); void Subscribe(string topic); }
        }

        namespace MassTransit
        {
            public interface IPublishEndpoint { Task Publish<T>(T message); }
        }

        namespace Refit
        {
            public abstract class HttpMethodAttribute(string path) : Attribute { public string Path => path; }
            public class GetAttribute(string path) : HttpMethodAttribute(path);
            public class PostAttribute(string path) : HttpMethodAttribute(path);
        }

        namespace Anthropic.Services
        {
            public class MessageService { public Task<string> Create(string prompt) => null!; public string Describe() => ""; }
        }

        namespace System.ClientModel
        {
            public class ClientResult { }
            public class ClientResult<T> : ClientResult { }
        }

        namespace OpenAI.Chat
        {
            public class ChatClient { public Task<System.ClientModel.ClientResult<string>> CompleteChatAsync(string prompt) => null!; }
        }

        namespace Microsoft.Extensions.AI
        {
            public interface IChatClient { Task<string> GetResponseAsync(string prompt); }
        }

        namespace Grpc.Core
        {
            public class AsyncUnaryCall<T> { public System.Runtime.CompilerServices.TaskAwaiter<T> GetAwaiter() => default; }
            public abstract class ClientBase { }
        }

        namespace Greeting
        {
            public class GreeterClient : Grpc.Core.ClientBase { public virtual string SayHello(string name) => name; }
        }

        namespace Flurl.Http
        {
            public static class GeneratedExtensions { public static Task<string> GetStringAsync(this string url, CancellationToken cancellationToken = default) => null!; }
        }

        namespace Polly
        {
            public class ResiliencePipeline
            {
                public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> callback, CancellationToken cancellationToken = default) => default;
                public ValueTask<T> ExecuteAsync<T>(Func<CancellationToken, ValueTask<T>> callback, CancellationToken cancellationToken = default) => default;
            }

            public interface IAsyncPolicy { Task<T> ExecuteAsync<T>(Func<Task<T>> action); }
            public abstract class AsyncPolicy : IAsyncPolicy { public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => action(); }
            public class PolicyBuilder { }
            public abstract class Policy
            {
                public static PolicyBuilder Handle<T>() where T : Exception => new();
                public static AsyncPolicy TimeoutAsync(int seconds) => null!;
                public static AsyncPolicy WrapAsync(params IAsyncPolicy[] policies) => null!;
            }

            public static class PolicySyntax
            {
                public static AsyncPolicy RetryAsync(this PolicyBuilder builder, int count) => null!;
                public static AsyncPolicy WaitAndRetryAsync(this PolicyBuilder builder, int count, Func<int, TimeSpan> delay) => null!;
                public static AsyncPolicy CircuitBreakerAsync(this PolicyBuilder builder, int count, TimeSpan time) => null!;
            }

            public class ResiliencePipelineBuilder { public ResiliencePipeline Build() => new(); }

            public static class ResiliencePipelineBuilderExtensions
            {
                public static ResiliencePipelineBuilder AddRetry(this ResiliencePipelineBuilder builder) => builder;
                public static ResiliencePipelineBuilder AddTimeout(this ResiliencePipelineBuilder builder, TimeSpan timeout) => builder;
                public static ResiliencePipelineBuilder AddCircuitBreaker(this ResiliencePipelineBuilder builder) => builder;
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }
            public static class ServiceCollectionServiceExtensions
            {
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) => services;
            }
        }
        """;

    private const string HttpResilience = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class ResilienceHttpClientBuilderExtensions { }
        }
        """;

    /// <summary>Adds the clients to a test.</summary>
    public static Solution Apply(Solution solution, ProjectId project) => solution.AddMetadataReference(project, s_clients.Value);

    /// <summary>Adds the package that lets message handlers retry.</summary>
    public static Solution ApplyHttpResilience(Solution solution, ProjectId project) => solution.AddMetadataReference(project, s_httpResilience.Value);

    private static MetadataReference Compile(string assembly, string source)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(source)],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}

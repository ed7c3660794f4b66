using System.Reflection;
using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>What the pipeline keeps must be plain data: a symbol or a node in it would keep whole compilations alive, and compare as different on every edit.</summary>
public sealed class ModelShapeTests
{
    private static readonly IReadOnlyList<Type> s_models = [..
        typeof(MethodModel).Assembly.GetTypes().Where(static type => type.Namespace == typeof(MethodModel).Namespace && !type.IsEnum && !(type.IsAbstract && type.IsSealed) && !type.IsNested)];

    [Fact]
    public void There_are_models() => Assert.True(s_models.Count > 10);

    [Fact]
    public void No_model_holds_a_type_of_the_compiler()
    {
        foreach (var model in s_models)
        {
            foreach (var field in model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                Assert.All(Parts(field.FieldType), part => Assert.False(part.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{model.Name}.{field.Name}"));
        }
    }

    [Fact]
    public void Each_model_compares_by_value()
    {
        foreach (var model in s_models)
            Assert.True(typeof(IEquatable<>).MakeGenericType(Close(model)).IsAssignableFrom(Close(model)), model.Name);
    }

    [Fact]
    public void No_model_holds_a_collection_that_compares_by_reference()
    {
        foreach (var model in s_models.Where(static model => model != typeof(NameSet) && model.Name != typeof(EquatableArray<>).Name))
        {
            foreach (var field in model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                Assert.True(IsComparedByValue(field.FieldType), $"{model.Name}.{field.Name}");
        }
    }

    [Fact]
    public void What_is_kept_beyond_a_run_is_plain_data()
    {
        var caches = typeof(MethodModel).Assembly.GetTypes()
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(static field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(FileCache<,>))
            .ToList();
        Assert.NotEmpty(caches);
        Assert.All(caches, static cache => Assert.All(
            cache.FieldType.GetGenericArguments().SelectMany(Parts),
            part => Assert.False(part.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{cache.DeclaringType!.Name}.{cache.Name}")));
    }

    private static bool IsComparedByValue(Type type) =>
        type.IsPrimitive || Nullable.GetUnderlyingType(type) is not null || type.IsEnum || type == typeof(string) || s_models.Contains(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>));

    private static Type Close(Type type) => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(string)) : type;

    private static IEnumerable<Type> Parts(Type type) => type.GetElementType() is { } element
        ? Parts(element)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
}

namespace Provost.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class EmptyProjectTests(PackedPackage package)
{
    [Fact]
    public async Task An_empty_console_project_builds_clean()
    {
        var project = await package.NewConsoleProjectAsync("Empty");

        var build = (await project.BuildAsync()).MustSucceed();

        Assert.Empty(build.Problems);
    }
}

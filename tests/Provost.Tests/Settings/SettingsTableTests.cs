using System.Text;

namespace Provost.Tests;

/// <summary>The table of settings in the guide is the one the engine works with.</summary>
public sealed class SettingsTableTests
{
    [Fact]
    public void The_guide_lists_exactly_the_settings_there_are() => GeneratedPart.Verify("docs/guide/settings.md", "settings", Table());

    private static string Table()
    {
        var table = new StringBuilder("| `ProvostOptions` | Key under `Provost` | Prefect's name | Value | Default | What it does |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var setting in SettingCatalogue.All)
        {
            var prefect = setting.PrefectName is { } name ? $"`{name}`" : "–";
            table.Append($"| `{setting.Name}` | `{setting.Key}` | {prefect} | {setting.Allowed} | {setting.DefaultText} | {setting.Meaning} |\n");
        }

        return table.ToString();
    }
}

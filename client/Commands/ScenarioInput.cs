using SseSim.Client.Output;
using SseSim.Scenarios;

namespace SseSim.Client.Commands;

/// <summary>Loads what a command was given and shows what is wrong with it.</summary>
internal static class ScenarioInput
{
    /// <summary>The scenario. Warnings go to stderr.</summary>
    /// <exception cref="UserError">The file or an override has errors: all of them.</exception>
    public static ResolvedScenario Load(Terminal terminal, string nameOrPath, IReadOnlyList<ScenarioOverride> overrides)
    {
        var loaded = ScenarioLoader.Load(nameOrPath, overrides);
        ThrowIfWrong(terminal, loaded.Diagnostics);
        return loaded.Scenario!;
    }

    /// <summary>Shows warnings; throws where there are errors.</summary>
    public static void ThrowIfWrong(Terminal terminal, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Any(d => d.Severity == Severity.Error))
        {
            throw new UserError(ExitStatus.WrongInput, [.. diagnostics.Select(d => d.ToString())]);
        }

        foreach (var warning in diagnostics)
        {
            terminal.Message(warning.ToString());
        }
    }
}

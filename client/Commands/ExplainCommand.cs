using System.CommandLine;
using SseSim.Client.Output;
using SseSim.Scenarios.Describing;

namespace SseSim.Client.Commands;

/// <summary>Says in words and numbers what a scenario does.</summary>
internal static class ExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A scenario: a path, or a name of the library." };
        var command = new Command("explain",
            "Says what a scenario does: each instrument's value by month, who is eligible, which budget pays. Runs nothing.") { file };
        command.SetAction(parsed => terminal.Text(ScenarioExplainer.Explain(ScenarioInput.Load(terminal, parsed.GetRequiredValue(file), []))));
        return command;
    }
}

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
        var against = new Option<string?>("--against") { HelpName = "FILE", Description = "Says only what differs from this other scenario." };
        var command = new Command("explain",
            "Says what a scenario does: each instrument's value by month, who is eligible, which budget pays. Runs nothing.") { file, against };
        command.SetAction(parsed =>
        {
            var scenario = ScenarioInput.Load(terminal, parsed.GetRequiredValue(file), []);
            terminal.Text(parsed.GetValue(against) is { } other
                ? ScenarioComparison.Compare(scenario, ScenarioInput.Load(terminal, other, []))
                : ScenarioExplainer.Explain(scenario));
        });
        return command;
    }
}

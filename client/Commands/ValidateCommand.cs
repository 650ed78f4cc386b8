using System.CommandLine;
using SseSim.Client.Output;
using SseSim.Scenarios;

namespace SseSim.Client.Commands;

/// <summary>Checks scenario files with the economies that they name, and economy files, without running them.</summary>
internal static class ValidateCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Scenarios: paths, or names of the library; or paths of economies; - for standard input." };
        var json = CommonOptions.Json();
        var command = new Command("validate", "Checks scenario and economy files without running them. All errors of a file are shown at once.") { files, json };
        command.SetAction(parsed => Validate(terminal, parsed.GetRequiredValue(files), parsed.GetValue(json)));
        return command;
    }

    private static int Validate(Terminal terminal, string[] files, bool asJson)
    {
        var results = files.Select(Check).ToList();
        var status = results.Exists(r => r.HasErrors) ? ExitStatus.WrongInput : ExitStatus.Done;
        foreach (var diagnostic in results.SelectMany(r => r.Diagnostics).Distinct())
        {
            terminal.Message(diagnostic.ToString());
        }

        if (asJson)
        {
            terminal.Json(new
            {
                exitStatus = status,
                files = results.Select(r => new { file = r.File, valid = !r.HasErrors, messages = r.Diagnostics.Select(Described) }),
            });
            return status;
        }

        foreach (var result in results.Where(r => !r.HasErrors))
        {
            terminal.Line($"{result.File}: valid");
        }

        return status;
    }

    private static Checked Check(string file) => new(file, ScenarioLoader.Check(file));

    private sealed record Checked(string File, IReadOnlyList<Diagnostic> Diagnostics)
    {
        public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
    }

    private static object Described(Diagnostic diagnostic) => new
    {
        file = diagnostic.File, line = diagnostic.Line, column = diagnostic.Column,
        severity = diagnostic.Severity == Severity.Error ? "error" : "warning", message = diagnostic.Message,
    };
}

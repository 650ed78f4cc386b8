using System.CommandLine;
using SseSim.Client.Output;
using SseSim.Scenarios;

namespace SseSim.Client.Commands;

/// <summary>Checks scenario files, and the economies that they name, without running them.</summary>
internal static class ValidateCommand
{
    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Scenarios: paths, or names of the library." };
        var json = CommonOptions.Json();
        var command = new Command("validate", "Checks scenario files without running them. All errors of a file are shown at once.") { files, json };
        command.SetAction(parsed => Validate(terminal, parsed.GetRequiredValue(files), parsed.GetValue(json)));
        return command;
    }

    private static int Validate(Terminal terminal, string[] files, bool asJson)
    {
        var results = files.Select(file => (File: file, Loaded: ScenarioLoader.Load(file))).ToList();
        var status = results.Exists(r => r.Loaded.HasErrors) ? ExitStatus.WrongInput : ExitStatus.Done;
        foreach (var diagnostic in results.SelectMany(r => r.Loaded.Diagnostics).Distinct())
        {
            terminal.Message(diagnostic.ToString());
        }

        if (asJson)
        {
            terminal.Json(new
            {
                exitStatus = status,
                files = results.Select(r => new { file = r.File, valid = !r.Loaded.HasErrors, messages = r.Loaded.Diagnostics.Select(Described) }),
            });
            return status;
        }

        foreach (var (file, loaded) in results.Where(r => !r.Loaded.HasErrors))
        {
            terminal.Line($"{file}: valid");
        }

        return status;
    }

    private static object Described(Diagnostic diagnostic) => new
    {
        file = diagnostic.File, line = diagnostic.Line, column = diagnostic.Column,
        severity = diagnostic.Severity == Severity.Error ? "error" : "warning", message = diagnostic.Message,
    };
}

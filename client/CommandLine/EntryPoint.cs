using System.CommandLine;
using SseSim.Analysis.Folders;
using SseSim.Client.Output;
using SseSim.Model.Simulation;

namespace SseSim.Client.CommandLine;

/// <summary>Parses the arguments, runs the command and turns whatever happens into messages and an exit status.</summary>
internal static class EntryPoint
{
    public const string DebugVariable = "SSESIM_DEBUG";

    public static async Task<int> RunAsync(string[] args)
    {
        using var cancellation = new Cancellation();
        var terminal = Terminal.OfProcess();
        var asJson = args.TakeWhile(a => a != "--").Contains("--json");
        try
        {
            // An argument that begins with @ is a file name like any other, not a file of arguments.
            var parsed = Root.Build(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            UsageErrors.ThrowIfAny(parsed);
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation.Token);
        }
        catch (UserError error)
        {
            return Report(terminal, asJson, error.Status, error.Lines);
        }
        catch (InterventionTargetException error)
        {
            return Report(terminal, asJson, ExitStatus.WrongInput, [UserError.Prefixed($"intervention '{error.Policy}': {error.Message}")]);
        }
        catch (RunFolderException error)
        {
            var status = error.Fault == RunFolderFault.DiskFull ? ExitStatus.Failed : ExitStatus.WrongInput;
            return Report(terminal, asJson, status, [UserError.Prefixed(error.Message)]);
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            return Report(terminal, asJson, ExitStatus.Cancelled, ["ssesim: cancelled; nothing was written"]);
        }
        catch (Exception bug)
        {
            List<string> lines = [$"Bug in SseSim: {bug.GetType().Name}: {OneLine(bug.Message)}"];
            if (Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } and not "0")
            {
                lines.AddRange(bug.ToString().Split('\n'));
            }
            else
            {
                lines.Add($"Please report it with the command, the scenario file and what {DebugVariable}=1 shows.");
            }

            return Report(terminal, asJson, ExitStatus.Failed, lines);
        }
    }

    /// <summary>Messages to stderr; where JSON was asked for, the same as the one object on stdout.</summary>
    private static int Report(Terminal terminal, bool asJson, int status, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            terminal.Message(line);
        }

        if (asJson)
        {
            try
            {
                terminal.Json(new { exitStatus = status, errors = lines });
            }
            catch (UserError)
            {
                // Standard output is full or closed, which may be what is being reported; the lines are on standard error.
            }
        }

        return status;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

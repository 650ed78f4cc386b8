using System.Diagnostics;
using System.Text;

namespace SseSim.Client.Tests;

/// <summary>What a finished process left behind.</summary>
internal sealed record Outcome(int ExitStatus, string Output, string Errors, TimeSpan Elapsed)
{
    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The command <c>./ssesim</c> of this repository, run as users run it: as a process of its own.</summary>
internal sealed class SseSimProcess : IDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private readonly StringBuilder _errorsSoFar = new();
    private readonly SemaphoreSlim _errorsGrew = new(0);
    private volatile bool _errorsEnded;

    private SseSimProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    /// <summary>How long anything may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(3);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static SseSimProcess Start(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        StartProgram(Repository.Command, folder, arguments, environment);

    public static SseSimProcess StartProgram(
        string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What the developer's shell sets must not decide a test.
        string[] ours = ["NO_COLOR", "SSESIM_DEBUG", "SSESIM_TEST_BREAK_TRANSFER", "SSESIM_CLUSTER"];
        foreach (var name in ours)
        {
            start.Environment.Remove(name);
        }

        start.Environment["SSESIM_CACHE"] = TestCache.Folder;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    public static async Task<Outcome> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await process.WaitAsync();
    }

    public async Task<Outcome> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"ssesim did not end within {Patience}; its messages so far: {await _errors}");
        }

        return new(_process.ExitCode, await _output, await _errors, _watch.Elapsed);
    }

    /// <summary>Waits until standard error holds what is asked for.</summary>
    public async Task UntilErrorsAsync(Predicate<string> holds)
    {
        while (!holds(ErrorsSoFar()))
        {
            var grew = !_errorsEnded && await _errorsGrew.WaitAsync(Patience);
            if (!grew && !holds(ErrorsSoFar()))
            {
                throw new InvalidOperationException($"ended before that: {ErrorsSoFar()}");
            }
        }
    }

    /// <param name="name">Such as <c>TERM</c>.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public string ErrorsSoFar()
    {
        lock (_errorsSoFar)
        {
            return _errorsSoFar.ToString();
        }
    }

    private async Task<string> ReadErrorsAsync()
    {
        var buffer = new char[4096];
        int read;
        while ((read = await _process.StandardError.ReadAsync(buffer)) > 0)
        {
            lock (_errorsSoFar)
            {
                _errorsSoFar.Append(buffer, 0, read);
            }

            _errorsGrew.Release();
        }

        _errorsEnded = true;
        _errorsGrew.Release();
        return ErrorsSoFar();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SseSim.Analysis.Report.Images;

/// <summary>A Chromium without a window that opens one page from the file system and runs expressions in it, over its DevTools protocol on loopback.</summary>
internal sealed class HeadlessChromium : IAsyncDisposable
{
    /// <summary>Names a Chromium where it is not on the PATH.</summary>
    public const string ProgramVariable = "SSESIM_CHROMIUM";

    private const string Announcement = "DevTools listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private int _messages;
    private string _session = "";

    private HeadlessChromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Path of a Chromium of this machine, or null.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)))
            .Concat(Places).FirstOrDefault(File.Exists);
    }

    /// <summary>Starts it and opens a page.</summary>
    /// <exception cref="ChartExportException">It did not start.</exception>
    public static async Task<HeadlessChromium> OpenAsync(string program, string page, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("ssesim-chromium-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
        [
            "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "about:blank",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
        {
            // Chromium refuses its sandbox to root; it opens nothing but our own page, which forbids every request.
            start.ArgumentList.Insert(0, "--no-sandbox");
        }

        var browser = new HeadlessChromium(Process.Start(start) ?? throw new ChartExportException($"{program}: did not start"), profile);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await browser._socket.ConnectAsync(await browser.AddressAsync(program, patience.Token), patience.Token);
            var target = await browser.SendAsync("Target.createTarget", new() { ["url"] = new Uri(page).AbsoluteUri }, cancellation);
            var attached = await browser.SendAsync(
                "Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellation);
            browser._session = attached.GetProperty("sessionId").GetString()!;
            return browser;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await browser.DisposeAsync();
            throw new ChartExportException($"{program}: did not answer within {Patience.TotalSeconds:0} seconds");
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression in the page, awaited where it is a promise; empty where it is undefined.</summary>
    /// <exception cref="ChartExportException">The page threw.</exception>
    public async Task<string> EvaluateAsync(string expression, CancellationToken cancellation)
    {
        var answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellation);
        if (answer.TryGetProperty("exceptionDetails", out var details))
        {
            throw new ChartExportException($"the page could not draw a chart: {details.GetProperty("text").GetString()}");
        }

        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value.ToString() : "";
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A process of it may still hold a file; the folder is a temporary one.
        }
    }

    private async Task<Uri> AddressAsync(string program, CancellationToken cancellation)
    {
        while (await _process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // What it complains of later is read and forgotten, so that it is never held up.
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(line[Announcement.Length..]);
            }
        }

        throw new ChartExportException($"{program}: ended before it listened");
    }

    private async Task<JsonElement> SendAsync(string method, JsonObject parameters, CancellationToken cancellation)
    {
        var id = ++_messages;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session.Length > 0)
        {
            message["sessionId"] = _session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        while (true)
        {
            using var answer = JsonDocument.Parse(await ReceiveAsync(cancellation));
            if (answer.RootElement.TryGetProperty("id", out var of) && of.GetInt32() == id)
            {
                return answer.RootElement.TryGetProperty("result", out var result)
                    ? result.Clone()
                    : throw new ChartExportException($"Chromium refused {method}: {answer.RootElement.GetProperty("error").GetProperty("message").GetString()}");
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new ChartExportException("Chromium closed the connection");
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return message.ToArray();
            }
        }
    }
}

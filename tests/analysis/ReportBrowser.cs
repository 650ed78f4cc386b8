using System.Collections.Concurrent;
using Microsoft.Playwright;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Report.Languages;
using SseSim.Analysis.Tests.Builders;

[assembly: AssemblyFixture(typeof(SseSim.Analysis.Tests.ReportBrowser))]

namespace SseSim.Analysis.Tests;

/// <summary>Two report folders (with and without policy) and a real browser, shared by the tests that look at reports.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private readonly SyntheticFolder.Temporary _temporary = new();
    private readonly ConcurrentDictionary<(string Path, int Width, bool Dark, bool Unfolded), Lazy<Task<OpenedReport>>> _read = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string PolicyReport { get; private set; } = "";
    public string ReferenceReport { get; private set; } = "";

    /// <summary>The same run in each language, by its code.</summary>
    public Dictionary<string, string> Translated { get; } = [];
    public string SingleReport { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        PolicyReport = Write("policy", SyntheticFolder.Content(months: 48, replicates: 3));
        foreach (var language in ReportLanguage.Codes.Skip(1))
        {
            Translated[language] = Write("in-" + language, SyntheticFolder.Content(months: 13, replicates: 2) with { Language = language });
        }

        ReferenceReport = Write("reference", SyntheticFolder.Content(months: 24, withPolicy: false));
        SingleReport = Write("single", SyntheticFolder.Content(months: 24, replicates: 1));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <summary>A report for tests that read it and change nothing: opened once for all that read the same, since drawing its charts takes seconds.</summary>
    /// <param name="path">Of the report.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="dark">The reader prefers dark pages.</param>
    /// <param name="unfolded">The tables behind charts, and whatever else is folded away, are open.</param>
    public Task<OpenedReport> Read(string path, int width, bool dark = false, bool unfolded = false) => _read.GetOrAdd((path, width, dark, unfolded), _ => new(async () =>
    {
        var report = await Open(path, width, dark: dark);
        if (unfolded)
        {
            await report.UnfoldAsync();
        }

        return report;
    })).Value;

    /// <summary>Opens a report from the file system in a fresh context and waits until it is loaded, and its charts are drawn with it: for a test that changes it.</summary>
    public async Task<OpenedReport> Open(string path, int width, int height = 900, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await context.NewPageAsync();
        var opened = new OpenedReport(page);
        await page.GotoAsync("file://" + path, new() { WaitUntil = WaitUntilState.Load, Timeout = 120_000 });
        opened.DrawnWhenLoaded = await page.EvaluateAsync<string?>("document.documentElement.dataset.drawn");
        await page.WaitForSelectorAsync("html[data-drawn=yes]", new() { State = WaitForSelectorState.Attached });
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _temporary.Dispose();
    }

    private string Write(string name, RunFolderContent content)
    {
        ResultFolderWriter.Write(_temporary.At(name), content);
        return _temporary.At(name + "/report.html");
    }
}

/// <summary>An opened report and what it asked for and complained of.</summary>
public sealed class OpenedReport : IAsyncDisposable
{
    public OpenedReport(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }
    /// <summary>What the page said of its charts when the browser called it loaded.</summary>
    public string? DrawnWhenLoaded { get; set; }
    public List<string> Requests { get; } = [];
    public List<string> Complaints { get; } = [];

    public Task UnfoldAsync() => Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

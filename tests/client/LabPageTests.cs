using Microsoft.Playwright;

namespace SseSim.Client.Tests;

/// <summary>The lab's page as a class uses it, in a real browser.</summary>
public sealed class LabPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_policy_is_chosen_changed_run_and_answered(int width)
    {
        using var lab = await LabProcess.StartAsync(_folder.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--headless", "--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var (complaints, strangers) = (new List<string>(), new List<string>());
        page.Console += (_, message) => { if (message.Type is "error" or "warning") { complaints.Add(message.Text); } };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => { if (new Uri(request.Url) is { Scheme: not "data", Host: not "127.0.0.1" }) { strangers.Add(request.Url); } };
        await page.GotoAsync(lab.Address.ToString());
        await page.WaitForSelectorAsync("html[data-ready=yes]", new() { State = WaitForSelectorState.Attached });

        // By label, as a screen reader finds them; by keyboard, as a slider is moved without a mouse.
        await page.RunAndWaitForResponseAsync(() => page.GetByLabel("Scenario", new() { Exact = true }).SelectOptionAsync("island-guarantee"),
            response => response.Url.EndsWith("/api/scenarios/island-guarantee", StringComparison.Ordinal));
        var slider = page.GetByRole(AriaRole.Slider).First;
        await slider.FocusAsync();
        await slider.PressAsync("Home");
        await page.GetByText("Size of the run").ClickAsync();
        await page.GetByLabel("Residents simulated").FillAsync("1250");
        await page.GetByLabel("Months").First.FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run it" }).ClickAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "Net jobs over the run" }).WaitForAsync(new() { Timeout = 120_000 });
        Assert.Equal("Done.", await page.Locator("#status").TextContentAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "wider than the window");
        // Everything that can be used has a name.
        Assert.Equal(0, await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('input, select, button')].filter(e => !(e.labels && e.labels.length) && !e.textContent.trim() && !e.getAttribute('aria-label')).length"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the whole report" }).ClickAsync();
        await page.WaitForSelectorAsync("html[data-drawn=yes]", new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        Assert.Empty(complaints);
        Assert.Empty(strangers);
        await lab.StopAsync();
    }

    [Fact]
    public async Task What_cannot_be_run_is_said_on_the_page()
    {
        using var lab = await LabProcess.StartAsync(_folder.Path, null, "--most-residents", "2000");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--headless", "--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(lab.Address.ToString());
        await page.WaitForSelectorAsync("html[data-ready=yes]", new() { State = WaitForSelectorState.Attached });
        await page.GetByText("Size of the run").ClickAsync();
        await page.GetByLabel("Replicates (from 2 on, effects have intervals)").FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run it" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("at most 2000 residents").WaitForAsync();
    }
}

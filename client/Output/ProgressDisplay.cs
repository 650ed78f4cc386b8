using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SseSim.Client.Output;

/// <summary>Shows how far a run is while it works: a bar that moves on a terminal, otherwise a line now and then, nothing where quiet.</summary>
internal sealed class ProgressDisplay(Terminal terminal, bool quiet)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Does the work and shows what it reports.</summary>
    /// <param name="monthsInAll">Months of all runs together.</param>
    /// <param name="work">Is given the state to update, from any thread.</param>
    public async Task<T> ShowAsync<T>(int monthsInAll, Func<IProgress<(int Done, string Label)>, Task<T>> work)
    {
        var state = new ProgressState(monthsInAll, terminal.Language);
        if (quiet)
        {
            return await work(new Updates(state, () => { }));
        }

        return terminal.ProgressMoves ? await WithBarAsync(state, work) : await WithLinesAsync(state, work);
    }

    private async Task<T> WithBarAsync<T>(ProgressState state, Func<IProgress<(int Done, string Label)>, Task<T>> work) =>
        await terminal.Messages.Progress()
            .AutoClear(true)
            .Columns(
                new TextColumn(() => state.Label), new ProgressBarColumn(), new PercentageColumn(), new TextColumn(state.Pace),
                new TextColumn(state.Left))
            .StartAsync(async context =>
            {
                var bar = context.AddTask("months", maxValue: state.MonthsInAll);
                return await work(new Updates(state, () => bar.Value = state.MonthsDone));
            });

    private async Task<T> WithLinesAsync<T>(ProgressState state, Func<IProgress<(int Done, string Label)>, Task<T>> work)
    {
        var sinceLine = Stopwatch.StartNew();
        return await work(new Updates(state, () =>
        {
            if (sinceLine.Elapsed < BetweenLines)
            {
                return;
            }

            sinceLine.Restart();
            terminal.Say(state.MonthsPerSecond > 0 ? "console.progress-pace" : "console.progress", ("label", state.Label),
                ("done", state.MonthsDone.ToString(CultureInfo.InvariantCulture)), ("all", state.MonthsInAll.ToString(CultureInfo.InvariantCulture)),
                ("pace", state.Pace()), ("left", state.Left()));
        }));
    }

    /// <summary>One report at a time, on the thread that reports: a report that waits in a queue comes too late.</summary>
    private sealed class Updates(ProgressState state, Action shown) : IProgress<(int Done, string Label)>
    {
        private readonly Lock _lock = new();

        public void Report((int Done, string Label) value)
        {
            lock (_lock)
            {
                state.Update(value.Done, value.Label);
                shown();
            }
        }
    }

    private sealed class TextColumn(Func<string> text) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(text());
    }
}

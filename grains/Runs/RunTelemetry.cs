using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SseSim.Grains.Runs;

/// <summary>What runs tell OpenTelemetry. Costs nothing where nobody listens, and never decides anything.</summary>
public static class RunTelemetry
{
    /// <summary>Name of the meter and of the source of traces.</summary>
    public const string Name = "SseSim";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);
    private static readonly Counter<long> Months = Meter.CreateCounter<long>("ssesim.months", "{month}", "Months done, of all runs");
    private static readonly Histogram<double> MonthTime = Meter.CreateHistogram<double>("ssesim.month.duration", "s", "Time of a month of a run");
    private static readonly Histogram<double> StepTime = Meter.CreateHistogram<double>(
        "ssesim.step.duration", "s", "Time of one member's month on a compute thread, by kind of member");
    private static readonly Counter<long> CheckpointBytes = Meter.CreateCounter<long>("ssesim.checkpoint.size", "By", "Bytes written by checkpoints");
    private static readonly Histogram<double> CheckpointTime = Meter.CreateHistogram<double>(
        "ssesim.checkpoint.duration", "s", "Time of a checkpoint, for which its run waits");
    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>("ssesim.epochs", "{epoch}", "Epochs begun: one a run, more after losses");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "ssesim.refusals", "{call}", "Calls refused because a later epoch had begun");

    internal static Activity? StartMonth(string run, int month) =>
        Source.StartActivity("month")?.SetTag("ssesim.run", run).SetTag("ssesim.month", month);

    internal static Activity? StartCheckpoint(string run, int month) =>
        Source.StartActivity("checkpoint")?.SetTag("ssesim.run", run).SetTag("ssesim.month", month);

    internal static void MonthDone(TimeSpan duration)
    {
        Months.Add(1);
        MonthTime.Record(duration.TotalSeconds);
    }

    internal static void Stepped(string kind, TimeSpan duration) =>
        StepTime.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("ssesim.member", kind));

    internal static void PartWritten(long bytes) => CheckpointBytes.Add(bytes);

    internal static void CheckpointWritten(TimeSpan duration) => CheckpointTime.Record(duration.TotalSeconds);

    internal static void EpochBegun() => Epochs.Add(1);

    internal static void Refused() => Refusals.Add(1);
}

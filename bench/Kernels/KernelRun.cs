using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace SseSim.Bench.Kernels;

/// <summary>Runs <see cref="KernelBenchmarks"/> with BenchmarkDotNet, inside this process: the program has been built for measuring already.</summary>
internal static class KernelRun
{
    public static Task MeasureAsync(Measurement measurement, CancellationToken cancellation)
    {
        KernelBenchmarks.Measurement = measurement;
        var folder = Directory.CreateTempSubdirectory("ssesim-kernels-").FullName;
        try
        {
            var summary = BenchmarkRunner.Run<KernelBenchmarks>(ManualConfig.CreateEmpty()
                .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(ConsoleLogger.Default)
                .AddExporter(MarkdownExporter.GitHub)
                .WithArtifactsPath(folder));
            return summary.Reports.All(r => r.Success) ? Task.CompletedTask : throw new InvalidDataException("A kernel could not be measured, see above");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

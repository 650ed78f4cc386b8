using System.Globalization;
using DuckDB.NET.Data;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Folders;
using SseSim.Analysis.Trajectories;
using SseSim.Model.Observations;

namespace SseSim.Analysis.Export;

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">SQL type: VARCHAR, INTEGER, DOUBLE or BOOLEAN.</param>
/// <param name="Description">What it holds.</param>
public sealed record ExportColumn(string Name, string Type, string Description);

/// <summary>An exported table.</summary>
/// <param name="Name">As a database names it; files have hyphens for underscores.</param>
/// <param name="Title">What it is.</param>
/// <param name="Columns">In order.</param>
/// <param name="Source">File of the run folder that holds its rows already; null where there is none of one kind.</param>
public sealed record ExportTable(string Name, string Title, IReadOnlyList<ExportColumn> Columns, string? Source = null);

/// <summary>The tables of a run: trajectories, indicators with their metadata, territories, the bridge, who gains, and what was run.</summary>
internal static class ExportTables
{
    private static readonly ExportTable Trajectories = new("trajectories", "Every indicator, month and area in long form",
    [
        new("run", "VARCHAR", "policy run's name, or reference"), new("replicate", "INTEGER", "from 0; runs of one replicate share their seed"),
        new("month", "VARCHAR", "such as 2013-01; yearly indicators in December"), new("territory", "VARCHAR", "id of a territory, or the country's for the nation"),
        new("indicator", "VARCHAR", "id, see indicators"), new("breakdown", "VARCHAR", "such as form=association; empty for the total"),
        new("unit", "VARCHAR", "of the value"), new("value", "DOUBLE", "for the whole economy"),
    ]);

    private static readonly ExportTable Indicators = new("indicators", "What the indicators are",
    [
        new("indicator", "VARCHAR", "id"), new("title", "VARCHAR", "with the mark of a proxy and the official code"), new("unit", "VARCHAR", "of its values"),
        new("frequency", "VARCHAR", "monthly or yearly"), new("official_code", "VARCHAR", "code in the global indicator framework; empty for others"),
        new("official_title", "VARCHAR", "name in the framework; empty for others"), new("is_proxy", "BOOLEAN", "whether it stands in for an official indicator"),
        new("is_input", "BOOLEAN", "whether its level is an input of the economy file"), new("definition", "VARCHAR", "formula in words"), new("differs", "VARCHAR", "where it is other than the official definition"),
    ]);

    private static readonly ExportTable Territories = new("territories", "Areas",
        [new("territory", "VARCHAR", "id"), new("name", "VARCHAR", "name"), new("is_nation", "BOOLEAN", "whether it is the whole country")]);

    private static readonly ExportTable Run = new("run", "What was run", [new("key", "VARCHAR", "as in run.json"), new("value", "VARCHAR", "its value")]);

    private static readonly ExportTable Bridge = new("bridge", "From gross to net jobs",
    [
        new("split", "VARCHAR", "nation, territory, sex, form or policy"), new("name", "VARCHAR", "which of them"),
        new("measure", "VARCHAR", "fte-years over the run, or headcount in the last month"),
        new("item", "VARCHAR", "gross, deadweight, displacement, substitution, spillover or net"), new("mean", "DOUBLE", "over replicates"),
        new("low", "DOUBLE", "of the 95 % interval"), new("high", "DOUBLE", "of the 95 % interval"),
    ]);

    private static readonly ExportTable WhoGains = new("who_gains", "Who gains and who loses",
    [
        new("measure", "VARCHAR", "such as income"), new("dimension", "VARCHAR", "such as decile"), new("group", "VARCHAR", "such as 1"),
        new("month", "VARCHAR", "compared"), new("unit", "VARCHAR", "of the values"), new("reference", "DOUBLE", "without the policies"),
        new("policy", "DOUBLE", "with them"), new("difference", "DOUBLE", "mean over replicates"), new("low", "DOUBLE", "of the 95 % interval"),
        new("high", "DOUBLE", "of the 95 % interval"),
    ]);

    /// <summary>Creates and fills them; those of the effect only where the run has one.</summary>
    public static IReadOnlyList<ExportTable> Create(DuckDBConnection connection, RunFolder folder)
    {
        var (csv, parquet) = (Path.Combine(folder.Directory, RunFolderFiles.TrajectoriesCsv), Path.Combine(folder.Directory, RunFolderFiles.TrajectoriesParquet));
        var source = File.Exists(parquet) ? $"read_parquet({TrajectoryParquet.Literal(parquet)})"
            : $"read_csv({TrajectoryParquet.Literal(csv)}, {TrajectoryParquet.CsvColumns})";
        Execute(connection, $"CREATE TABLE trajectories AS SELECT * FROM {source}");
        Fill(connection, Indicators, IndicatorCatalog.All, i =>
        [
            i.Id, i.MarkedTitle, i.UnitIn(folder.Run.Currency), i.Frequency == Frequency.Yearly ? "yearly" : "monthly", i.OfficialCode ?? "", i.OfficialTitle,
            i.IsProxy, i.IsInput, i.Definition, i.Differs,
        ]);
        Fill(connection, Territories, folder.Run.TerritoryNames.Where(t => t.Key != folder.Run.Country).Select(t => (t.Key, t.Value, false))
            .Prepend((folder.Run.Country, folder.Run.EconomyTitle, true)), t => [t.Item1, t.Item2, t.Item3]);
        Fill(connection, Run, Facts(folder.Run), f => [f.Key, f.Value]);
        List<ExportTable> tables = [Trajectories with { Source = File.Exists(csv) ? csv : null }, Indicators, Territories, Run];
        tables[0] = File.Exists(parquet) && !File.Exists(csv) ? tables[0] with { Source = parquet } : tables[0];
        if (folder.Effect is { } effect)
        {
            Fill(connection, Bridge, BridgeRows(effect), r => [r.Split, r.Name, r.Measure, r.Item, r.Value.Mean, r.Value.Low, r.Value.High]);
            tables.Add(Bridge);
            if (effect.Distribution is { } gains)
            {
                Fill(connection, WhoGains, gains.Rows, r =>
                    [r.Measure, r.Dimension, r.Group, gains.MonthOf(r), r.Unit, r.Reference, r.Policy, r.Difference.Mean, r.Difference.Low, r.Difference.High]);
                tables.Add(WhoGains);
            }
        }

        return tables;
    }

    private static IEnumerable<(string Key, string Value)> Facts(RunRecord run) =>
    [
        ("scenario", run.Scenario), ("title", run.Title), ("economy", run.Economy), ("currency", run.Currency), ("start", run.Start),
        .. new (string Key, long Value)[] { ("months", run.Months), ("replicates", run.Replicates), ("residents", run.Residents) }
            .Select(f => (f.Key, f.Value.ToString(CultureInfo.InvariantCulture))),
        ("seed", run.Seed.ToString(CultureInfo.InvariantCulture)), ("version", run.Version), ("scenarioSha256", run.ScenarioSha256), ("economySha256", run.EconomySha256),
        .. run.ResultHash.Select(h => (string.Create(CultureInfo.InvariantCulture, $"resultHash/{h.Run}/{h.Replicate}"), h.Hash)),
    ];

    private static IEnumerable<(string Split, string Name, string Measure, string Item, Estimate Value)> BridgeRows(PolicyEffect effect)
    {
        (string Split, IReadOnlyList<NamedBridge> Bridges)[] splits =
        [
            ("nation", [new("all", effect.Jobs, effect.HeadcountAtEnd)]), ("territory", effect.ByTerritory), ("sex", effect.BySex), ("form", effect.ByForm),
            ("policy", effect.ByPolicy),
        ];
        return splits.SelectMany(s => s.Bridges.SelectMany(b =>
            Items(b.FteYears).Select(i => (s.Split, b.Name, "fte-years", i.Item, i.Value))
                .Concat(Items(b.HeadcountAtEnd).Select(i => (s.Split, b.Name, "headcount", i.Item, i.Value)))));
    }

    private static (string Item, Estimate Value)[] Items(JobsBridge b) =>
    [
        ("gross", b.Gross), ("deadweight", b.Deadweight), ("displacement", b.Displacement), ("substitution", b.Substitution), ("spillover", b.Spillover),
        ("net", b.Net),
    ];

    private static void Fill<T>(DuckDBConnection connection, ExportTable table, IEnumerable<T> rows, Func<T, object[]> values)
    {
        Execute(connection, $"CREATE TABLE {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\" {c.Type}"))})");
        using var appender = connection.CreateAppender(table.Name);
        foreach (var item in rows)
        {
            var row = appender.CreateRow();
            foreach (var value in values(item))
            {
                _ = value switch
                {
                    string text => row.AppendValue(text),
                    double number => row.AppendValue(number),
                    bool yes => row.AppendValue(yes),
                    _ => throw new NotSupportedException($"Bug in SseSim: {value.GetType()} is no type of an exported column."),
                };
            }

            row.EndRow();
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

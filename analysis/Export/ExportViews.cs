using DuckDB.NET.Data;
using SseSim.Analysis.Trajectories;

namespace SseSim.Analysis.Export;

/// <summary>Views of the database, in the order of docs/how-to/use-results-elsewhere.md.</summary>
internal static class ExportViews
{
    public static void Create(DuckDBConnection connection, string country)
    {
        string[] views =
        [
            $"CREATE VIEW nation AS SELECT * FROM trajectories WHERE territory = {TrajectoryParquet.Literal(country)}",
            """
            CREATE VIEW labelled AS SELECT t.*, i.title, i.official_code, i.is_proxy, i.frequency, i.is_input FROM trajectories t JOIN indicators i USING (indicator)
            """,
            """
            CREATE VIEW official AS SELECT official_code, run, replicate, month, territory, breakdown, unit, value FROM labelled WHERE official_code <> ''
            """,
            """
            CREATE VIEW effect AS
            SELECT p.run, replicate, month, territory, indicator, breakdown, p.unit, p.value AS policy, r.value AS reference, p.value - r.value AS difference
            FROM trajectories p JOIN (SELECT * FROM trajectories WHERE run = 'reference') r USING (replicate, month, territory, indicator, breakdown)
            WHERE p.run <> 'reference'
            """,
            """
            CREATE VIEW effect_mean AS
            SELECT run, month, territory, indicator, breakdown, unit, avg(reference) AS reference, avg(policy) AS policy, avg(difference) AS difference,
                stddev_samp(difference) / sqrt(count(*)) AS standard_error, count(*) AS replicates
            FROM effect GROUP BY ALL
            """,
        ];
        foreach (var view in views)
        {
            using var command = connection.CreateCommand();
            command.CommandText = view;
            command.ExecuteNonQuery();
        }
    }
}

namespace SseSim.Cluster.Tests;

/// <summary>What finished runs leave in a cluster's database.</summary>
internal static class LeftOvers
{
    /// <summary>What is there and should not be, or should be there and is not; null where a database holds finished runs and nothing else.</summary>
    /// <param name="cluster">Whose database.</param>
    /// <param name="experiments">That came to their end.</param>
    /// <param name="runs">Of them.</param>
    /// <param name="months">Of each run.</param>
    public static async Task<string?> FindAsync(TestCluster cluster, int experiments, int runs, int months)
    {
        (string What, string Sql, long Expected)[] expected =
        [
            ("finished experiments", "SELECT count(*) FROM ssesim_experiment WHERE state = 'completed'", experiments),
            ("experiments", "SELECT count(*) FROM ssesim_experiment", experiments),
            ("runs", "SELECT count(*) FROM ssesim_run", runs),
            ("runs with one checkpoint", "SELECT count(*) FROM ssesim_run WHERE num_nonnulls(slot_0, slot_1) = 1", runs),
            ("ends of runs", "SELECT count(*) FROM ssesim_part WHERE name ~ '^e[0-9]+-end$' AND chunk = 0", runs),
            ("frames of runs", "SELECT count(*) FROM ssesim_part WHERE name ~ '^e[0-9]+-frame$' AND chunk = 0", runs),
            ("parts of other kinds", "SELECT count(*) FROM ssesim_part WHERE name !~ '^e[0-9]+-(end|frame|months-[0-9]+-[0-9]+)$'", 0),
            ("months of observations", """
                SELECT coalesce(sum(split_part(name, '-', 4)::int - split_part(name, '-', 3)::int + 1), 0)
                FROM ssesim_part WHERE name LIKE '%-months-%' AND chunk = 0
                """, (long)runs * months),
            ("transactions in hand", "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'", 0),
            ("tables", """
                SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN
                    ('ssesim_schema', 'ssesim_experiment', 'ssesim_run', 'ssesim_part', 'orleansquery', 'orleansmembershiptable', 'orleansmembershipversiontable')
                """, 0),
        ];
        foreach (var (what, sql, count) in expected)
        {
            var found = await cluster.CountAsync(sql);
            if (found != count)
            {
                return $"{what}: {found} where {count} should be";
            }
        }

        return null;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using SseSim.Silo.Cluster;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SseSim.Cluster.Tests;

/// <summary><c>deploy/compose.yaml</c>: every key is one of the Compose specification with a value of its form, every name leads somewhere, and the command takes
/// the arguments.</summary>
public sealed class ComposeTests
{
    private const string Name = "[a-zA-Z0-9_-]+";
    private const string Duration = "([0-9]+(h|m|s|ms|us))+";

    /// <summary>Keys of the specification that the file uses, by the path on which they stand (<c>*</c> is any name, an item of a list ends in <c>[]</c>), with the
    /// form of their values. Another key needs a line here, after a look at https://github.com/compose-spec/compose-spec.</summary>
    private static readonly (string Path, string Form)[] Keys =
    [
        ("name", "[a-z0-9][a-z0-9_-]*"),
        ("services.*.build.context", ".+"), ("services.*.build.dockerfile", ".+"), ("services.*.image", "[a-z0-9]+(:[a-z0-9.]+)?"),
        ("services.*.networks[]", Name), ("services.*.profiles[]", Name), ("services.*.environment.*", ".+"),
        ("services.*.depends_on.*.condition", "service_started|service_healthy|service_completed_successfully"),
        ("services.*.restart", "no|always|on-failure(:[0-9]+)?|unless-stopped"), ("services.*.stop_grace_period", Duration),
        ("services.*.command[]", ".+"), ("services.*.ports[]", @"([0-9.]+:)?[0-9]+:[0-9]+"), ("services.*.volumes[]", "[^:]+:/[^:]+"),
        ("services.*.healthcheck.test[]", "(?s).+"), ("services.*.healthcheck.interval", Duration), ("services.*.healthcheck.timeout", Duration),
        ("services.*.healthcheck.start_period", Duration), ("services.*.healthcheck.retries", "[0-9]+"), ("services.*.healthcheck.disable", "true|false"),
        ("networks.*.ipam.config[].subnet", @"[0-9.]+/[0-9]+"), ("volumes.*", ""),
    ];

    private static readonly string File = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "deploy", "compose.yaml"));

    [Fact]
    public void Every_key_is_one_of_the_specification_with_a_value_of_its_form() => Assert.Empty(Faults(File));

    [Theory]
    [InlineData("stop_grace_period: 150s", "stop_grace: 150s")]
    [InlineData("stop_grace_period: 150s", "stop_grace_period: 150 seconds")]
    [InlineData("condition: service_healthy", "condition: healthy")]
    [InlineData("interval: 5s", "intervall: 5s")]
    [InlineData("volumes:\n  database:", "volumes:\n  - database")]
    public void A_key_or_value_that_it_does_not_have_is_noticed(string right, string wrong)
    {
        Assert.Contains(right, File, StringComparison.Ordinal);
        Assert.NotEmpty(Faults(File.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Networks_volumes_and_services_that_are_named_are_there()
    {
        var leaves = Leaves(File);
        Assert.All(Values("services.*.networks[]"), name => Assert.Contains(leaves, leaf => leaf.Path.StartsWith($"networks.{name}.", StringComparison.Ordinal)));
        Assert.All(leaves.Where(leaf => Matches("services.*.depends_on.*.condition", leaf.Path)), leaf =>
            Assert.Contains(leaves, other => other.Path.StartsWith($"services.{leaf.Path.Split('.')[3]}.", StringComparison.Ordinal)));
        Assert.All(Values("services.*.volumes[]").Select(volume => volume.Split(':')[0]).Where(source => !source.StartsWith('.')), name =>
            Assert.Contains(leaves, leaf => leaf.Path == $"volumes.{name}"));
        Assert.All(Values("services.*.build.dockerfile"), path => Assert.True(System.IO.File.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public void Silos_are_told_to_stop_in_time_are_probed_where_they_answer_and_show_only_this_machine_their_dashboard()
    {
        Assert.All(Values("services.*.stop_grace_period"), time =>
            Assert.True(int.Parse(time[..^1], CultureInfo.InvariantCulture) > ClusterSilo.StopPatience.TotalSeconds, time));
        var port = SiloSettings.DefaultHttpPort.ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"/dev/tcp/127.0.0.1/{port} && printf 'GET /health/ready ", string.Join('\n', Values("services.silo-1.healthcheck.test[]")), StringComparison.Ordinal);
        Assert.Equal([$"127.0.0.1:{port}:{port}"], Values("services.*.ports[]"));
        var trusted = Values("services.*.command[]").Where(argument => argument.Contains('/', StringComparison.Ordinal)).Distinct();
        Assert.Equal(Values("networks.*.ipam.config[].subnet"), trusted);
        Assert.All(Values("services.*.environment.SSESIM_CLUSTER"), connection => Assert.Contains("Host=postgres;", connection, StringComparison.Ordinal));
        Assert.NotEmpty(Values($"services.silo-1.environment.{SiloSettings.ApiKeyVariable}"));
    }

    [Fact]
    public async Task The_command_takes_the_arguments_of_its_containers()
    {
        foreach (var service in new[] { "silo-1", "silo-2", "silo-3", "client" })
        {
            using var folder = new TemporaryFolder();
            using var process = SseSimProcess.Start(folder.Path, Values($"services.{service}.command[]"), (SiloSettings.ApiKeyVariable, "a-key"));
            var outcome = await process.WaitAsync();
            // Nothing is wrong but that there is no cluster here.
            Assert.Equal(2, outcome.ExitStatus);
            Assert.Matches("SSESIM_CLUSTER is not set|no address in 10.77.0.0/24", outcome.Errors);
        }
    }

    private static string[] Values(string path) => [.. Leaves(File).Where(leaf => Matches(path, leaf.Path)).Select(leaf => leaf.Value)];

    private static List<string> Faults(string text) =>
    [
        .. Leaves(text)
            .Where(leaf => !leaf.Path.StartsWith("x-", StringComparison.Ordinal)
                && !Keys.Any(key => Matches(key.Path, leaf.Path) && Regex.IsMatch(leaf.Value, $"^({key.Form})$")))
            .Select(leaf => $"{leaf.Path}: {leaf.Value}"),
    ];

    private static bool Matches(string pattern, string path) =>
        Regex.IsMatch(path, "^" + Regex.Escape(pattern).Replace(@"\*", Name, StringComparison.Ordinal) + "$");

    /// <summary>All that stands in the file, with the keys above it; what is merged in stands where it is merged to.</summary>
    private static List<(string Path, string Value)> Leaves(string text)
    {
        var root = new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(new StringReader(text))));
        var leaves = new List<(string, string)>();
        Collect(root, "");
        return leaves;

        void Collect(object? node, string path)
        {
            switch (node)
            {
                case Dictionary<object, object> keyed:
                    foreach (var (key, value) in keyed)
                    {
                        Collect(value, path.Length == 0 ? $"{key}" : $"{path}.{key}");
                    }

                    break;
                case List<object> list:
                    list.ForEach(item => Collect(item, path + "[]"));
                    break;
                default:
                    leaves.Add((path, $"{node}"));
                    break;
            }
        }
    }
}

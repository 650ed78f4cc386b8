using k8s;
using k8s.Models;
using SseSim.Silo.Cluster;

namespace SseSim.Cluster.Tests;

/// <summary>The manifests of <c>deploy/kubernetes</c>, read as the Kubernetes project's own client reads them, with no field that it does not know.</summary>
public sealed class KubernetesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "kubernetes");

    [Fact]
    public void A_field_that_the_interface_does_not_have_is_noticed() =>
        Assert.ThrowsAny<Exception>(() => Load(Text("silos.yaml").Replace("terminationGracePeriodSeconds", "terminationGraceSeconds", StringComparison.Ordinal)));

    [Fact]
    public void Silos_are_told_to_stop_in_time_are_probed_at_ports_that_they_open_and_are_never_throttled()
    {
        var silos = Single<V1Deployment>("silos.yaml");
        var pod = silos.Spec.Template;
        var container = Assert.Single(pod.Spec.Containers);
        Assert.True(pod.Spec.TerminationGracePeriodSeconds > ClusterSilo.StopPatience.TotalSeconds);
        var ports = container.Ports.ToDictionary(port => port.Name, port => port.ContainerPort);
        Assert.All(
            new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }, probe => Assert.Contains((string)probe.HttpGet.Port, ports.Keys));
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal([SiloSettings.DefaultSiloPort, SiloSettings.DefaultGatewayPort, SiloSettings.DefaultHttpPort], ports.Values);
        Assert.DoesNotContain("cpu", container.Resources.Limits.Keys);
        Assert.All(silos.Spec.Selector.MatchLabels, label => Assert.Equal(label.Value, pod.Metadata.Labels[label.Key]));
        Assert.Equal(["SSESIM_CLUSTER", "SSESIM_API_KEY"], container.Env.Where(e => e.ValueFrom?.SecretKeyRef is not null).Select(e => e.Name));
        Assert.All(container.VolumeMounts, mount => Assert.Contains(mount.Name, pod.Spec.Volumes.Select(v => v.Name)));
    }

    [Fact]
    public void The_network_lets_silos_and_clients_in_and_reaches_the_pods_that_there_are()
    {
        var policy = Single<V1NetworkPolicy>("network.yaml");
        var silos = Single<V1Deployment>("silos.yaml").Spec.Template;
        var client = Single<V1Job>("client.yaml").Spec.Template;
        Assert.All(policy.Spec.PodSelector.MatchLabels, label => Assert.Equal(label.Value, silos.Metadata.Labels[label.Key]));
        var admitted = Assert.Single(policy.Spec.Ingress[0].FromProperty).PodSelector.MatchLabels;
        Assert.All(admitted, label => Assert.Equal((label.Value, label.Value), (silos.Metadata.Labels[label.Key], client.Metadata.Labels[label.Key])));
        Assert.Equal(
            silos.Spec.Containers[0].Ports.Select(port => port.ContainerPort.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            policy.Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => (string)port.Port));
    }

    [Fact]
    public async Task The_command_takes_the_arguments_of_its_containers()
    {
        var silo = Single<V1Deployment>("silos.yaml").Spec.Template.Spec.Containers[0].Args;
        var client = Single<V1Job>("client.yaml").Spec.Template.Spec.Containers[0].Args;
        foreach (var arguments in new[] { silo.Select(a => a == "$(POD_IP)" ? "127.0.0.1" : a), client.Select(a => a.StartsWith('/') ? "out" : a) })
        {
            using var folder = new TemporaryFolder();
            var outcome = await SseSimProcess.RunAsync(folder.Path, [.. arguments]);
            // Nothing is wrong but that there is no cluster here.
            Assert.Equal(2, outcome.ExitStatus);
            Assert.Matches("SSESIM_CLUSTER is not set|no address in 10.244.0.0/16", outcome.Errors);
        }
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static T Single<T>(string file) => Assert.IsType<T>(Assert.Single(Load(Text(file))));

    private static List<object> Load(string text) => KubernetesYaml.LoadAllFromString(text, strict: true);
}

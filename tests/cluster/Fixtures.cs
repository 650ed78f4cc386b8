[assembly: AssemblyFixture(typeof(SseSim.Cluster.Tests.PostgresServer))]

namespace SseSim.Cluster.Tests;

/// <summary>One server for all tests, made before the first and removed after the last.</summary>
public sealed partial class PostgresServer : IAsyncLifetime;

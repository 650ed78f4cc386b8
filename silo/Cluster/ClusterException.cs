namespace SseSim.Silo.Cluster;

/// <summary>A cluster cannot be used as it was asked for; the message says why and what would be right, and never holds a secret.</summary>
public sealed class ClusterException(string message) : Exception(message);

namespace SseSim.Silo.Cluster;

/// <summary>A cluster cannot be used as it was asked for; the message says why and what would be right, and never holds a secret.</summary>
public class ClusterException(string message) : Exception(message);

/// <summary>Nothing is wrong with what was asked for, but no silo is there to do it.</summary>
public sealed class NoSiloException(string message) : ClusterException(message);

namespace SseSim.Grains.Members;

/// <summary>The caller belongs to an attempt that was given up: another one has begun since.</summary>
[GenerateSerializer, Alias("SseSim.StaleEpoch")]
public sealed class StaleEpochException(int given, int current)
    : Exception($"Epoch {given} is over: epoch {current} has begun")
{
    [Id(0)]
    public int Given { get; } = given;

    [Id(1)]
    public int Current { get; } = current;
}

/// <summary>The grain is not at the month that it is asked for.</summary>
[GenerateSerializer, Alias("SseSim.WrongMonth")]
public sealed class WrongMonthException(int asked, int next)
    : Exception($"Month {asked} was asked for, but month {next} is next here")
{
    [Id(0)]
    public int Asked { get; } = asked;

    /// <summary>The month that the grain expects.</summary>
    [Id(1)]
    public int Next { get; } = next;
}

/// <summary>The grain has no state of this epoch: it was never initialised in it, or lost it with its silo or in a step that broke off.</summary>
[GenerateSerializer, Alias("SseSim.StateLost")]
public sealed class StateLostException(int epoch) : Exception($"No state of epoch {epoch} is here")
{
    [Id(0)]
    public int Epoch { get; } = epoch;
}

/// <summary>An account of the grain's part of the economy did not close: the model's own exception in a form that crosses between silos.</summary>
[GenerateSerializer, Alias("SseSim.OpenAccount")]
public sealed class OpenAccountException(int month, string account, long difference, string message) : Exception(message)
{
    /// <summary>From 0.</summary>
    [Id(0)]
    public int Month { get; } = month;

    [Id(1)]
    public string Account { get; } = account;

    /// <summary>Minor units.</summary>
    [Id(2)]
    public long Difference { get; } = difference;
}

namespace SseSim.Grains.Serialization;

/// <summary>Marks data of this project that crosses grain calls: immutable once made, written by <see cref="ModelCodec"/> between silos and
/// handed over by reference inside of one. The model's own types need no mark: all of them are such data.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MessageAttribute : Attribute;

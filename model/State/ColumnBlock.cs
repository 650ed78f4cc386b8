namespace SseSim.Model.State;

/// <summary>The values of one kind of agent as plain bytes, a column each, in the order of declaration.</summary>
/// <param name="Count">Elements in use.</param>
/// <param name="Columns">[column]: its values as they lie in memory.</param>
public sealed record ColumnBlock(int Count, byte[][] Columns);

namespace SseSim.Silo.Lab;

/// <summary>A scenario of the library.</summary>
public sealed record ScenarioEntry(string Name, string Title);

/// <summary>A scenario with the values that can be changed.</summary>
/// <param name="Name">In the library.</param>
/// <param name="Title">For readers.</param>
/// <param name="Description">For readers.</param>
/// <param name="Economy">Its economy's title.</param>
/// <param name="Start">First month, such as 2011-01.</param>
/// <param name="Months">Length.</param>
/// <param name="Residents">Residents simulated.</param>
/// <param name="MostResidents">Residents of the economy, or what this lab takes if that is less.</param>
/// <param name="FewestResidents">Fewer make no labour market.</param>
/// <param name="Explanation">What the scenario does, in words and numbers.</param>
/// <param name="Values">What <c>set</c> of a run may change, the main ones.</param>
public sealed record ScenarioDetails(
    string Name, string Title, string Description, string Economy, string Start, int Months, int Residents, int MostResidents, int FewestResidents,
    string Explanation, IReadOnlyList<ScenarioValue> Values);

/// <summary>A value that a run may change: <c>set[Key] = number + Suffix</c>.</summary>
/// <param name="Key">Such as <c>policies.guarantee-fund.coverage</c>.</param>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Label">What it is.</param>
/// <param name="Suffix">Unit to write behind the number, such as <c> %</c>.</param>
/// <param name="Value">What the file has, in that unit.</param>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest that a slider offers; the API takes all that a file may have.</param>
/// <param name="Step">Of a slider.</param>
public sealed record ScenarioValue(
    string Key, string Policy, string Label, string Suffix, double Value, double Minimum, double Maximum, double Step);

/// <summary>A policy instrument.</summary>
public sealed record InstrumentEntry(string Name, string Family, string Summary, string Mechanism, string Source, IReadOnlyList<InstrumentKeyEntry> Keys);

/// <summary>A key of an instrument; the default is null where a file must give one.</summary>
public sealed record InstrumentKeyEntry(string Name, string Dimension, double? Default, double Minimum, double Maximum, string Description);

/// <summary>An indicator of the results.</summary>
public sealed record IndicatorEntry(string Id, string Title, string Unit, string? OfficialCode, bool IsProxy, bool IsInput);

/// <summary>A scenario file to be checked.</summary>
/// <param name="Text">YAML. It may name scenarios and economies of the library, but no paths.</param>
public sealed record ValidationRequest(string Text);

/// <summary>What is wrong with a scenario file.</summary>
/// <param name="Valid">Whether it can be run.</param>
/// <param name="Messages">Errors and warnings with line and column.</param>
public sealed record ValidationAnswer(bool Valid, IReadOnlyList<string> Messages);

/// <summary>What to run: one of <paramref name="Scenario"/> and <paramref name="Text"/>.</summary>
/// <param name="Scenario">Name of the library.</param>
/// <param name="Text">YAML. It may name scenarios and economies of the library, but no paths.</param>
/// <param name="Set">Values to change, as with <c>--set</c>: <c>policies.NAME.KEY</c>, <c>parameters.NAME</c>.</param>
/// <param name="Residents">Residents to simulate.</param>
/// <param name="Months">Months to simulate.</param>
/// <param name="Replicates">Paired runs on seeds of their own.</param>
/// <param name="Seed">Of the first replicate.</param>
/// <param name="Language">Of the report and the headline table; English where it is not given.</param>
public sealed record RunRequest(
    string? Scenario = null, string? Text = null, IReadOnlyDictionary<string, string>? Set = null, int? Residents = null, int? Months = null,
    int? Replicates = null, long? Seed = null, string? Language = null);

/// <summary>How a run stands.</summary>
public enum LabRunState { Waiting, Running, Completed, Failed, Cancelled }

/// <summary>A run of the lab.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scenario">Name of its scenario.</param>
/// <param name="Title">For readers.</param>
/// <param name="State">How it stands.</param>
/// <param name="MonthsDone">Of all its runs together.</param>
/// <param name="Months">In all.</param>
/// <param name="Created">UTC.</param>
/// <param name="Ended">UTC; null while it goes on.</param>
/// <param name="Fault">Why it failed; null otherwise.</param>
/// <param name="Files">Files of its run folder, to be had under <c>files/</c>; empty before its end.</param>
public sealed record RunState(
    string Id, string Scenario, string Title, LabRunState State, int MonthsDone, int Months, DateTimeOffset Created, DateTimeOffset? Ended, string? Fault,
    IReadOnlyList<string> Files);

/// <summary>The headline table of a run.</summary>
/// <param name="Columns">Titles of the columns behind the label.</param>
/// <param name="Rows">Label, then a text for each column.</param>
/// <param name="Notes">What a reader must know beside.</param>
public sealed record RunSummaryTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Notes);

using System.CommandLine;
using SseSim.Client.Output;
using SseSim.Model.Observations;
using SseSim.Model.Policies;
using SseSim.Scenarios;
using SseSim.Scenarios.Describing;

namespace SseSim.Client.Commands;

/// <summary>Lists what scenario files and results may name.</summary>
internal static class ListCommand
{
    /// <summary>Indicators give money in the currency of the economy.</summary>
    private const string AnyCurrency = "currency";

    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "An instrument, such as credit-guarantee." };
        var instrument = new Command("instrument", "One instrument: its keys with units, ranges and defaults, who is eligible, mechanism, source.") { name };
        instrument.SetAction(parsed => Instrument(terminal, parsed.GetRequiredValue(name)));
        return new Command("list", "Lists what there is, with units and a line each.")
        {
            Listing("scenarios", "Scenarios of the library, to be run by name.", () => Files(terminal, ScenarioLibrary.Discover().Scenarios())),
            Listing("economies", "Economies of the library.", () => Files(terminal, ScenarioLibrary.Discover().Economies())),
            Listing("instruments", "Policy instruments with their keys.", () => terminal.Text(InstrumentLister.List(InstrumentCatalog.All))),
            instrument,
            Listing("indicators", "Indicators of the results with their units.", () => Indicators(terminal)),
        };
    }

    private static Command Listing(string name, string description, Action list)
    {
        var command = new Command(name, description);
        command.SetAction(_ => list());
        return command;
    }

    private static void Files(Terminal terminal, IReadOnlyList<LibraryEntry> entries)
    {
        var table = Tables.Of("Name", "Title");
        foreach (var entry in entries)
        {
            table.Row(entry.Name, entry.Title);
        }

        terminal.Results.Write(table);
    }

    private static void Indicators(Terminal terminal)
    {
        var table = Tables.Of("Id", "Unit", "Each", "Title");
        foreach (var indicator in IndicatorCatalog.All)
        {
            table.Row(indicator.Id, indicator.UnitIn(AnyCurrency), indicator.Frequency == Frequency.Yearly ? "year" : "month",
                indicator.OfficialCode is { } code ? $"{indicator.Title} (official indicator {code})" : indicator.MarkedTitle);
        }

        terminal.Results.Write(table);
        terminal.Line();
        terminal.Line("Where an economy file's 'goals' do not give the figure that an indicator is measured with, it has no values: docs/reference/economy-files.md says which.");
    }

    private static void Instrument(Terminal terminal, string name)
    {
        var instrument = InstrumentCatalog.Find(name) ?? throw UserError.Input(InstrumentLister.Unknown(name, InstrumentCatalog.All));
        terminal.Text(InstrumentLister.Describe(instrument));
    }
}

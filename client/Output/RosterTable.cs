using System.Globalization;
using SseSim.Analysis.Entities;
using SseSim.Model.Economy;
using SseSim.Model.Stories;
using SseSim.Scenarios;

namespace SseSim.Client.Output;

/// <summary>Organisations by name.</summary>
internal static class RosterTable
{
    public static void Show(Terminal terminal, bool asJson, IReadOnlyList<RosterEntry> listed, int count, StoryNames names, CalendarMonth before)
    {
        if (asJson)
        {
            terminal.Json(new
            {
                exitStatus = ExitStatus.Done, before = before.ToString(), count, organisations = listed.Select(o => new
                {
                    organisation = StoryNames.Id(o.Organisation), territory = names.TerritoryId(o.Territory), form = Classification.Forms[(int)o.Form],
                    sector = Classification.Sectors[(int)o.Sector], formality = Classification.Formalities[(int)o.Formality], o.AgeMonths, o.Staff,
                    policies = names.Policies(o.Policies),
                }),
            });
            return;
        }

        var table = Tables.Of("Organisation", "Form", "Sector", "Territory", ">Staff", ">Years", "Reached by");
        foreach (var o in listed)
        {
            table.Row(StoryNames.Id(o.Organisation), StoryNames.Form(o.Form), StoryNames.Sector(o.Sector), names.TerritoryId(o.Territory),
                o.Staff.ToString("N0", CultureInfo.InvariantCulture), (o.AgeMonths / 12).ToString(CultureInfo.InvariantCulture),
                string.Join(", ", names.Policies(o.Policies)));
        }

        terminal.Results.Write(table);
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{listed.Count:N0} of {count:N0} organisations before {before}{(listed.Count < count ? "; more with --most" : "")}."));
    }
}

using SseSim.Model.State;

namespace SseSim.Model.Month;

/// <summary>Step 9, demography of organisations: they age, some register, some close (a few of them taken over by their workers), some are founded.</summary>
internal static class Step09Demography
{
    public static void Run(TerritoryMonthContext c)
    {
        var o = c.Organisations;
        for (var i = 1; i < o.Count; i++)
        {
            if (o.Life[i] == Life.Alive && o.AgeMonths[i] < short.MaxValue)
            {
                o.AgeMonths[i]++;
            }
        }

        Registration.Recognise(c);
        Formalisation.Run(c);
        Interventions.Convert(c);
        Closing.Run(c);
        Founding.Run(c);
    }
}

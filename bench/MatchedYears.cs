using System.Globalization;

namespace SseSim.Bench;

/// <summary>One organisation at the end of a year.</summary>
/// <param name="Organisation">Who it is: the same in all seeds for one of the register.</param>
/// <param name="Sector">Sector.</param>
/// <param name="AgeMonths">Age.</param>
/// <param name="Staff">Paid staff.</param>
/// <param name="Pay">Pay an efficient worker and month over the year, with what members share and forgo.</param>
/// <param name="Orders">Orders a month that it expects.</param>
/// <param name="YearOrders">Orders received over the year, a month.</param>
/// <param name="Contracts">Of the expected ones those out of public contracts.</param>
internal readonly record struct OrganisationYear(
    ulong Organisation, int Sector, int AgeMonths, int Staff, double Pay, double Orders, double YearOrders, double Contracts);

/// <summary>How much staff and pay move from year to year in worker cooperatives and in conventional firms of the same sectors, sizes and ages, and what of a change of orders
/// staff and pay follow. Firms count as often as there are cooperatives in their sector, size and age, and in two rows by what their orders are and how they changed.</summary>
internal static class MatchedYears
{
    private const int FewestStaff = 5;
    /// <summary>Part of orders below which expected contracts are what is left of some that ended long ago.</summary>
    private const double NoContracts = 0.005;
    /// <summary>Log points x 100 beyond which a year's orders are those of one without orders in it.</summary>
    private const double Far = 200;

    /// <summary>Changes of orders, log points x 100, between which organisations met with the same demand.</summary>
    private static readonly double[] SameDemand = [-30, -20, -10, -5, 0, 5, 10, 20, 30];

    private readonly record struct Change(ulong Organisation, double Staff, double Pay, double Orders, double YearOrders, double Contracts, double Other, double ContractsPart,
        double OrdersPerHead, bool HasContracts, double Weight);

    /// <param name="cooperatives">[organisation]: its years in order.</param>
    /// <param name="firms">The same of those that they are compared with.</param>
    public static void Write(IEnumerable<IReadOnlyList<OrganisationYear>> cooperatives, IEnumerable<IReadOnlyList<OrganisationYear>> firms)
    {
        var own = Pairs(cooperatives);
        var others = Pairs(firms);
        var (left, right) = Matched(own, others, p => CellOf(p.First));
        if (left.Count < 3)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine("| from one year to the next, of the same sector, size and age, from five staff | worker cooperatives | conventional firms |");
        Console.WriteLine("| --- | ---: | ---: |");
        Row("pairs of years", c => Text(c.Count, "#,0"));
        Row("spread of staff, log points x 100", c => Text(Spread(c, x => x.Staff), "0.0"));
        Row("its standard error, by organisations", c => Text(StandardError(c, x => x.Staff), "0.0"));
        Row("spread of pay an efficient worker, log points x 100", c => Text(Spread(c, x => x.Pay), "0.0"));
        Row("spread of orders, log points x 100", c => Text(Spread(c, x => x.Orders), "0.0"));
        Row("its standard error, by organisations", c => Text(StandardError(c, x => x.Orders), "0.0"));
        var (faced, facing) = Matched(own, others, p => (CellOf(p.First), DemandOf(p)));
        Console.WriteLine($"| spread of staff where orders changed by as much (pairs) | {WithPairs(faced, x => x.Staff)} | {WithPairs(facing, x => x.Staff)} |");
        Row("staff that follows orders, per cent of a change", c => Text(100 * Slope(c, x => x.Staff), "0"));
        Row("the same where orders fell", c => Text(100 * Slope([.. c.Where(x => x.Orders < 0)], x => x.Staff), "0"));
        Row("pay that follows the year's orders, per cent of a change", c => Text(100 * Slope([.. c.Where(x => x.YearOrders > -Far && x.YearOrders < Far)], x => x.Pay, x => x.YearOrders), "0"));
        Row("the same where they fell", c => Text(100 * Slope([.. c.Where(x => x.YearOrders is < 0 and > -Far)], x => x.Pay, x => x.YearOrders), "0"));
        Row("orders a worker and month, currency units", c => Text(Mean(c, x => x.OrdersPerHead), "#,0"));
        Row("public contracts in orders, per cent", c => Text(100 * Mean(c, x => x.ContractsPart), "0"));
        Row("spread of the change of public contracts, per cent of orders", c => Text(Spread(c, x => x.Contracts), "0.0"));
        Row("spread of the change of all other orders, per cent of orders", c => Text(Spread(c, x => x.Other), "0.0"));
        var (owned, like) = Matched(own, others, p => WeightOfContracts(p.First));
        Console.WriteLine($"| spread of orders where a contract weighs as much: same sector, orders and part of contracts (pairs) | {WithPairs(owned, x => x.Orders)} | {WithPairs(like, x => x.Orders)} |");
        Row("spread of staff where orders were without contracts at both ends (pairs)", c => WithPairs([.. c.Where(x => !x.HasContracts)], x => x.Staff));

        void Row(string label, Func<List<Change>, string> value) => Console.WriteLine($"| {label} | {value(left)} | {value(right)} |");
    }

    private static List<(OrganisationYear First, OrganisationYear Second)> Pairs(IEnumerable<IReadOnlyList<OrganisationYear>> all) =>
        [.. all.SelectMany(years => years.Zip(years.Skip(1))).Where(p => p.First.Staff >= FewestStaff && p.Second.Staff >= FewestStaff)];

    /// <summary>Cooperatives that have firms of their kind, and those firms, who count as often as there are cooperatives.</summary>
    private static (List<Change> Own, List<Change> Others) Matched<TKind>(List<(OrganisationYear First, OrganisationYear Second)> own,
        List<(OrganisationYear First, OrganisationYear Second)> others, Func<(OrganisationYear First, OrganisationYear Second), TKind> kindOf)
        where TKind : notnull
    {
        var wanted = own.GroupBy(kindOf).ToDictionary(g => g.Key, g => g.Count());
        var there = others.Where(p => wanted.ContainsKey(kindOf(p))).GroupBy(kindOf).ToDictionary(g => g.Key, g => g.Count());
        return ([.. own.Where(p => there.ContainsKey(kindOf(p))).Select(p => ChangeOf(p, 1))],
            [.. others.Where(p => there.ContainsKey(kindOf(p))).Select(p => ChangeOf(p, (double)wanted[kindOf(p)] / there[kindOf(p)]))]);
    }

    private static (int Sector, int Size, bool Old) CellOf(OrganisationYear y) =>
        (y.Sector, y.Staff < 10 ? 0 : y.Staff < 20 ? 1 : y.Staff < 50 ? 2 : y.Staff < 100 ? 3 : y.Staff < 250 ? 4 : 5, y.AgeMonths >= 60);

    private static int DemandOf((OrganisationYear First, OrganisationYear Second) p)
    {
        var change = 100 * Math.Log(p.Second.Orders / p.First.Orders);
        return SameDemand.Count(bound => change >= bound);
    }

    /// <summary>A lot is as large beside the orders of one as of the other, in steps of half an octave, and they have about as many.</summary>
    private static (int Sector, int Orders, int Contracts) WeightOfContracts(OrganisationYear y)
    {
        var part = y.Contracts / y.Orders;
        return (y.Sector, (int)Math.Floor(2 * Math.Log2(y.Orders)), part < NoContracts ? 0 : part < 0.15 ? 1 : part < 0.3 ? 2 : part < 0.6 ? 3 : 4);
    }

    private static Change ChangeOf((OrganisationYear First, OrganisationYear Second) p, double weight)
    {
        var (orders, contracts) = (p.Second.Orders - p.First.Orders, p.Second.Contracts - p.First.Contracts);
        return new(p.First.Organisation, 100 * Math.Log((double)p.Second.Staff / p.First.Staff), 100 * Math.Log(p.Second.Pay / p.First.Pay), 100 * Math.Log(p.Second.Orders / p.First.Orders),
            100 * Math.Log(p.Second.YearOrders / p.First.YearOrders),
            100 * contracts / p.First.Orders, 100 * (orders - contracts) / p.First.Orders, p.First.Contracts / p.First.Orders, p.First.Orders / 100 / p.First.Staff,
            p.First.Contracts > NoContracts * p.First.Orders || p.Second.Contracts > NoContracts * p.Second.Orders, weight);
    }

    private static string WithPairs(List<Change> c, Func<Change, double> value) => c.Count < 3 ? "" : $"{Text(Spread(c, value), "0.0")} ({Text(c.Count, "#,0")})";

    private static double Mean(List<Change> c, Func<Change, double> value) => c.Sum(x => x.Weight * value(x)) / c.Sum(x => x.Weight);

    private static double Spread(List<Change> c, Func<Change, double> value)
    {
        var mean = Mean(c, value);
        return Math.Sqrt(Mean(c, x => (value(x) - mean) * (value(x) - mean)));
    }

    /// <summary>Of a spread, where the years of an organisation go together and those of different ones do not.</summary>
    private static double StandardError(List<Change> c, Func<Change, double> value)
    {
        var (mean, spread, all) = (Mean(c, value), Spread(c, value), c.Sum(x => x.Weight));
        var pulls = c.GroupBy(x => x.Organisation).Select(g => g.Sum(x => x.Weight * ((value(x) - mean) * (value(x) - mean) - spread * spread)));
        return Math.Sqrt(pulls.Sum(pull => pull * pull)) / (2 * spread * all);
    }

    private static double Slope(List<Change> c, Func<Change, double> value, Func<Change, double>? of = null)
    {
        of ??= z => z.Orders;
        if (c.Count < 3)
        {
            return double.NaN;
        }

        var (y, x) = (Mean(c, value), Mean(c, of));
        return Mean(c, z => (value(z) - y) * (of(z) - x)) / Mean(c, z => (of(z) - x) * (of(z) - x));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

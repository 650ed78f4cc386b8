using System.Globalization;
using System.Text;
using SseSim.Analysis.Effects;
using SseSim.Analysis.Report.Languages;

namespace SseSim.Analysis.Report;

/// <summary>Numbers as people read them in one language: thousands apart, a sign where it is a change, no more digits than say something.</summary>
public sealed class NumberText
{
    private const string Minus = "\u2212";
    private readonly ReportLanguage _language;
    private readonly string _group;
    private readonly string _decimal;
    private readonly (double From, double Divisor, string Suffix)[] _scales;

    internal NumberText(ReportLanguage language)
    {
        _language = language;
        _group = language.Text("number.group");
        _decimal = language.Text("number.decimal");
        _scales = Scales(language.Text("number.scales"));
    }

    /// <summary>The numbers of the command line.</summary>
    public static NumberText English => ReportLanguage.English.Numbers;

    /// <summary>Decimal mark, then mark of thousands, as plotly.js takes them.</summary>
    internal string Separators => _decimal + _group;

    public string NotDefined => _language.Text("number.not-defined");

    /// <summary>A level in its unit's usual digits.</summary>
    public string Level(double value, string unit)
    {
        if (double.IsNaN(value))
        {
            return NotDefined;
        }

        return unit switch
        {
            "%" or "% per year" => _language.Text("number.percent", ("number", Fixed(value, Math.Abs(value) < 10 ? 2 : 1))),
            "points" or "ratio" or "Gini points" or "index" => Fixed(value, 2),
            _ when unit.EndsWith("per hour", StringComparison.Ordinal) => Fixed(value, 2),
            _ when IsMoney(unit) => Money(value, Math.Abs(value)),
            _ => Fixed(value, Math.Abs(value) < 10 && value != Math.Truncate(value) ? 1 : 0),
        };
    }

    /// <summary>A number of so many digits after the mark.</summary>
    public string Fixed(double value, int digits)
    {
        var text = Math.Abs(value).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var marked = new StringBuilder(text.Length + 4);
        if (value < 0 && text.Any(c => c is >= '1' and <= '9'))
        {
            marked.Append(Minus);
        }

        foreach (var c in text)
        {
            marked.Append(c switch { ',' => _group, '.' => _decimal, _ => c.ToString() });
        }

        return marked.ToString();
    }

    /// <summary>As many digits as the number has, up to four that say something.</summary>
    public string Plain(double value)
    {
        var digits = value == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        while (digits > 0 && Math.Abs(Math.Round(value, digits) - Math.Round(value, digits - 1)) < 1e-12)
        {
            digits--;
        }

        return Fixed(value, digits);
    }

    /// <summary>Three digits that say something, for sentences and large print; the tables have the rest.</summary>
    public static double Rough(double value)
    {
        if (value == 0 || double.IsNaN(value))
        {
            return value;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return Math.Round(value / step) * step;
    }

    /// <summary>Both ends and the mean to three digits.</summary>
    public static Estimate Rough(Estimate estimate) => new(Rough(estimate.Mean), Rough(estimate.Low), Rough(estimate.High));

    /// <summary>A change: with its sign.</summary>
    public string Change(double value, string unit) =>
        double.IsNaN(value) ? NotDefined : value > 0 && Level(value, unit) is var text && text.Any(c => c is >= '1' and <= '9') ? "+" + text : Level(value, unit);

    /// <summary>Both ends of the interval, such as <c>800 to 1,660</c>; empty where a single replicate gives none.</summary>
    public string Interval(Estimate estimate, string unit, bool signed = false) => estimate.Low == estimate.High
        ? ""
        : _language.Text("number.interval", ("low", End(estimate.Low, estimate, unit, signed)), ("high", End(estimate.High, estimate, unit, signed)));

    /// <summary>Both ends of an amount of money are written in the same thousands or millions.</summary>
    private string End(double value, Estimate estimate, string unit, bool signed)
    {
        if (!IsMoney(unit) || unit.EndsWith("per hour", StringComparison.Ordinal))
        {
            return signed ? Change(value, unit) : Level(value, unit);
        }

        var text = Money(value, Math.Max(Math.Abs(estimate.Low), Math.Abs(estimate.High)));
        return signed && value > 0 && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;
    }

    /// <summary>Whether a unit begins with a currency's three letters.</summary>
    public static bool IsMoney(string unit) => unit.Length >= 3 && unit[..3].All(char.IsAsciiLetterUpper) && !unit.StartsWith("FTE", StringComparison.Ordinal);

    private string Money(double value, double size)
    {
        foreach (var (from, divisor, suffix) in _scales)
        {
            if (size >= from)
            {
                var scaled = size / divisor;
                return Fixed(value / divisor, scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2) + suffix;
            }
        }

        return Fixed(value, 0);
    }

    /// <summary>Such as <c>1e9 1e9 bn|1e6 1e6 M</c>: from which amount, what it is divided by, and what is written after it.</summary>
    internal static (double From, double Divisor, string Suffix)[] Scales(string text) =>
    [
        .. text.Split('|').Select(scale => scale.Split(' ', 3)).Select(p =>
            (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture), p[2])),
    ];
}

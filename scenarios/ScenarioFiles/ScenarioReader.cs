using System.Globalization;
using SseSim.Model.Economy;
using SseSim.Model.Policies;
using SseSim.Scenarios.EconomyFiles;
using SseSim.Scenarios.Quantities;
using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.ScenarioFiles;

/// <summary>Interprets a composed scenario: its own keys, its economy, its policies and those of its reference.</summary>
internal sealed class ScenarioReader
{
    private readonly ScenarioSource _source;
    private readonly ScenarioEnvironment _environment;
    private readonly DiagnosticList _diagnostics;
    private readonly Section _root;
    private readonly string? _economyPath;
    /// <summary>Whether months of policies can be held against those of the run.</summary>
    private bool _startIsKnown = true;

    public ScenarioReader(ScenarioSource source, ScenarioEnvironment environment, DiagnosticList diagnostics)
    {
        (_source, _environment, _diagnostics) = (source, environment, diagnostics);
        _root = new(source.Root, "the scenario", diagnostics);
        _root.RejectUnknownKeys(ScenarioKeys.OfScenario);
        _economyPath = FindEconomy();
        Economy = _economyPath is null ? null : EconomyFile.Read(_economyPath, FileLocator.Shown(_economyPath), diagnostics);
    }

    /// <summary>The economy that the scenario names; null where it cannot be read.</summary>
    public EconomyDefinition? Economy { get; }

    /// <summary>The scenario, or null where the economy could not be read. Errors of all kinds are added.</summary>
    public ResolvedScenario? Read()
    {
        var name = ReadName();
        var start = ReadStart();
        var months = (int)_root.Integer("months", 1, ScenarioKeys.MostMonths, ScenarioKeys.DefaultMonths);
        var residents = ReadResidents();
        var replicates = (int)_root.Integer("replicates", 1, ScenarioKeys.MostReplicates, ScenarioKeys.DefaultReplicates);
        var seed = (ulong)_root.Integer("seed", 0, ScenarioKeys.LargestSeed, (long)ScenarioKeys.DefaultSeed);
        var (title, description) = (_root.Text("title") ?? name, _root.Text("description") ?? "");
        var titles = TranslatedText.Titles.Read(_root, _diagnostics);
        var descriptions = TranslatedText.Descriptions.Read(_root, _diagnostics);
        var sources = new Dictionary<string, string>();
        var parameters = ReadParameters(sources);
        var uncertain = _root.Find("uncertain") is { } node
            ? new UncertainReader(_environment.Parameters, parameters, _diagnostics).Read(node)
            : [];
        var policies = ReadPolicies(_source.Policies, _source.Interventions, start, months);
        var reference = ReadReference(start, months);
        if (name == ScenarioKeys.ReferenceRun && (policies.Count > 0 || reference is not null))
        {
            _diagnostics.Error(_root.MarkOf("scenario"), "a scenario that is compared with a reference cannot be named 'reference', which is the run beside it; rename it and its file");
        }

        if (Economy is null || _economyPath is null)
        {
            return null;
        }

        return new()
        {
            Name = name,
            Title = title,
            Titles = titles,
            Description = description.Trim(),
            Descriptions = descriptions,
            EconomyName = Economy.Economy,
            EconomyReference = _environment.Library.FindEconomy(Economy.Economy) == _economyPath ? Economy.Economy : _economyPath,
            EconomyPath = _economyPath,
            Economy = Economy,
            Start = start,
            Months = months,
            Residents = residents,
            Replicates = replicates,
            Seed = seed,
            Parameters = parameters,
            ParameterSources = sources,
            Uncertain = uncertain,
            Policies = policies,
            Reference = reference,
        };
    }

    private string? FindEconomy()
    {
        if (_root.Require("economy", "portugal-2010") is not { } node || _root.Text("economy") is not { } name)
        {
            return null;
        }

        // A path on the command line starts where the user stands, one in a file where the file stands.
        var folder = node.Mark.Line > 0 ? _source.Folder : Directory.GetCurrentDirectory();
        var path = FileLocator.FindEconomy(name, folder, _environment.Library);
        if (path is null)
        {
            _diagnostics.Error(node.Mark, FileLocator.NoEconomy(name, folder, _environment.Library));
        }

        return path;
    }

    private string ReadName()
    {
        var fileName = _source.FileName;
        if (_root.Require("scenario", ScenarioKeys.IsName(fileName) ? fileName : "my-scenario") is null
            || _root.Text("scenario") is not { } name)
        {
            return fileName;
        }

        if (!ScenarioKeys.IsName(name))
        {
            // A scenario is named as its file.
            _diagnostics.Error(_root.MarkOf("scenario"), ScenarioKeys.NotAName("scenario", name, ScenarioKeys.IsName(fileName) ? fileName : null));
        }
        else if (name != fileName && fileName != ScenarioKeys.ResolvedFileName && !FileLocator.IsStream(_source.Path))
        {
            _diagnostics.Error(_root.MarkOf("scenario"), $"scenario {Wording.Quote(name)} must be named as its file: write "
                + $"'scenario: {fileName}' or rename the file to {name}.yaml");
        }

        return name;
    }

    private CalendarMonth ReadStart()
    {
        var usual = new CalendarMonth((Economy?.BaseYear ?? 2010) + 1, 1);
        if (_root.Find("start") is not { } node)
        {
            return usual;
        }

        if (node is not YamlScalar scalar || !CalendarMonth.TryParse(scalar.Text, out var start))
        {
            _startIsKnown = false;
            _diagnostics.Error(node.Mark, $"'start' must be a month, written like '2011-01', not {Wording.KindOf(node)}"
                + (node is YamlScalar { Text: var text } ? MonthGuess.Suggestion(text) : ""));
            return usual;
        }

        return start;
    }

    private int ReadResidents()
    {
        var most = Economy is null ? int.MaxValue : (int)Math.Min(int.MaxValue, Math.Round(Economy.Population.Residents.Value));
        var fewest = Economy is null ? ScenarioKeys.FewestResidents : EconomyLoader.FewestResidents(Economy);
        if (_root.Find("scale") is not { } scale)
        {
            return (int)_root.Integer("residents", fewest, most, Math.Clamp(Economy?.DefaultResidents ?? fewest, fewest, most));
        }

        if (_root.Has("residents"))
        {
            _diagnostics.Error(scale.Mark, "'scale' and 'residents' both say how many persons to simulate; leave one out");
            return fewest;
        }

        if (scale is not YamlScalar { Text: var text } || !text.StartsWith("1:", StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var divisor) || divisor < 1)
        {
            _diagnostics.Error(scale.Mark, $"'scale' must be 1:N, such as 1:1 for every resident or 1:100, not {Wording.KindOf(scale)}");
            return fewest;
        }

        var residents = (int)Math.Round((double)most / divisor);
        if (Economy is not null && residents < fewest)
        {
            _diagnostics.Error(scale.Mark, string.Create(CultureInfo.InvariantCulture,
                $"'scale' of 1:{divisor} leaves {residents} of {most} residents; at least {fewest} are needed, 1:{most / fewest}"));
        }

        return residents;
    }

    private Dictionary<string, double> ReadParameters(Dictionary<string, string> sources)
    {
        var values = new Dictionary<string, double>();
        if (_root.Find("parameters") is not { } node || Section.Of(node, "parameters", "'parameters'", _diagnostics) is not { } section)
        {
            return values;
        }

        section.RejectUnknownKeys([.. _environment.Parameters.Select(p => p.Name)]);
        foreach (var parameter in _environment.Parameters)
        {
            if (section.Find(parameter.Name) is { } value && ReadParameter(value, parameter, sources) is { } number)
            {
                values[parameter.Name] = number;
            }
        }

        return values;
    }

    /// <summary>A number, or a mapping of <c>value</c> and <c>source</c>.</summary>
    private double? ReadParameter(YamlNode node, Model.Parameters.ParameterDeclaration parameter, Dictionary<string, string> sources)
    {
        if (node is not YamlMapping mapping)
        {
            return ParameterValue.Read(node, parameter, _diagnostics);
        }

        var section = new Section(mapping, $"parameter '{parameter.Name}'", _diagnostics);
        section.RejectUnknownKeys(["value", "source"]);
        if (section.Text("source") is { } source)
        {
            sources[parameter.Name] = source;
        }

        return section.Require("value", QuantityText.Number(parameter.Default)) is { } value ? ParameterValue.Read(value, parameter, _diagnostics) : null;
    }

    private IReadOnlyList<ResolvedPolicy> ReadPolicies(
        IReadOnlyList<YamlMapping> nodes, IReadOnlyList<YamlMapping> interventionNodes, CalendarMonth start, int months)
    {
        var territories = Economy?.Territories.Select(t => t.Id).ToList();
        var eligibility = new EligibilityReader(Economy, _diagnostics);
        var reader = new PolicyReader(_environment.Instruments, MoneyUnits.Of(Economy), eligibility, _diagnostics);
        var interventions = new InterventionReader(InterventionCatalog.All, MoneyUnits.Of(Economy), territories, _diagnostics);
        IReadOnlyList<ReadPolicy> policies =
        [
            .. PolicyOverrides.Apply(nodes.Select(reader.Read).OfType<ReadPolicy>(), _diagnostics),
            .. interventionNodes.Select(interventions.Read).OfType<ReadPolicy>(),
        ];
        PolicyChecks.CheckTogether(policies, _diagnostics);
        if (_startIsKnown)
        {
            PolicyChecks.CheckAgainstRun(policies, start, start.Plus(months - 1), _diagnostics);
        }

        PolicyChecks.CheckReservations(policies, _diagnostics);
        if (Economy is not null)
        {
            PolicyChecks.CheckAgainstEconomy(policies, Economy, _diagnostics);
        }

        return [.. policies.Select(p => p.Policy)];
    }

    /// <summary>Reads <c>reference</c>: a scenario's name or path, or, as resolved files have it, a mapping with its name and policies.</summary>
    private NamedReference? ReadReference(CalendarMonth start, int months)
    {
        switch (_root.Find("reference"))
        {
            case null:
                return null;
            case YamlMapping mapping:
                var section = new Section(mapping, "'reference'", _diagnostics);
                section.RejectUnknownKeys(["scenario", "policies", "interventions"]);
                var policies = ReadPolicies(ScenarioComposer.OwnPolicies(section.Find("policies"), _diagnostics),
                    ScenarioComposer.OwnInterventions(section.Find("interventions"), _diagnostics), start, months);
                return new(section.Require("scenario", "tax-relief") is null ? "" : section.Text("scenario") ?? "", policies);
            case YamlScalar { IsNull: false } name:
                return ReadNamedReference(name, start, months);
            case var node:
                _diagnostics.Error(node.Mark, $"'reference' must be the name or path of a scenario, not {Wording.KindOf(node)}");
                return null;
        }
    }

    private NamedReference? ReadNamedReference(YamlScalar name, CalendarMonth start, int months)
    {
        var folder = name.Mark.Line > 0 ? _source.Folder : Directory.GetCurrentDirectory();
        if (FileLocator.FindScenario(name.Text, folder, _environment.Library) is not { } path)
        {
            _diagnostics.Error(name.Mark, $"'reference': {FileLocator.NoScenario(name.Text, folder, _environment.Library)}");
            return null;
        }

        if (path == _source.Path)
        {
            _diagnostics.Error(name.Mark, "'reference' names the scenario itself; a comparison with itself shows nothing");
            return null;
        }

        var composed = new ScenarioComposer(_environment.Library, _diagnostics).ComposeOther(path);
        return composed is null ? null : new(composed.FileName, ReadPolicies(composed.Policies, composed.Interventions, start, months));
    }
}

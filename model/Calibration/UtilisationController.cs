using SseSim.Model.Economy;
using SseSim.Model.Observations;
using SseSim.Model.Structure;

namespace SseSim.Model.Calibration;

/// <summary>Holds what conventional firms of each sector produce a job at the file's value added by the utilisation of their workers. Owners who work alone cannot lay themselves off: a file
/// tells what they produce, not what they could. Without this a sector of one-person firms has all its jobs and a quarter less value added.</summary>
internal sealed class UtilisationController
{
    private const int Markets = Classification.MarketSectorCount;
    /// <summary>Speed at first, and once constants are averaged: then what chance makes of a small sector should move it little.</summary>
    private const double Searching = 0.05, Averaging = 0.02;
    private const double Least = 0.5, Most = 1.25;
    private readonly EconomyStructure _structure;
    private readonly double[] _target;
    private readonly double[] _sum = new double[Classification.SectorCount];
    private int _months;

    public UtilisationController(EconomyStructure structure)
    {
        _structure = structure;
        _target = [.. Enumerable.Range(0, Markets).Select(s => structure.ValueAddedCents(EconomyStructure.Cell((Sector)s, Form.Conventional)))];
    }

    public void Adjust(long[] nation)
    {
        var utilisation = (double[])_structure.Utilisation.Clone();
        for (var s = 0; s < Markets; s++)
        {
            var jobs = nation[Measures.Jobs.At((int)Form.Conventional, s)];
            var error = jobs > 0 ? nation[Measures.ValueAdded.At((int)Form.Conventional, s)] / (jobs * _target[s]) - 1 : 0;
            utilisation[s] = Math.Clamp(utilisation[s] * (1 + (_months > 0 ? Averaging : Searching) * Math.Clamp(error, -0.5, 0.5)), Least, Most);
        }

        _structure.Use(utilisation);
    }

    public void Average()
    {
        _months++;
        for (var s = 0; s < _sum.Length; s++)
        {
            _sum[s] += _structure.Utilisation[s];
        }
    }

    public void Freeze() => _structure.Use([.. _sum.Select(sum => sum / _months)]);
}

using System.Runtime.InteropServices;
using SseSim.Model.Economy;
using SseSim.Model.Parameters;
using SseSim.Model.Policies;

namespace SseSim.Model.Institutions;

/// <summary>A lender in one territory: assesses each applicant alone, asks the head office for money for those who pass, and answers them when the head office has. What the
/// head office hears does not grow with applicants.</summary>
/// <param name="financier">Index of the lender.</param>
/// <param name="economy">The economy file.</param>
/// <param name="parameters">Behavioural parameters.</param>
/// <param name="scenario">Policies, of which some lend wholesale money for some borrowers.</param>
internal sealed class LenderBranch(int financier, EconomyDefinition economy, ModelParameters parameters, CompiledScenario scenario)
{
    private readonly LoanAssessment _assessment = new(financier, economy, parameters);
    private readonly List<LoanBundle> _bundles = [];
    private readonly List<Candidate> _candidates = [];

    /// <summary>Bundles of loans that are alike, at most: the head office's cut between territories is as fine as this.</summary>
    private const int MostBundles = 8;

    /// <summary>[financier]: its branches in a territory; null for investors, who look at each organisation themselves.</summary>
    public static LenderBranch?[] Of(EconomyDefinition economy, ModelParameters parameters, CompiledScenario scenario) =>
        [.. economy.Credit.Financiers.Select((f, i) => ProductTerms.IsInvestor(f.Kind) ? null : new LenderBranch(i, economy, parameters, scenario))];

    /// <summary>Assesses a month's applicants.</summary>
    /// <param name="applications">In canonical order.</param>
    /// <param name="perception">[form]: expected default rate relative to conventional organisations, as the head office learnt it up to last month.</param>
    /// <param name="inForce">Policies.</param>
    /// <param name="month">Month in which loans would be paid out.</param>
    /// <param name="assessed">Takes the applications, in the same order, until the head office answers.</param>
    /// <returns>What the head office is asked for; lent until the next month's.</returns>
    public List<LoanBundle> Assess(
        List<CreditApplication> applications, double[] perception, CompiledScenario inForce, int month, List<AssessedApplication> assessed)
    {
        assessed.Clear();
        _candidates.Clear();
        foreach (ref readonly var application in CollectionsMarshal.AsSpan(applications))
        {
            var decision = _assessment.Of(application, perception, inForce, month);
            var score = _assessment.Score(application, decision);
            if (decision.Granted)
            {
                _candidates.Add(new Candidate(PursesFor(application), decision.GuaranteePolicy, decision.WithoutGuarantee, score, decision.Organisation, assessed.Count));
            }

            assessed.Add(new AssessedApplication(decision, score, Bundle: -1));
        }

        Bundle(CollectionsMarshal.AsSpan(assessed));
        return _bundles;
    }

    /// <summary>Answers the applicants of last month.</summary>
    /// <param name="limits">[bundle]: what the head office said; empty where it has not heard of any.</param>
    /// <param name="assessed">Last month's applications.</param>
    /// <param name="answers">Takes an answer to each, in the same order.</param>
    /// <exception cref="ArgumentException">The head office answered other bundles.</exception>
    public void Answer(ReadOnlySpan<LoanLimit> limits, List<AssessedApplication> assessed, List<CreditDecision> answers)
    {
        answers.Clear();
        var bundles = 0;
        foreach (ref readonly var application in CollectionsMarshal.AsSpan(assessed))
        {
            bundles = Math.Max(bundles, application.Bundle + 1);
            answers.Add(application.Decision);
        }

        if (bundles != limits.Length)
        {
            throw new ArgumentException($"{limits.Length} answers to {bundles} bundles", nameof(limits));
        }

        for (var bundle = 0; bundle < limits.Length; bundle++)
        {
            if (!limits[bundle].IsWhole)
            {
                LendWithin(limits[bundle], bundle, CollectionsMarshal.AsSpan(assessed), CollectionsMarshal.AsSpan(answers));
            }
        }
    }

    /// <summary>Sorts those who pass by what makes them alike, the best first, and cuts each kind into parts of about as many.</summary>
    private void Bundle(Span<AssessedApplication> assessed)
    {
        _bundles.Clear();
        var candidates = CollectionsMarshal.AsSpan(_candidates);
        candidates.Sort(static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : Candidate.BestFirst(a, b));
        for (var (start, end) = (0, 0); start < candidates.Length; start = end)
        {
            while (end < candidates.Length && candidates[end].Kind == candidates[start].Kind)
            {
                end++;
            }

            var parts = Math.Min(end - start, MostBundles);
            for (var part = 0; part < parts; part++)
            {
                var members = candidates[(start + part * (end - start) / parts)..(start + (part + 1) * (end - start) / parts)];
                long amount = 0, endowment = 0;
                foreach (ref readonly var member in members)
                {
                    ref var application = ref assessed[member.Index];
                    amount += application.Decision.AmountCents;
                    endowment += application.Decision.EndowmentCents;
                    application = application with { Bundle = _bundles.Count };
                }

                var best = members[0];
                _bundles.Add(new LoanBundle
                {
                    Score = best.Score,
                    Organisation = best.Organisation,
                    AmountCents = amount,
                    EndowmentCents = endowment,
                    Loans = members.Length,
                    Purses = best.Purses,
                    GuaranteePolicy = best.GuaranteePolicy,
                    WithoutGuarantee = best.WithoutGuarantee,
                });
            }
        }
    }

    /// <summary>Lends to the best of a bundle first, within what the head office said of it.</summary>
    private void LendWithin(LoanLimit limit, int bundle, ReadOnlySpan<AssessedApplication> assessed, Span<CreditDecision> answers)
    {
        _candidates.Clear();
        for (var i = 0; i < assessed.Length; i++)
        {
            if (assessed[i].Bundle == bundle)
            {
                _candidates.Add(new Candidate(0, -1, false, assessed[i].Score, assessed[i].Decision.Organisation, i));
            }
        }

        var members = CollectionsMarshal.AsSpan(_candidates);
        members.Sort(Candidate.BestFirst);
        var (amount, endowment) = (limit.AmountCents, limit.EndowmentCents);
        foreach (ref readonly var member in members)
        {
            ref var decision = ref answers[member.Index];
            if (decision.GuaranteePolicy >= 0 && endowment != long.MaxValue)
            {
                if (endowment < decision.EndowmentCents)
                {
                    // The guarantee's budget is used up: only what the lender would have lent anyway is lent, without it.
                    decision = Unguaranteed(decision) with { Refusal = decision.WithoutGuarantee ? RefusalReason.None : RefusalReason.Risk };
                }
                else
                {
                    endowment -= decision.EndowmentCents;
                }
            }

            if (decision.Granted && decision.AmountCents > amount)
            {
                decision = Unguaranteed(decision) with { Refusal = limit.Beyond };
            }
            else if (decision.Granted)
            {
                amount -= decision.AmountCents;
            }
        }
    }

    /// <summary>Bit of each policy whose wholesale money is for this applicant.</summary>
    private uint PursesFor(in CreditApplication a)
    {
        var purses = 0u;
        for (var p = 0; p < scenario.Policies.Count; p++)
        {
            var policy = scenario.Policies[p];
            if (policy.Lever == Lever.WholesaleFund && policy.For.Admits(a.Territory, a.Form, a.Stage, a.Sector, a.Size))
            {
                purses |= 1u << p;
            }
        }

        return purses;
    }

    private static CreditDecision Unguaranteed(CreditDecision decision) =>
        decision with { Coverage = 0, FeePerYear = 0, GuaranteePolicy = -1, Guarantor = -1, EndowmentCents = 0 };

    private readonly record struct Candidate(uint Purses, int GuaranteePolicy, bool WithoutGuarantee, double Score, ulong Organisation, int Index)
    {
        /// <summary>Equal for loans that are alike for the head office.</summary>
        public ulong Kind { get; } = (ulong)Purses | (ulong)(GuaranteePolicy + 1) << 32 | (WithoutGuarantee ? 1ul << 40 : 0);

        /// <summary>Best expected return and mission first; the identity breaks ties, so that no place in a list matters.</summary>
        public static int BestFirst(Candidate a, Candidate b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Organisation != b.Organisation ? a.Organisation.CompareTo(b.Organisation) : a.Index.CompareTo(b.Index);
    }
}

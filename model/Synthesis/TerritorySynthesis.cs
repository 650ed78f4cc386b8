using SseSim.Model.Economy;
using SseSim.Model.Month;
using SseSim.Model.Numerics;
using SseSim.Model.Parameters;
using SseSim.Model.State;
using SseSim.Model.Structure;

namespace SseSim.Model.Synthesis;

/// <summary>Assembles one territory: organisations into columns, persons into jobs, capital, deposits and loans at their base levels.</summary>
internal sealed class TerritorySynthesis(
    EconomyStructure structure, ModelParameters parameters, ulong seed, double informalSoloShare, ulong personBase, SettledTraits? traits)
{
    private readonly KeyedRandom _placement = new(seed, Stream.Placement, 0);
    private readonly double _leverage = structure.BusinessLoansCents
        / (structure.Jobs.Select((jobs, cell) => jobs * structure.ValueAddedCents(cell) * structure.CapitalMonths[cell]).Sum() * (1 + parameters.CapitalSlack));
    private readonly double _attractivenessSpread =
        parameters.AttractivenessShock / Math.Sqrt(1 - parameters.AttractivenessPersistence * parameters.AttractivenessPersistence);

    public TerritoryState Build(
        int territory, List<(Sex Sex, AgeBand Age, Status Status)> cells, List<RegisterEntry> register, int publicJobs)
    {
        var (persons, households) = PopulationSynthesis.Build(structure, territory, cells, personBase, seed);
        var organisations = new OrganisationColumns(register.Count + register.Count / 4 + 64);
        var loans = new LoanColumns();
        var contracts = new ContractColumns();
        for (var i = 0; i < persons.Count; i++)
        {
            persons.Efficiency[i] = Employment.EfficiencyOf(structure, parameters, seed, persons.Traits[i], personBase + (ulong)i);
        }

        var histories = traits is null ? null : new Histories(traits, structure, parameters, seed, register.Count);
        AddPublicAdministration(organisations);
        foreach (var entry in register)
        {
            AddOrganisation(organisations, entry);
            histories?.Draw(organisations, organisations.Count - 1, entry);
        }

        AssignJobs(persons, organisations, register, publicJobs, histories);
        for (var place = 1; place < organisations.Count; place++)
        {
            var (owed, monthsInArrears) = histories?.Fit(organisations, place) ?? FitToStaff(organisations, place);
            AddLoan(organisations, loans, place, owed, monthsInArrears);
            histories?.AddContracts(organisations, contracts, place);
            organisations.Weight[place] = StaffPlanning.WeightOf(structure, parameters, organisations, place);
        }

        AssignIncomes(persons);
        histories?.DrawUnemployment(persons, personBase);
        AssignOwners(persons, organisations);
        AssignDeposits(persons, households, histories);
        return new TerritoryState
        {
            Index = territory,
            PersonBase = personBase,
            PublicJobs = publicJobs,
            InformalSoloShare = informalSoloShare,
            Persons = persons,
            Households = households,
            Organisations = organisations,
            Loans = loans,
            Contracts = contracts,
            UnemploymentRate = traits?.Territories[territory][0] ?? structure.BaseUnemploymentRate,
            FindingRate = traits?.Territories[territory][1] ?? structure.BaseFindingRate,
            UnmetShares = traits?.Territories[territory][2..] ?? new double[Classification.MarketSectorCount],
            // Federations begin with the hours of one conversion in hand.
            FederationHours = parameters.ConversionHours,
        };
    }

    private static void AddPublicAdministration(OrganisationColumns organisations)
    {
        var place = organisations.Take();
        organisations.Id[place] = 1;
        organisations.Life[place] = Life.Alive;
        (organisations.Form[place], organisations.Technology[place]) = (Form.Public, Form.Public);
        organisations.Sector[place] = Sector.PublicAdministration;
        organisations.Formality[place] = Formality.Formal;
        organisations.Owner[place] = OrganisationColumns.NoOwner;
    }

    private void AddOrganisation(OrganisationColumns organisations, RegisterEntry entry)
    {
        var place = organisations.Take();
        var id = KeyedRandom.Mix((ulong)entry.Number + 0x5353_4553_494DUL);
        var own = new KeyedRandom(seed, Stream.Synthesis, 5).For(id);
        var social = Classification.IsSocialEconomy(entry.Form);
        organisations.Id[place] = id;
        organisations.Life[place] = Life.Alive;
        (organisations.Form[place], organisations.Technology[place]) = (entry.Form, entry.Form);
        organisations.Sector[place] = entry.Sector;
        organisations.Owner[place] = OrganisationColumns.NoOwner;
        organisations.Formality[place] = social ? own.Uniform(9) < Formalisation.ShareOf(structure.Economy, entry.Form) ? Formality.Informal : Formality.Recognised
            : entry.Staff <= 2 && own.Uniform(0) < informalSoloShare ? Formality.Informal : Formality.Formal;
        organisations.AgeMonths[place] = (short)(own.Uniform(1) * own.Uniform(2) * 480);
        organisations.Threshold[place] = own.Uniform(3);
        organisations.Attractiveness[place] = _attractivenessSpread * own.Normal(1);
        organisations.Readiness[place] = 0.35 + 0.3 * own.Uniform(4) + (entry.Staff >= 10 ? 0.2 : 0);
        organisations.Reputation[place] = 0.5;
        organisations.VolunteerRun[place] = entry.VolunteerRun;
        organisations.Bank[place] = structure.DepositBanks.Draw(own.Uniform(5));
        organisations.Members[place] = social ? Math.Max(3, (int)(entry.MembersMean * (0.5 + own.Uniform(6)))) : 0;
        organisations.VolunteerRun[place] = entry.VolunteerRun;
        var cell = EconomyStructure.Cell(entry.Sector, entry.Form);
        var expected = entry.VolunteerRun ? structure.VolunteerEntityFeesCents : entry.Staff * structure.ProductivityCents[cell];
        organisations.ExpectedCents[place] = expected;
        organisations.Niche[place] = (1 - parameters.SizeElasticity) * DeterministicMath.Log(expected);
        var pay = entry.Staff * structure.PayCents[cell];
        var labour = pay * structure.EmployerCost;
        organisations.DepositCents[place] = (long)(entry.VolunteerRun ? 3 * expected : labour * parameters.BufferMonths * parameters.PayoutFrom);
        if (entry.VolunteerRun)
        {
            return;
        }

        var capital = structure.CapitalMonths[cell] * expected * (1 + parameters.CapitalSlack);
        organisations.CapitalCents[place] = (long)capital;
        organisations.ReserveCents[place] = social ? (long)(0.3 * capital) : 0;
    }

    /// <summary>Expected orders, and the niche that carries them, follow the efficiency of the staff that was drawn.</summary>
    /// <returns>What it owes, such that the mean is the target, cents; none is in arrears.</returns>
    private (double Owed, byte MonthsInArrears) FitToStaff(OrganisationColumns organisations, int place)
    {
        // Exponential ages of loans that are repaid by a constant part: what is left is uniform between nothing and twice the mean.
        var own = new KeyedRandom(seed, Stream.Synthesis, 5).For(organisations.Id[place]);
        var loans = organisations.Formality[place] == Formality.Informal ? 0 : 2 * _leverage * organisations.CapitalCents[place] * own.Uniform(7);
        if (organisations.Staff[place] > 0)
        {
            var ratio = organisations.StaffEfficiency[place] / (1000.0 * organisations.Staff[place]);
            organisations.ExpectedCents[place] *= ratio;
            organisations.CapitalCents[place] = (long)(organisations.CapitalCents[place] * ratio);
            organisations.Niche[place] = (1 - parameters.SizeElasticity) * DeterministicMath.Log(organisations.ExpectedCents[place]);
        }

        return (loans, 0);
    }

    /// <summary>One loan somewhere in its life for all that an organisation owes. What was granted last month is paid out already, to those who repay now.</summary>
    private void AddLoan(OrganisationColumns organisations, LoanColumns loans, int place, double owed, byte monthsInArrears)
    {
        if (owed < 1)
        {
            return;
        }

        var own = new KeyedRandom(seed, Stream.Synthesis, 5).For(organisations.Id[place]);
        var row = loans.Add();
        var due = (long)owed / Math.Max(12, (int)structure.Economy.Credit.LoanTermMonths) + 1;
        loans.Organisation[row] = place;
        loans.Lender[row] = structure.LendingBanks.Draw(own.Uniform(8));
        loans.PrincipalCents[row] = (long)owed + due;
        loans.InstalmentCents[row] = due;
        loans.RatePerYear[row] = structure.Economy.Credit.Financiers[loans.Lender[row]].LoanRate;
        loans.Guarantor[row] = -1;
        loans.Policy[row] = -1;
        loans.MonthsInArrears[row] = monthsInArrears;
        loans.Defaulted[row] = monthsInArrears >= Step07Credit.MonthsToDefault;
        organisations.InArrears[place] = monthsInArrears > 0;
        organisations.DepositCents[place] += due;
    }

    private void AssignJobs(
        PersonColumns persons, OrganisationColumns organisations, List<RegisterEntry> register, int publicJobs, Histories? histories)
    {
        var queues = new Queue<int>[Classification.SexCount];
        var employed = Enumerable.Range(0, persons.Count).Where(i => persons.Status[i] == Status.Employee)
            .Select(i => (Key: _placement.BitsOf(personBase + (ulong)i), Person: i)).ToArray();
        Array.Sort(employed);
        for (var x = 0; x < queues.Length; x++)
        {
            queues[x] = new Queue<int>(employed.Where(e => (int)PersonTraits.SexOf(persons.Traits[e.Person]) == x).Select(e => e.Person));
        }

        // The public administration first, then organisations in a keyed order, so that the last ones, which take whom is left, are any.
        for (var k = 0; k < publicJobs; k++)
        {
            Hire(persons, organisations, queues, OrganisationColumns.PublicAdministration, k, 1);
        }

        var order = Enumerable.Range(1, register.Count).Select(place => (Key: _placement.BitsOf(organisations.Id[place]), Place: place)).ToArray();
        Array.Sort(order);
        foreach (var (_, place) in order)
        {
            for (var k = 0; k < register[place - 1].Staff; k++)
            {
                Hire(persons, organisations, queues, place, k, histories?.PayOf(place) ?? 1);
            }
        }
    }

    private void Hire(PersonColumns persons, OrganisationColumns organisations, Queue<int>[] queues, int place, int number, double pay)
    {
        var female = _placement.For(organisations.Id[place]).Uniform((uint)number) < structure.FemaleShares[(int)organisations.Sector[place]];
        var queue = queues[female ? 1 : 0].Count > 0 ? queues[female ? 1 : 0] : queues[female ? 0 : 1];
        if (queue.Count == 0)
        {
            throw new InvalidOperationException("Bug in SseSim: more jobs than employed persons were drawn");
        }

        var person = queue.Dequeue();
        var form = organisations.Form[place];
        var ownerWorks = form == Form.Conventional && number == 0 && organisations.Owner[place] == OrganisationColumns.NoOwner
            && organisations.ExpectedCents[place] < 9.5 * structure.ProductivityCents[EconomyStructure.Cell(organisations.Sector[place], form)];
        if (ownerWorks)
        {
            organisations.Owner[place] = person;
        }

        persons.Status[person] = Employment.StatusIn(form, organisations.Formality[place], ownerWorks);
        Employment.Join(persons, organisations, person, place, Employment.PayOf(structure, persons, organisations, person, place, pay),
            Employment.HoursOf(structure, organisations.Sector[place], PersonTraits.SexOf(persons.Traits[person])));
        persons.MonthsInStatus[person] = (byte)Math.Min(255, (int)organisations.AgeMonths[place]);
    }

    private void AssignIncomes(PersonColumns persons)
    {
        for (var i = 0; i < persons.Count; i++)
        {
            var own = new KeyedRandom(seed, Stream.Synthesis, 6).For(personBase + (ulong)i);
            var education = (int)PersonTraits.EducationOf(persons.Traits[i]) * Classification.SexCount + (int)PersonTraits.SexOf(persons.Traits[i]);
            if (persons.Status[i] == Status.Retired)
            {
                persons.PayCents[i] = (int)(structure.PensionCents * structure.PayFactor[education] * (0.8 + 0.4 * own.Uniform()));
            }
            else if (persons.Status[i] == Status.Unemployed && own.Uniform(1) < 0.6)
            {
                // Six in ten have had a job before: assumed, replaced by the model's own flows while settling.
                var mean = structure.PayCents[EconomyStructure.Cell(Sector.TradeTransportTourism, Form.Conventional)];
                persons.PayCents[i] = (int)(mean * structure.PayFactor[education]);
            }
        }
    }

    private void AssignOwners(PersonColumns persons, OrganisationColumns organisations)
    {
        for (var place = 1; place < organisations.Count; place++)
        {
            if (organisations.Form[place] == Form.Conventional && organisations.Owner[place] == OrganisationColumns.NoOwner)
            {
                var own = _placement.For(organisations.Id[place] + 1);
                var n = 0u;
                int person;
                do
                {
                    person = own.Below(persons.Count, n++);
                }
                while (PersonTraits.AgeOf(persons.Traits[person]) < AgeBand.From25To34 && n < 200);
                organisations.Owner[place] = person;
            }
        }
    }

    private void AssignDeposits(PersonColumns persons, HouseholdColumns households, Histories? histories)
    {
        var economy = structure.Economy;
        var total = economy.Accounts.HouseholdDeposits * economy.Accounts.GrossDomesticProduct * 100 / structure.Scale
            * persons.Count / structure.Residents;
        var weights = new long[households.Count];
        var parts = new long[households.Count];
        var consumption = total * structure.ConsumptionOfDeposits / (1 - structure.ConsumptionOfIncome) / persons.Count;
        for (var h = 0; h < households.Count; h++)
        {
            var own = new KeyedRandom(seed, Stream.Synthesis, 7).For(personBase + (ulong)households.FirstPerson[h]);
            var (from, to) = (households.FirstPerson[h], households.FirstPerson[h + 1]);
            households.Bank[h] = structure.DepositBanks.Draw(own.Uniform(99));
            (weights[h], households.LastIncomeCents[h]) = histories?.Household(persons, from, to, personBase + (ulong)from)
                ?? ((long)((to - from) * 1e6 * DeterministicMath.Exp(0.8 * own.Normal())), (long)(consumption * (to - from)));
        }

        Apportionment.Split((long)total, weights, parts);
        parts.CopyTo(households.DepositCents, 0);
    }
}

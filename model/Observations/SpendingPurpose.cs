namespace SseSim.Model.Observations;

/// <summary>What governments spend on: the parts of <see cref="Measures.GovernmentSpending"/>, in order.</summary>
public enum SpendingPurpose : byte { Pay, Pensions, UnemploymentBenefits, FamilyBenefits, Procurement, ServiceAgreements, Interest, Policies }

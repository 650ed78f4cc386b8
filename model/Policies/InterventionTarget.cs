using SseSim.Model.Economy;

namespace SseSim.Model.Policies;

/// <summary>The one organisation that an intervention is for: an identity, or the middle one of a territory's organisations of a form, by paid staff, then
/// identity, in the month of the intervention. The latter finds somebody on every seed.</summary>
/// <param name="Organisation">Identity; null where it is looked for.</param>
/// <param name="Territory">Index; null with an identity.</param>
/// <param name="Form">Null with an identity.</param>
/// <param name="Sector">Null for any.</param>
public sealed record InterventionTarget(ulong? Organisation, int? Territory, Form? Form, Sector? Sector);

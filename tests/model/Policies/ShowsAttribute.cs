namespace SseSim.Model.Tests.Policies;

/// <summary>Says of which instruments or kinds of financiers a test shows, by its name as a sentence, what they do. A convention asks for one of each.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShowsAttribute(params string[] actors) : Attribute
{
    /// <summary>Names as in files: <c>credit-guarantee</c>, <c>ethical-bank</c>.</summary>
    public IReadOnlyList<string> Actors { get; } = actors;
}

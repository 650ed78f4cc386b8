using SseSim.Scenarios.Reading;

namespace SseSim.Scenarios.EconomyFiles;

/// <summary>Where the figures of an economy file stand.</summary>
/// <param name="root">The file.</param>
internal sealed class EconomyMarks(Section root)
{
    /// <summary>Where a key of a section stands, or the nearest above it.</summary>
    public Mark Of(string section, string key) => root.Find(section) is YamlMapping mapping ? mapping.Find(key)?.Mark ?? mapping.Mark : root.MarkOf(section);

    public Mark Of(string section) => root.MarkOf(section);

    /// <summary>Where a key of a list's entry stands, or the nearest above it.</summary>
    /// <param name="list">Key of the list: <c>sectors</c>.</param>
    /// <param name="identity">Key by which entries are told apart: <c>sector</c>.</param>
    /// <param name="name">The entry.</param>
    /// <param name="key">The figure.</param>
    public Mark OfEntry(string list, string identity, string name, string key) =>
        (root.Find(list) as YamlSequence)?.Items.OfType<YamlMapping>().FirstOrDefault(item => item.Find(identity) is YamlScalar id && id.Text == name) is { } entry
            ? entry.Find(key)?.Mark ?? entry.Mark
            : root.MarkOf(list);
}

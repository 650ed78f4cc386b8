using System.CommandLine;
using SseSim.Client.Commands;
using SseSim.Client.Output;

namespace SseSim.Client.CommandLine;

/// <summary>The command <c>ssesim</c> with all its subcommands.</summary>
internal static class Root
{
    public const string Name = "ssesim";

    public static RootCommand Build(Terminal terminal) => new(
        """
        Simulates the social and solidarity economy: what a policy does to cooperatives, associations, mutuals, foundations
        and social enterprises, and to everybody else, month by month, against the same economy without it.
        """)
    {
        RunCommand.Build(terminal),
        ValidateCommand.Build(terminal),
        ExplainCommand.Build(terminal),
        ListCommand.Build(terminal),
        CompareCommand.Build(terminal),
        SweepCommand.Build(terminal),
        AttributeCommand.Build(terminal),
        EconomyCommand.Build(terminal),
        ReportCommand.Build(terminal),
        ExportCommand.Build(terminal),
        VerifyCommand.Build(terminal),
        EntityCommand.Build(terminal),
        ServeCommand.Build(terminal),
        SiloCommand.Build(terminal),
        ClusterCommands.Runs(terminal),
        ClusterCommands.Attach(terminal),
        ClusterCommands.Cancel(terminal),
    };
}

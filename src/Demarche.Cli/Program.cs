namespace Demarche.Cli;

internal static class Program
{
    private static int Main(string[] arguments) => DemarcheCommand.Run(arguments, Surroundings.OfProcess());
}

namespace Demarche.Intake;

/// <summary>The readers in use, in the order in which ties are broken.</summary>
public static class IntakeReaders
{
    public static IReadOnlyList<IReportReader> All { get; } = [];
}

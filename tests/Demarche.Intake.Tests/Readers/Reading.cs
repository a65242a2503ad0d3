using System.Text;

namespace Demarche.Intake.Tests;

/// <summary>Reads text given in a test as if it were a file.</summary>
internal static class Reading
{
    public static Report One(string name, string content) => Assert.IsType<IntakeReport>(Assert.Single(All(name, content))).Report;

    public static IReadOnlyList<IntakeOutcome> All(string name, string content) =>
        [.. IntakePipeline.Read(new SourceDocument(name, Encoding.UTF8.GetBytes(content)), IntakeOptions.Default)];
}

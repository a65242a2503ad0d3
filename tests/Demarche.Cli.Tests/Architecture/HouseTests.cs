using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>One direction: Text, then Intake and Language, then Record, Store, Exports, Desk, Cli.</summary>
public sealed class HouseTests
{
    private static readonly Assembly[] House =
    [
        typeof(Demarche.Text.CleanText).Assembly,
        typeof(Demarche.Intake.Report).Assembly,
        typeof(Demarche.Language.ITextAnalyser).Assembly,
        typeof(Demarche.Record.IReportAnalyser).Assembly,
        typeof(Demarche.Store.IRecordViews).Assembly,
        typeof(Demarche.Exports.HonestDate).Assembly,
        typeof(Demarche.Desk.DeskServer).Assembly,
        typeof(DemarcheCommand).Assembly,
    ];

    private static readonly ArchUnitNET.Domain.Architecture Types = new ArchLoader().LoadAssemblies(House).Build();

    [Theory]
    [InlineData("Demarche.Text", "")]
    [InlineData("Demarche.Intake", "Demarche.Text")]
    [InlineData("Demarche.Language", "Demarche.Text")]
    [InlineData("Demarche.Record", "Demarche.Text Demarche.Intake Demarche.Language")]
    [InlineData("Demarche.Store", "Demarche.Text Demarche.Intake Demarche.Language Demarche.Record")]
    [InlineData("Demarche.Exports", "Demarche.Text Demarche.Intake Demarche.Language Demarche.Record Demarche.Store")]
    [InlineData("Demarche.Desk", "Demarche.Text Demarche.Intake Demarche.Record Demarche.Store Demarche.Exports")]
    public void A_stage_knows_nothing_of_later_ones(string name, string earlier)
    {
        Assembly stage = House.Single(a => a.GetName().Name == name);
        IEnumerable<string> known = stage
            .GetReferencedAssemblies()
            .Select(r => r.Name!)
            .Where(r => r.StartsWith("Demarche.", StringComparison.Ordinal) || r == "demarche");
        Assert.Empty(known.Except(earlier.Split(' ')));
    }

    [Fact]
    public void A_project_is_one_namespace_of_its_own_name()
    {
        foreach (Assembly assembly in House)
        {
            string name = assembly.GetName().Name == "demarche" ? "Demarche.Cli" : assembly.GetName().Name!;
            IEnumerable<string?> others = assembly
                .GetTypes()
                .Where(t => t.Namespace?.StartsWith("Demarche", StringComparison.Ordinal) == true && t.Namespace != name)
                .Select(t => t.FullName);
            Assert.Empty(others);
        }
    }

    [Fact]
    public void Names_are_the_terms_of_the_field() =>
        Classes()
            .Should()
            .NotHaveNameEndingWith("Utils")
            .AndShould()
            .NotHaveNameEndingWith("Helper")
            .AndShould()
            .NotHaveNameEndingWith("Manager")
            .Check(Types);

    [Fact]
    public void Only_the_composition_knows_the_database_by_name() =>
        ArchUnitNET
            .Fluent.ArchRuleDefinition.Types()
            .That()
            .ResideInAssembly(typeof(DemarcheCommand).Assembly)
            .And()
            .DoNotHaveName(nameof(Composition))
            .Should()
            .NotDependOnAny(typeof(Demarche.Store.SqliteStore))
            .Check(HouseTests.Types);

    [Fact]
    public void The_desk_knows_the_store_by_its_interfaces() =>
        ArchUnitNET
            .Fluent.ArchRuleDefinition.Types()
            .That()
            .ResideInAssembly(typeof(Demarche.Desk.DeskServer).Assembly)
            .Should()
            .NotDependOnAny(typeof(Demarche.Store.SqliteStore))
            .Check(HouseTests.Types);

    [Fact]
    public void Nothing_in_the_product_can_call_a_host()
    {
        string[] forbidden = ["System.Net.Http", "System.Net.Sockets", "System.Net.WebSockets", "System.Net.Quic"];
        foreach (Assembly assembly in House)
        {
            using PEReader file = new(File.OpenRead(assembly.Location));
            MetadataReader metadata = file.GetMetadataReader();
            foreach (TypeReferenceHandle handle in metadata.TypeReferences)
            {
                TypeReference used = metadata.GetTypeReference(handle);
                string space = metadata.GetString(used.Namespace);
                string name = metadata.GetString(used.Name);
                Assert.False(
                    forbidden.Contains(space) || (space == "System.Net" && name is "Dns" or "WebClient" or "WebRequest"),
                    $"{assembly.GetName().Name} uses {space}.{name}"
                );
            }
        }
    }
}

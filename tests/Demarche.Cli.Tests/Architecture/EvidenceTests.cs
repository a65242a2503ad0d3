using System.Reflection;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>No line without evidence, and no UTF-16 offset that leaves the house.</summary>
public sealed class EvidenceTests
{
    public static TheoryData<Type> Lines =>
        new(
            typeof(EventLine),
            typeof(PositionLine),
            typeof(ResponseLine),
            typeof(UtteranceLine),
            typeof(DisagreementSide),
            typeof(Statement),
            typeof(ReportedEvent),
            typeof(ReportedPosition),
            typeof(ReportedResponse)
        );

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_cannot_be_made_without_evidence(Type line)
    {
        PropertyInfo evidence = line.GetProperty("Evidence")!;
        Assert.Equal(typeof(EvidenceSet), evidence.PropertyType);
        Assert.Equal(NullabilityState.NotNull, new NullabilityInfoContext().Create(evidence).ReadState);
        bool required = evidence.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
        bool taken = line.GetConstructors().All(c => c.GetParameters().Any(p => p.ParameterType == typeof(EvidenceSet)));
        Assert.True(required || taken, $"{line.Name} can be made without evidence");
    }

    [Fact]
    public void An_empty_set_of_evidence_cannot_be_made()
    {
        Assert.Empty(typeof(EvidenceSet).GetConstructors());
        Assert.Null(EvidenceSet.From([]));
        Assert.Throws<ArgumentNullException>(() => EvidenceSet.Of(null!));
    }

    [Fact]
    public void Evidence_can_only_be_made_by_citing_a_text() => Assert.Empty(typeof(Evidence).GetConstructors());

    [Fact]
    public void Views_know_code_points_only()
    {
        IEnumerable<PropertyInfo> shown = typeof(EventItem)
            .Assembly.GetTypes()
            .Where(t => t.IsPublic && (t.Name.EndsWith("Item", StringComparison.Ordinal) || t.Name == nameof(SearchHit)))
            .SelectMany(t => t.GetProperties());
        Assert.NotEmpty(shown);
        Assert.DoesNotContain(shown, p => p.PropertyType == typeof(TextSpan) || p.PropertyType == typeof(TextSpan?));
        Assert.Equal(typeof(CodePointSpan), typeof(Evidence).GetProperty(nameof(Evidence.Span))!.PropertyType);
    }

    [Fact]
    public void The_two_ways_of_counting_do_not_mix()
    {
        MethodInfo[] conversions =
        [
            .. new[] { typeof(TextSpan), typeof(CodePointSpan) }
                .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(m => m.Name is "op_Implicit" or "op_Explicit"),
        ];
        Assert.Empty(conversions);
    }
}

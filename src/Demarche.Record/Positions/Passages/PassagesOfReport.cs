using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>The sentences of a report with what stands before them, parties put as numbers; made ready at the first that is asked for.</summary>
internal sealed class PassagesOfReport
{
    // In words: no encoder reads more pieces of them.
    private const int MostInTitle = 16;
    private const int MostBefore = 48;

    private readonly Lazy<(ReportParties Parties, PassageText Text)> _report;

    public PassagesOfReport(ReadingContext context) =>
        _report = new(() =>
        {
            CapitalPlace[] capitals = [.. CapitalPlace.Of(context)];
            ReportParties parties = new(context, capitals);
            return (parties, new PassageText(context, parties, capitals));
        });

    public ReportParties Parties => _report.Value.Parties;

    public PassageText Text => _report.Value.Text;

    /// <summary>A sentence with what stands before it; null so far on in a report that nobody looks there.</summary>
    public Passage? Of(SentenceView view)
    {
        ImmutableArray<PassageWord> before = Text.Before(view);
        return Written(view, [.. Text.Title.Take(MostInTitle)], before[Math.Max(0, before.Length - MostBefore)..]);
    }

    /// <summary>A sentence alone; null so far on in a report that nobody looks there.</summary>
    public Passage? Alone(SentenceView view) => Written(view, [], []);

    private Passage? Written(SentenceView view, ImmutableArray<PassageWord> title, ImmutableArray<PassageWord> before)
    {
        if (view.Index >= ReportParties.MostSentences)
        {
            return null;
        }

        Dictionary<int, int> numbers = [];
        string Joined(IEnumerable<PassageWord> words) =>
            string.Join(' ', words.Select(word => word.With(word.Party < 0 ? -1 : NumberOf(numbers, word.Party))));
        string here = Joined(Text.ToEnd(view));
        return new Passage
        {
            Title = Joined(title),
            Before = Joined(before),
            Here = here,
            Parties = [.. numbers.OrderBy(static pair => pair.Value).Select(pair => Parties.Parties[pair.Key].Party)],
        };
    }

    private static int NumberOf(Dictionary<int, int> numbers, int party)
    {
        if (!numbers.TryGetValue(party, out int number))
        {
            numbers[party] = number = numbers.Count;
        }

        return number;
    }
}

using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Reads a position by the words around its verb (<c>Data/position-patterns.tsv</c>), for sentences whose tree has no place for what is
/// wanted: a dateline, a stray quotation mark or a name that is also a verb can break a tree and leave the words in order.
/// </summary>
internal static class FlatReading
{
    public static void Add(ReadingContext context, SentenceView view, List<FoundPosition> found, PatternMatch match)
    {
        PositionKind kind = PatternTable.KindOf(match.Pattern.Columns[0]);
        bool ahead = match.Verb.Modal is not null || match.Verb.Negated || match.Verb.Infinitive;
        if (match.Subject is not { } holder || ahead || match.Demand is not null || ReadingContext.IsSupposed(view, match.Verb))
        {
            return;
        }

        foreach (Content content in match.Contents)
        {
            if (content.Kind is not (ContentKind.Infinitive or ContentKind.Clause) || content.Verb < 0)
            {
                continue;
            }

            (StatedDate? deadline, int first, int end) = context.Dates.Deadline(view, content.First, content.End);
            string text = PropositionWriter.Write(view, content, (first, end));
            Party? addressee = match.Addressee ?? (kind == PositionKind.Demand ? content.Subject : null);
            PositionLines.Add(
                context,
                view,
                found,
                new PositionLines.Draft(
                    kind,
                    PatternTable.ForceOf(match.Pattern.Columns[1]),
                    holder,
                    addressee,
                    kind == PositionKind.Demand ? addressee : holder,
                    new Complement(SlotKind.Clause, content.Verb, -1),
                    match.Anchor,
                    "-",
                    match.Pattern.Text
                )
                {
                    Predicate = match.Anchor,
                    Flat = new WrittenProposition(text, content.First, content.End, deadline),
                }
            );
        }
    }
}

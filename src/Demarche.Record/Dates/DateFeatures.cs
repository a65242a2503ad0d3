using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>What the choice of dates sees of a line and of the expressions of time that may date it.</summary>
internal sealed class DateFeatures(ReadingContext context, PublishedDate published, DeepStates deep)
{
    private const int Ages = DatesOfReport.Ages;
    private const int Statuses = (int)EventStatus.Denied + 1;
    private const int Bases = (int)DateBasis.SameReport + 1;
    private const int Precisions = (int)DatePrecision.Range + 1;
    private const int PlainOfBoth = 10;
    private const int PlainOfTime = 18;
    private const int PlainOfLine = 17;

    /// <summary>More than two sentences of any sense have.</summary>
    private const int Most = 40;

    private static readonly ImmutableArray<string> s_conjunctions =
    [
        "after",
        "since",
        "before",
        "until",
        "when",
        "while",
        "as",
        "if",
        "because",
        "that",
        "to",
    ];

    private static readonly int Signs = Enum.GetValues<HistorySigns>().Length - 1;

    /// <summary>Numbers that tell of the line, whichever expression is asked about.</summary>
    public static int OfBoth { get; } =
        Signs
        + Statuses
        + Bases
        + PlainOfBoth
        + s_conjunctions.Length
        + LineFeatures.Classes
        + LineFeatures.Relations
        + ArgumentFeatures.Kinds;

    /// <summary>Numbers of one expression beside its line.</summary>
    public static int OfTime { get; } =
        OfBoth + PlainOfTime + Ages + Precisions + (3 * LineFeatures.Relations) + LineFeatures.Markers + (2 * LineFeatures.State);

    /// <summary>Numbers of a line by itself.</summary>
    public static int OfLine { get; } = OfBoth + PlainOfLine + (4 * Ages) + LineFeatures.State;

    private readonly Lazy<DatesOfReport> _report = new(() => new DatesOfReport(context.Sentences, context.Report.Title, published));

    /// <summary>The expressions that may date a line: those of its sentence, then those of the sentence before, in text order; no limits ("since 2031").</summary>
    public ImmutableArray<DateCandidate> CandidatesOf(SentenceView view)
    {
        ImmutableArray<DateCandidate>.Builder found = ImmutableArray.CreateBuilder<DateCandidate>();
        Collect(view, found);
        if (view.Index > 0)
        {
            Collect(context.Sentences[view.Index - 1], found);
        }

        return found.ToImmutable();
    }

    private static void Collect(SentenceView view, ImmutableArray<DateCandidate>.Builder found)
    {
        foreach (SentenceTime time in view.Times)
        {
            if (found.Count < Most && CalendarDates.Has(time.Source) && !TimeAttachment.IsLimit(view, time))
            {
                found.Add(new DateCandidate(view, time));
            }
        }
    }

    /// <param name="times">[candidates × <see cref="OfTime"/>]</param>
    /// <param name="alone">[<see cref="OfLine"/>]</param>
    public void Fill(DateLine line, ImmutableArray<DateCandidate> candidates, Span<float> times, Span<float> alone)
    {
        FillLine(line, candidates, alone);
        for (int c = 0; c < candidates.Length; c++)
        {
            Span<float> numbers = times.Slice(c * OfTime, OfTime);
            alone[..OfBoth].CopyTo(numbers);
            LineFeatures features = new(numbers[OfBoth..]);
            AddTime(ref features, line, candidates, c);
        }
    }

    private void AddTime(ref LineFeatures features, DateLine line, ImmutableArray<DateCandidate> candidates, int at)
    {
        (SentenceView view, SentenceTime time) = candidates[at];
        SentenceTree tree = view.Tree;
        bool own = view == line.View;
        int head = TimeAttachment.HeadOf(tree, time);
        TreePath path = own ? TreePath.Between(tree, line.Word, head) : new TreePath(false, -1, 0, 0, -1, -1);
        int away = own ? time.First - line.Word : time.First - view.Words.Length;
        Statement? said = line.View.StatementAt(line.Word);

        features.Add(own);
        features.Add(context.Dates.IsFrom(line.Proposed, candidates[at]));
        features.Add(own && TimeAttachment.SameClause(view, line.Word, time));
        features.Add(own && TimeAttachment.IsOf(view, line.Word, time));
        features.Add(away < 0);
        features.Add(Math.Log(1 + Math.Abs(away)));
        features.Add(Math.Abs(away) <= 3);
        features.Add(path.Known);
        features.Add(path.Up / 6.0);
        features.Add(path.Down / 6.0);
        features.Add(path is { Known: true, Up: 0 });
        features.Add(own && said is not null && view.IsIn(said, time.First));
        features.Add(said is not null);
        features.Add(view.StatementAt(time.First) is not null);
        features.Add(candidates.Length / 5.0);
        features.Add(candidates.Count(other => other.View == line.View) / 5.0);
        features.Add(own && IsNearest(line, candidates, time));
        features.Add(time.First == 0);
        features.AddOneOf(_report.Value.AgeOf(time), Ages);
        features.AddOneOf((int)time.Source.Precision, Precisions);
        features.AddRelation(tree, head);
        features.AddRelation(tree, path.Known ? path.Below : -1);
        features.AddRelation(tree, path.Known ? path.Above : -1);
        features.AddMarker(tree, head);
        features.AddState(deep, view.Sentence.FirstToken + head);
        features.AddState(deep, line.View.Sentence.FirstToken + line.Word);
    }

    private void FillLine(DateLine line, ImmutableArray<DateCandidate> candidates, Span<float> numbers)
    {
        SentenceView view = line.View;
        Statement? said = view.StatementAt(line.Word);
        DatesOfReport report = _report.Value;
        string lemma = view.Tree.Lemma(line.Word);
        LineFeatures features = new(numbers);
        AddLine(ref features, line);

        features.Add(published.LocalDay is not null);
        features.Add(Math.Log(1 + view.Words.Length));
        features.Add(said is not null);
        features.Add(said?.Kind == StatementKind.Direct);
        features.Add(said?.Speaker is not null);
        features.Add(line.Word / 30.0);
        features.Add(view.Index == 0);
        features.Add(Math.Log(1 + view.Index));
        features.Add((view.Index + 1.0) / context.Sentences.Length);
        features.Add(Math.Log(1 + context.Sentences.Length));
        features.Add(view.Before is null);
        features.Add(candidates.Count(candidate => candidate.View == view) / 5.0);
        features.Add(candidates.Any(candidate => candidate.View == view));
        features.Add(candidates.Any(candidate => candidate.View != view));
        features.Add(report.OldShare(view.Index));
        features.Add(report.IsInTitle(lemma));
        features.Add(report.IsInLede(lemma, view.Index));
        AddAges(ref features, AgesOf(candidates, view, own: true));
        AddAges(ref features, AgesOf(candidates, view, own: false));
        AddAges(ref features, report.Nearest(view.Index - 1, -1));
        AddAges(ref features, report.Nearest(view.Index + 1, 1));
        features.AddStatesAround(deep, view.Sentence.FirstToken + line.Word);
    }

    private void AddLine(ref LineFeatures features, DateLine line)
    {
        SentenceTree tree = line.View.Tree;
        HistorySigns signs = context.Dates.SignsOf(line.View, line.Word);
        for (int sign = 0; sign < Signs; sign++)
        {
            features.Add(signs.HasFlag((HistorySigns)(1 << sign)));
        }

        int verb = HistoryReader.Governing(tree, line.Word);
        Clause clause = verb < 0 ? default : Clause.Of(tree, verb);
        features.Add(verb < 0);
        features.Add(verb == line.Word);
        features.Add(clause.Past);
        features.Add(clause.Perfect);
        features.Add(clause is { Past: true, Perfect: true });
        features.Add(clause.Progressive);
        features.Add(clause.Modal is not null);
        features.Add(clause.Negated || clause.Passive);
        features.Add(line.History);
        features.Add(line.Background);
        features.AddOneOf((int)line.Status, Statuses);
        features.AddOneOf((int)line.Proposed.Basis, Bases);
        // "after Arvenia closed and mined the strait": what stands before the clause holds for all its verbs.
        features.AddOneOf(
            verb < 0 ? -1 : s_conjunctions.IndexOf(tree.Marker(tree.FirstConjunct(verb)).Split(' ')[0]),
            s_conjunctions.Length
        );
        features.AddClass(tree, line.Word);
        features.AddRelation(tree, line.Word);
        features.AddOneOf(line.Kind, ArgumentFeatures.Kinds);
    }

    private int AgesOf(ImmutableArray<DateCandidate> candidates, SentenceView view, bool own)
    {
        int ages = 0;
        foreach (DateCandidate candidate in candidates)
        {
            ages |= candidate.View == view == own ? 1 << _report.Value.AgeOf(candidate.Time) : 0;
        }

        return ages;
    }

    private static void AddAges(ref LineFeatures features, int ages)
    {
        for (int age = 0; age < Ages; age++)
        {
            features.Add((ages & (1 << age)) != 0);
        }
    }

    private static bool IsNearest(DateLine line, ImmutableArray<DateCandidate> candidates, SentenceTime time)
    {
        foreach (DateCandidate other in candidates)
        {
            if (other.View == line.View && Math.Abs(other.Time.First - line.Word) < Math.Abs(time.First - line.Word))
            {
                return false;
            }
        }

        return true;
    }
}

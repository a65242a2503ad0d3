using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>
/// Finds expressions of time and says what they mean: TIMEX3 type, value and mod, the interval of days, and why. One pass over the words;
/// the grammar is in <c>Data/times</c>, one page a family. Tags and trees are used where the tokens have them.
/// </summary>
public sealed class TimeReader
{
    private readonly string _text;
    private readonly ImmutableArray<Token> _tokens;
    private readonly ImmutableArray<Sentence> _sentences;
    private readonly TimeAtoms _atoms;
    private readonly TimeMatcher _matcher;
    private readonly TimeContext _context;
    private readonly TimeDirection _direction;
    private readonly TimeSurroundings _surroundings;
    private readonly CalendarDates _calendar;
    private readonly Deictics _deictics;
    private readonly Weekdays _weekdays;
    private readonly Durations _durations;
    private readonly ClockTimes _clocks;
    private readonly ClockSurroundings _clockSurroundings;
    private readonly FiscalYears _fiscalYears;
    private readonly Periods _periods;
    private readonly References _references;
    private readonly (int First, bool Any)[] _starts;
    private readonly List<TimeDraft> _found = [];
    private Sentence _sentence;

    private TimeReader(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, TimeAnchor? anchor)
    {
        (_text, _tokens, _sentences) = (text, tokens, sentences);
        _atoms = new TimeAtoms(text, TimeLexicon.Shipped);
        _starts = _atoms.Fill(tokens, sentences);
        _matcher = new TimeMatcher(TimeGrammar.Shipped, _atoms);
        FigureOrder shown = FigureOrders.In(_atoms);
        _context = new TimeContext(anchor, NarrativeMode.Of(_atoms, anchor, out int? opening))
        {
            OpeningYear = opening,
            Figures = shown != FigureOrder.Unknown ? shown : anchor?.Figures ?? FigureOrder.Unknown,
        };
        _direction = new TimeDirection(tokens);
        _surroundings = new TimeSurroundings(_atoms);
        _calendar = new CalendarDates(_atoms, _context, TenseAt);
        _deictics = new Deictics(_atoms, _context, TenseAt);
        _weekdays = new Weekdays(_atoms, _context, TenseAt);
        _durations = new Durations(_atoms);
        _clocks = new ClockTimes(_atoms, _context);
        _clockSurroundings = new ClockSurroundings(_atoms);
        _fiscalYears = new FiscalYears(_atoms);
        _periods = new Periods(_atoms, _context, _fiscalYears, TenseAt);
        _references = new References(_atoms);
    }

    /// <summary>Expressions in the order of the text, apart from one another.</summary>
    /// <param name="text">What the spans of the tokens count in.</param>
    /// <param name="tokens">With tags and heads where they are known.</param>
    /// <param name="sentences">Of those tokens.</param>
    /// <param name="anchor">The day from which "on Wednesday" is counted; null leaves such values open (<c>XXXX-WXX-3</c>).</param>
    public static ImmutableArray<TimeExpression> Read(
        string text,
        ImmutableArray<Token> tokens,
        ImmutableArray<Sentence> sentences,
        TimeAnchor? anchor
    ) => Read(text, tokens, sentences, anchor, out _);

    /// <param name="steps">Elements of the grammar that were tried: bounded by a constant for each token.</param>
    internal static ImmutableArray<TimeExpression> Read(
        string text,
        ImmutableArray<Token> tokens,
        ImmutableArray<Sentence> sentences,
        TimeAnchor? anchor,
        out long steps
    )
    {
        TimeReader reader = new(text, tokens, sentences, Countable(anchor));
        ImmutableArray<TimeExpression> found = reader.All();
        steps = reader._matcher.Steps;
        return found;
    }

    // Years so far out that counting from them could leave the calendar give no anchor.
    private static TimeAnchor? Countable(TimeAnchor? anchor) => anchor is { Day.Year: > 1200 and < 9000 } ? anchor : null;

    private ImmutableArray<TimeExpression> All()
    {
        ImmutableArray<TimeExpression>.Builder all = ImmutableArray.CreateBuilder<TimeExpression>();
        for (int s = 0; s < _sentences.Length; s++)
        {
            if (!_starts[s].Any)
            {
                continue;
            }

            _sentence = _sentences[s];
            _context.Sentence = s;
            _atoms.Enter(_starts[s].First, s + 1 < _starts.Length ? _starts[s + 1].First : _atoms.All.Count);
            ReadSentence();
            _clockSurroundings.Read(_found);
            foreach (TimeDraft draft in _found)
            {
                all.Add(Expression(draft));
            }
        }

        return all.DrainToImmutable();
    }

    private void ReadSentence()
    {
        _found.Clear();
        for (int i = _atoms.First; i < _atoms.Count; )
        {
            TimeAtom atom = _atoms[i];
            if ((atom.Classes == TimeClass.None && atom.Id == 0) || !_matcher.Longest(i, out TimeMatch match))
            {
                i++;
                continue;
            }

            i = Math.Max(Read(match) ?? 0, i + 1);
        }
    }

    // Where the expression ends; null for none. What lies beyond the calendar (years -9998 to 9999) is no date: "the next millennium" said in 8999.
    private int? Read(in TimeMatch match)
    {
        try
        {
            if (Resolve(match, out TimeDraft? second) is not { } draft)
            {
                return null;
            }

            int floor = _found.Count > 0 ? _found[^1].End : _atoms.First;
            _surroundings.Widen(draft, match.Action, floor);
            Keep(draft, match);
            if (second is null)
            {
                return draft.End;
            }

            Keep(second, match);
            return Math.Max(draft.End, second.End);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private TimeDraft? Resolve(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        return match.Action switch
        {
            <= TimeAction.CenturyPair => _calendar.Read(match, out second),
            TimeAction.WayPeriod => _periods.Read(match),
            TimeAction.TheUnit when _atoms.Is(match.First + 1, "quarter") => _periods.Read(match),
            <= TimeAction.TheWayUnit => _deictics.Read(match),
            <= TimeAction.Parts => _weekdays.Read(match),
            <= TimeAction.RateSet => _durations.Read(match),
            <= TimeAction.ClockIn => _clocks.Read(match),
            TimeAction.Latest => _deictics.Read(match),
            <= TimeAction.WeekOf => _periods.Read(match),
            _ => _references.Read(match),
        };
    }

    private void Keep(TimeDraft draft, in TimeMatch match)
    {
        _fiscalYears.Note(draft);
        if (_found.Count > 0 && TimeMerging.Merge(_atoms, _found[^1], draft))
        {
            _context.Note(_found[^1], false, false, false);
            return;
        }

        if (_found.Count > 0)
        {
            TimeMerging.Range(_atoms, _found[^1], draft);
        }

        _found.Add(draft);
        _context.Note(draft, draft.Basis == DateBasis.Stated, IsAside(draft), draft.First - _atoms.First <= 1);
    }

    // "the offensive planned for 1976", "until the fall of the town in February 1945": named in passing.
    private bool IsAside(TimeDraft draft)
    {
        if (!_context.Narrative || draft.Basis != DateBasis.Stated || draft.Period is not { } period)
        {
            return false;
        }

        return OfNoun(draft)
            || _atoms.IsAny(draft.First - 1, "until", "till")
            || (
                period.Grain == CalendarGrain.Year
                && (_atoms.IsAny(draft.First - 1, "since", "before", "until", "(", "of", "-", "–") || TenseAt(draft.First) == Tense.Future)
            );
    }

    // The word of the expression that others hang on belongs to a noun.
    private bool OfNoun(TimeDraft draft)
    {
        int first = _atoms[draft.First].Token;
        int last = _atoms[draft.End - 1].Token;
        for (int i = first; i <= last; i++)
        {
            int head = _sentence.FirstToken + _tokens[i].Head - 1;
            if (_tokens[i].Head > 0 && (head < first || head > last))
            {
                return _tokens[i].Deprel is "nmod" && _tokens[head].Upos is "NOUN" or "PROPN" && head < first;
            }
        }

        return false;
    }

    private Tense TenseAt(int atom) => _direction.Of(_sentence, _atoms[atom].Token);

    private TimeExpression Expression(TimeDraft draft)
    {
        string? bound = _surroundings.Bound(draft);
        (LocalDate? Earliest, LocalDate? Latest)? window = TimeSurroundings.Window(draft, bound, _context.Publication);
        (Instant Earliest, Instant Latest)? instants = ClockSurroundings.Instants(draft);
        return new TimeExpression
        {
            Span = _atoms[draft.First].Span.Union(_atoms[draft.End - 1].Span),
            Type = draft.Type,
            Value = draft.Value,
            Mod = draft.Mod,
            Quant = draft.Quant,
            Freq = draft.Freq,
            Earliest = draft.Earliest,
            Latest = draft.Latest,
            Precision = draft.Precision,
            Basis = draft.Basis,
            Reason = draft.Reason,
            Bound = bound,
            Zone = draft.Zone,
            EarliestInstant = instants?.Earliest,
            LatestInstant = instants?.Latest,
            NotBefore = window?.Earliest,
            NotAfter = window?.Latest,
        };
    }
}

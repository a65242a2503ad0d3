using System.Buffers;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Attributes each quotation: by the clause that follows it ("…," he said), by the clause before it (He added: "…"), or by the clause
/// that it is part of (said that … "…" …). What has no such sign is left without a source.
/// </summary>
internal sealed class QuotationReader(StatementText text, SourceFinder sources)
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create(",:.?!;—–-\"”'’");

    private const int Reach = 32;
    private const int ShortestUnattributed = 5;

    private readonly Attribution?[] _of = new Attribution?[text.Quotes.Length];

    /// <summary>Words that are part of an attribution already, by index.</summary>
    public bool[] Used { get; } = new bool[text.Count];

    public IReadOnlyList<Attribution> Read()
    {
        List<Attribution> all = [];
        HashSet<Attribution> known = [];
        for (int q = 0; q < text.Quotes.Length; q++)
        {
            if (_of[q] is not null)
            {
                continue;
            }

            Attribution? found = Continued(q) ?? Resumed(q) ?? Following(q) ?? Signed(q) ?? Preceding(q) ?? Enclosing(q) ?? Unattributed(q);
            if (found is not null && known.Add(found))
            {
                all.Add(found);
            }
        }

        return all;
    }

    // An unclosed quotation goes on in the next paragraph when that opens with a mark.
    private Attribution? Continued(int q)
    {
        if (q == 0 || text.Quotes[q - 1].Closed || _of[q - 1] is not { } before)
        {
            return null;
        }

        int from = text.Quotes[q - 1].Span.End;
        bool next = text.Text.AsSpan()[from..text.Quotes[q].Span.Start].Trim().IsEmpty;
        return next ? Add(before, q) : null;
    }

    // "That," he said, "is over": the sentence goes on behind its clause.
    private Attribution? Resumed(int q)
    {
        if (q == 0 || _of[q - 1] is not { Kind: not StatementKind.Indirect, Cue: not null, Clause: { } clause } before)
        {
            return null;
        }

        QuotedStretch quote = text.Quotes[q];
        TextSpan earlier = text.Quotes[q - 1].Span;
        bool between = clause.Start >= earlier.End && clause.End <= quote.Span.Start && text.SameParagraph(earlier.End, quote.Span.Start);
        if (!between || !IsAttributionGap(text.Text.AsSpan()[clause.End..quote.Span.Start].TrimEnd(": ")) || SaysMore(before, q))
        {
            return null;
        }

        // What stands in marks behind a word of the clause is a name in it ("on Friday's “Early Show”") unless a comma parts them.
        int last = text.WordAt(quote.Span.Start) - 1;
        int clauseLast = Math.Max(before.Cue.Value.Last, before.Source?.Last ?? 0);
        return last <= clauseLast || IsJoint(last, clauseLast) || text.Text.AsSpan()[clause.End..quote.Span.Start].ContainsAny(",-–—")
            ? Add(before, q)
            : null;
    }

    // "…," he said, but "…": the reporter's joint between two halves of what was said.
    private bool IsJoint(int word, int clauseLast) =>
        word == clauseLast + 1
        && text.Lower(word) is ("but" or "and")
        && text.Text.AsSpan()[text.Words[clauseLast].Span.End..text.Words[word].Span.Start].Contains(',');

    // "…," Adair said, adding later, "…": the participle attributes what follows it.
    private bool SaysMore(Attribution before, int q)
    {
        int last = text.WordAt(text.Quotes[q].Span.Start) - 1;
        for (int i = before.Cue!.Value.Last + 1; i <= last; i++)
        {
            if (
                text.Lower(i) is "including"
                || CueLexicon.Shipped.Find(text.Key(i)) is { Form: CueForm.Progressive, Kind: not CueKind.Aux }
            )
            {
                return true;
            }
        }

        return false;
    }

    // "…," Adair said.
    private Attribution? Following(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int first = text.WordAt(quote.Span.End);
        if (
            first >= text.Count
            || text.Quoted(first)
            || !IsAttributionGap(text.Text.AsSpan()[quote.Span.End..text.Words[first].Span.Start])
        )
        {
            return null;
        }

        char last = LastMark(quote);
        bool open = last is ',' or '?' or '!' or '—' or '–' or '…' or '-' || text.Text[quote.Span.End] is ',' or '—' or '–';
        if (!open && (last == '.' || WordsIn(q) < 2))
        {
            return null;
        }

        SourcedCue? cue = FollowingCue(first, open);
        if (cue is null || (!open && cue.Cue.Kind is not (CueKind.Say or CueKind.Tell)))
        {
            return null;
        }

        TextSpan content = quote.Span;

        // The response "sets out a path," Adair said: the words before the mark are his too.
        int before = text.WordAt(quote.Span.Start) - 1;
        int opening = text.WordAt(quote.Inner.Start);
        bool midSentence =
            before >= 0
            && opening < text.Count
            && text.SentenceOf(before) == text.SentenceOf(opening)
            && char.IsLower(FirstLetter(quote))
            && text.SameParagraph(text.Words[before].Span.End, quote.Span.Start)
            && !text.Text.AsSpan()[text.Words[before].Span.End..quote.Span.Start].ContainsAny(':', '.');
        if (!midSentence && IsTitle(q, before))
        {
            return null;
        }

        if (Reported(q, before, cue) is { } reported)
        {
            return reported;
        }

        int start = midSentence ? text.FirstOfSentence(before) : 0;
        if (midSentence && AnyUsed(start, before))
        {
            // The end of what somebody else is already saying.
            return null;
        }

        Attribution attribution = Start(cue, StatementKind.Direct, 0.95);
        if (midSentence)
        {
            content = new TextSpan(text.Words[start].Span.Start, quote.Span.End);
            attribution.Kind = StatementKind.Mixed;
            attribution.Confidence = 0.85;
            TakeQuotes(attribution, q, content);
        }

        attribution.Content.Add(content);
        attribution.Clause = ClauseBehind(cue);
        return Add(attribution, q, content: false);
    }

    // Adair said, "…," Meridian Press reported: the verb right before the mark is that of the one who speaks.
    private Attribution? Reported(int q, int before, SourcedCue behind)
    {
        TextSpan quote = text.Quotes[q].Span;
        bool own =
            before > 0
            && !text.Quoted(before)
            && !SourceFinder.IsPronoun(text.Lower(behind.Source.First))
            && text.SentenceOf(before) == text.SentenceOf(behind.CueLast)
            && text.Text.AsSpan()[text.Words[before].Span.End..quote.Start].Trim() is "," or ":";
        if (!own || CueLexicon.Shipped.Find(text.Key(before)) is not { Finite: true, Kind: CueKind.Say or CueKind.Plain } verb)
        {
            return null;
        }

        SourcedCue? cue = sources.At(before);
        if (cue?.Source == behind.Source)
        {
            return null;
        }

        return Add(
            new Attribution
            {
                Source = cue?.Source,
                Cue = cue is null ? (before, before) : (cue.CueFirst, cue.CueLast),
                Verb = verb,
                Kind = StatementKind.Direct,
                Confidence = 0.85,
                Clause = text.Span(cue?.Source.First ?? before, before),
                Reporter = behind.Source,
            },
            q
        );
    }

    // "In an interview on Marl Radio's “Face the Water,” Adair said …": a name in a sentence, all its longer words in capitals.
    private bool IsTitle(int q, int before)
    {
        QuotedStretch quote = text.Quotes[q];
        int first = text.WordAt(quote.Inner.Start);
        int last = text.WordAt(quote.Inner.End) - 1;
        return before >= 0
            && text.IsTitleCase(first, last)
            && text.SentenceOf(before) == text.SentenceOf(first)
            && text.SameParagraph(text.Words[before].Span.End, quote.Span.Start);
    }

    // "…" — Pell Adair
    private Attribution? Signed(int q)
    {
        int first = text.WordAt(text.Quotes[q].Span.End);
        if (first >= text.Count || text.Quoted(first))
        {
            return null;
        }

        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Quotes[q].Span.End..text.Words[first].Span.Start].Trim();
        if (
            gap is not ("—" or "–" or "―" or "-" or "--")
            || text.Actors.At(text.Words[first].Span.Start) is not { Actor.Type: ActorType.Person } mention
        )
        {
            return null;
        }

        int last = text.WordAt(mention.Whole.End) - 1;
        bool alone =
            last + 1 >= text.Count
            || text.Comma(last, last + 1)
            || !text.SameParagraph(text.Words[last].Span.End, text.Words[last + 1].Span.Start);
        if (!alone || last < first)
        {
            return null;
        }

        Attribution attribution = new()
        {
            Source = new SourcePhrase(first, last),
            Kind = StatementKind.Direct,
            Confidence = 0.85,
        };
        return Add(attribution, q);
    }

    private SourcedCue? FollowingCue(int first, bool open)
    {
        if (sources.InvertedAt(first) is { } inverted)
        {
            return inverted;
        }

        if (open && text.Lower(first) == "according" && first + 2 < text.Count && text.Lower(first + 1) == "to")
        {
            return sources.After(first + 2) is { } named
                ? new SourcedCue(named, first, first + 1, new CueWord("according", CueKind.Say, CueForm.Past, false, null), true, false)
                : null;
        }

        if (text.Lower(first) is "and" or "but" or "which" or "that" or "as" or "while")
        {
            return null;
        }

        for (int i = first + 1; i < text.Count && i - first < Reach && text.Connected(i - 1, i); i++)
        {
            if (sources.At(i) is { } cue)
            {
                return cue.Source.First == first && !cue.Negated ? cue : null;
            }
        }

        return null;
    }

    // Adair added: "…"; Adair said "…"; Adair: "…".
    private Attribution? Preceding(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int last = text.WordAt(quote.Span.Start) - 1;
        if (last < 0 || text.Quoted(last))
        {
            return null;
        }

        if (PutIt(q, last) is { } put)
        {
            return put;
        }

        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Words[last].Span.End..quote.Span.Start];
        gap = SkipPossessive(gap);
        bool colon = gap.Contains(':');
        bool introduces = colon && gap.TrimEnd()[^1] == ':';
        if (gap.ContainsAny('.', ';') || (gap.Contains('\n') && !introduces) || !(gap.Trim().IsEmpty || colon || gap.Contains(',')))
        {
            return null;
        }

        bool directly = CueLexicon.Shipped.Find(text.Key(last)) is { Kind: not CueKind.Aux };
        SourcedCue? cue = null;
        for (int i = last; i >= 0 && last - i < Reach && cue is null; i--)
        {
            if (i < last && !text.Connected(i, i + 1))
            {
                break;
            }

            // "footage of Adair saying, “…”": the participle attributes, whatever verb stands before it.
            if (SpeaksBetween(i))
            {
                return Added(q, i, gap);
            }

            cue = sources.At(i);
        }

        if (cue is null)
        {
            return colon ? Named(q, last) : null;
        }

        bool describes = text.Lower(last) == "as" && cue.Cue.Kind == CueKind.Describe;
        bool separated = colon || gap.Contains(',');
        if (cue.Negated || (!directly && !separated && !describes && !IsHearer(cue.CueLast + 1, last)))
        {
            return null;
        }

        if (separated && !colon && !directly && cue.Cue.Kind == CueKind.Describe)
        {
            return null;
        }

        bool whole = separated || (WordsIn(q) >= 4 && char.IsUpper(FirstLetter(quote)));
        Attribution attribution = Start(cue, whole ? StatementKind.Direct : StatementKind.Mixed, whole ? 0.95 : 0.85);
        TextSpan content = quote.Span;
        if (!whole && !describes && cue.Cue.Kind is CueKind.Say or CueKind.Tell)
        {
            content = ToSentenceEnd(q, quote.Span.Start);
            TakeQuotes(attribution, q, content);
        }

        attribution.Content.Add(content);
        Named(attribution, cue);
        attribution.Clause = text.Span(Math.Min(cue.Source.First, cue.CueFirst), last);
        return Add(attribution, q, content: false);
    }

    // As Adair put it: "…"
    private Attribution? PutIt(int q, int last)
    {
        bool put = last > 1 && text.Lower(last) == "it" && text.Lower(last - 1) is "put" or "puts";
        ReadOnlySpan<char> gap = text.Text.AsSpan()[text.Words[last].Span.End..text.Quotes[q].Span.Start].Trim();
        return put && gap is ":" or "," && sources.Before(last - 1) is { } source
            ? Add(
                new Attribution
                {
                    Source = source,
                    Cue = (last - 1, last),
                    Verb = CueLexicon.Shipped.Find("says"),
                    Kind = StatementKind.Direct,
                    Confidence = 0.95,
                    Clause = text.Span(source.First, last),
                },
                q
            )
            : null;
    }

    // "what Adair called a “dead letter”": what is named is part of what he said.
    private void Named(Attribution attribution, SourcedCue cue)
    {
        int before = cue.Source.First - 1;
        if (
            cue.Cue.Kind == CueKind.Describe
            && before >= 0
            && text.Lower(before) is "what" or "which"
            && text.Connected(before, before + 1)
        )
        {
            attribution.Content.Insert(0, text.Words[before].Span);
            attribution.Kind = StatementKind.Mixed;
        }
    }

    // Adair said the plan was "a dead letter" in his view.
    private Attribution? Enclosing(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int word = text.WordAt(quote.Span.Start) - 1;
        int inside = text.WordAt(quote.Inner.Start);
        if (word < 0 || inside >= text.Count || text.SentenceOf(word) != text.SentenceOf(inside))
        {
            return null;
        }

        int first = Math.Max(text.FirstOfSentence(word), word - 60);
        for (int i = word; i >= first; i--)
        {
            if (text.Quoted(i))
            {
                continue;
            }

            if (Used[i])
            {
                return null;
            }

            if (SpeaksBetween(i))
            {
                return null;
            }

            if (sources.At(i) is { Cue.Kind: CueKind.Say or CueKind.Tell or CueKind.Describe, Negated: false } cue)
            {
                bool describes = cue.Cue.Kind == CueKind.Describe;
                bool near = text.Lower(word) == "as" || word - cue.CueLast <= 4;
                if (describes && !near)
                {
                    return null;
                }

                Attribution attribution = Start(cue, StatementKind.Mixed, describes ? 0.8 : 0.85);
                int start = describes ? quote.Span.Start : ContentStart(cue);
                if (start < 0 || start > quote.Span.Start)
                {
                    return null;
                }

                TextSpan content = describes ? quote.Span : ToSentenceEnd(q, start);
                TakeQuotes(attribution, q, content);
                attribution.Content.Add(content);
                Named(attribution, cue);
                attribution.Clause = text.Span(
                    Math.Min(cue.Source.First, cue.CueFirst),
                    Math.Max(cue.CueLast, text.WordAt(content.Start) - 1)
                );
                return Add(attribution, q, content: false);
            }
        }

        return null;
    }

    // "…," Adair said, adding later, "…": whoever speaks in the sentence says this too.
    private Attribution? Added(int q, int word, ReadOnlySpan<char> gap)
    {
        int last = text.WordAt(text.Quotes[q].Span.Start) - 1;
        if (!gap.ContainsAny(",:") && last > word)
        {
            return null;
        }

        Attribution? speaks = null;
        for (int p = q - 1; p >= 0 && q - p <= 3 && speaks is null; p--)
        {
            speaks = _of[p] is { Cue: { } cue } one && text.SentenceOf(cue.Last) == text.SentenceOf(word) && cue.Last < word ? one : null;
        }

        if (speaks?.Source is null || !char.IsUpper(FirstLetter(text.Quotes[q])))
        {
            return null;
        }

        Used[word] = true;
        Attribution attribution = new()
        {
            Source = speaks.Source,
            Cue = (word, word),
            Verb = CueLexicon.Shipped.Find(text.Key(word)),
            Kind = StatementKind.Direct,
            Confidence = 0.85,
            Clause = text.Span(word, last),
        };
        return Add(attribution, q);
    }

    private bool SpeaksBetween(int word) =>
        sources.At(word) is null
        && CueLexicon.Shipped.Find(text.Key(word)) is { Form: CueForm.Progressive, Kind: CueKind.Say or CueKind.Tell };

    // A whole sentence in marks is a quotation also where nobody is named; a word or two can be anything.
    private Attribution? Unattributed(int q)
    {
        QuotedStretch quote = text.Quotes[q];
        int before = text.WordAt(quote.Span.Start) - 1;
        int first = text.WordAt(quote.Inner.Start);
        bool inside =
            before >= 0
            && first < text.Count
            && text.SentenceOf(before) == text.SentenceOf(first)
            && text.Text.AsSpan()[text.Words[before].Span.End..quote.Span.Start].IndexOfAny(s_breaks) < 0;
        bool sentence =
            !inside
            && WordsIn(q) >= ShortestUnattributed
            && char.IsUpper(FirstLetter(quote))
            && LastMark(quote) is '.' or '!' or '?' or ',' or '…';
        if (!sentence || quote.Single)
        {
            return null;
        }

        Attribution attribution = new() { Kind = StatementKind.Direct, Confidence = 0.4 };
        return Add(attribution, q);
    }

    // Headlines: Adair: "…".
    private Attribution? Named(int q, int last)
    {
        int first = last;
        while (first > 0 && last - first < 6 && text.Connected(first - 1, first) && !text.Comma(first - 1, first))
        {
            first--;
        }

        bool opens =
            first == 0
            || text.Between(first - 1, first).Trim() is "-" or "–" or "—"
            || text.SentenceOf(first - 1) != text.SentenceOf(first)
            || !text.SameParagraph(text.Words[first - 1].Span.End, text.Words[first].Span.Start);
        bool named = text
            .Actors.Within(text.Span(first, last))
            .Any(static m => m.Kind == Demarche.Language.MentionKind.Name && !m.Adjective);
        if (!opens || !named)
        {
            return null;
        }

        Attribution attribution = new()
        {
            Source = new SourcePhrase(first, last),
            Kind = StatementKind.Direct,
            Confidence = 0.85,
            Clause = text.Span(first, last),
        };
        return Add(attribution, q);
    }

    private Attribution Add(Attribution attribution, int q, bool content = true)
    {
        _of[q] = attribution;
        attribution.Quotes.Add(q);
        attribution.Quotes.Sort();
        if (content)
        {
            attribution.Content.Add(text.Quotes[q].Span);
        }

        return attribution;
    }

    private Attribution Start(SourcedCue cue, StatementKind kind, double confidence)
    {
        Array.Fill(Used, true, cue.CueFirst, cue.CueLast - cue.CueFirst + 1);
        return new Attribution
        {
            Source = cue.Source,
            Cue = (cue.CueFirst, cue.CueLast),
            Verb = cue.Cue,
            Kind = kind,
            Confidence = confidence,
            Quoted = text.Lower(cue.CueFirst) == "as",
        };
    }

    // The other quotations inside a content span belong to it as well.
    private void TakeQuotes(Attribution attribution, int except, TextSpan content)
    {
        for (int i = except - 1; i >= 0 && text.Quotes[i].Span.Start >= content.Start; i--)
        {
            TakeQuote(attribution, i);
        }

        for (int i = except + 1; i < text.Quotes.Length && text.Quotes[i].Span.End <= content.End; i++)
        {
            TakeQuote(attribution, i);
        }

        int last = text.WordAt(content.End) - 1;
        for (int i = text.WordAt(content.Start); i <= last && i < text.Count; i++)
        {
            Used[i] = true;
        }
    }

    private void TakeQuote(Attribution attribution, int q)
    {
        if (_of[q] is null)
        {
            _of[q] = attribution;
            attribution.Quotes.Add(q);
        }
    }

    private TextSpan ToSentenceEnd(int q, int start)
    {
        TextSpan quote = text.Quotes[q].Span;
        int word = Math.Max(0, text.WordAt(quote.End) - 1);
        int last = text.LastOfSentence(word);
        for (int i = word; i < last; i++)
        {
            bool adding =
                !text.Quoted(i + 1) && text.Comma(i, i + 1) && CueLexicon.Shipped.Find(text.Key(i + 1)) is { Form: CueForm.Progressive };
            if (adding || !text.SameParagraph(text.Words[i].Span.End, text.Words[i + 1].Span.Start))
            {
                last = i;
            }
        }

        int end = Math.Max(text.Words[last].Span.End, quote.End);
        int lastQuote = text.QuoteOf(last);
        return new TextSpan(start, lastQuote >= 0 ? Math.Max(end, text.Quotes[lastQuote].Span.End) : end);
    }

    private int ContentStart(SourcedCue cue) => ContentOpening.Of(text, sources, cue);

    // "told reporters", "wrote to the Council": only the hearer stands between the cue and the mark.
    private bool IsHearer(int first, int last)
    {
        if (first > last || last - first > 4)
        {
            return first > last;
        }

        string start = text.Lower(first);
        bool tell = CueLexicon.Shipped.Find(text.Key(first - 1)) is { Kind: CueKind.Tell };
        return (tell || start == "to") && text.Lower(last) is not ("that" or "a" or "the" or "an" or "of");
    }

    private TextSpan ClauseBehind(SourcedCue cue)
    {
        int last = Math.Max(cue.Source.Last, cue.CueLast);
        while (last + 1 < text.Count && last - cue.CueLast < 30 && text.Connected(last, last + 1))
        {
            last++;
        }

        return text.Span(Math.Min(cue.Source.First, cue.CueFirst), last);
    }

    private bool AnyUsed(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (Used[i])
            {
                return true;
            }
        }

        return false;
    }

    private int WordsIn(int q)
    {
        TextSpan inner = text.Quotes[q].Inner;
        return text.WordAt(inner.End) - text.WordAt(inner.Start);
    }

    private char FirstLetter(QuotedStretch quote)
    {
        foreach (char c in quote.Inner.In(text.Text))
        {
            if (char.IsLetterOrDigit(c))
            {
                return char.IsDigit(c) ? 'A' : c;
            }
        }

        return ' ';
    }

    private char LastMark(QuotedStretch quote)
    {
        ReadOnlySpan<char> inner = quote.Inner.In(text.Text).TrimEnd(" '’”\"");
        return inner.IsEmpty ? ' ' : inner[^1];
    }

    private static ReadOnlySpan<char> SkipPossessive(ReadOnlySpan<char> gap) =>
        gap.Length >= 2 && gap[0] is '\'' or '’' && gap[1] == 's' ? gap[2..] : gap;

    private static bool IsAttributionGap(ReadOnlySpan<char> gap)
    {
        foreach (char c in gap)
        {
            if (!char.IsWhiteSpace(c) && c is not (',' or '-' or '–' or '—') || c == '\n')
            {
                return false;
            }
        }

        return true;
    }
}

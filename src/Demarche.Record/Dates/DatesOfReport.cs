using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>How old the dates of one report are, sentence by sentence, and what its first sentences tell of. Looked at once a report, in linear time.</summary>
internal sealed class DatesOfReport
{
    /// <summary>
    /// Ages of a date: of an unknown day, ahead of the report, of its day, of the week, the month, or the 300 days before, older.
    /// </summary>
    public const int Ages = 7;

    private const int Older = Ages - 1;
    private const int FarthestBack = 12;
    private const int Lede = 3;

    private readonly PublishedDate _published;
    private readonly byte[] _ages;
    private readonly int[] _dated;
    private readonly int[] _old;
    private readonly HashSet<string>[] _lede;
    private readonly string _title;

    public DatesOfReport(ImmutableArray<SentenceView> sentences, string? title, PublishedDate published)
    {
        _published = published;
        _title = title ?? "";
        _ages = new byte[sentences.Length];
        _dated = new int[sentences.Length + 1];
        _old = new int[sentences.Length + 1];
        for (int i = 0; i < sentences.Length; i++)
        {
            (_dated[i + 1], _old[i + 1]) = (_dated[i], _old[i]);
            foreach (SentenceTime time in sentences[i].Times)
            {
                if (CalendarDates.Has(time.Source))
                {
                    int age = AgeOf(time);
                    _ages[i] |= (byte)(1 << age);
                    _dated[i + 1]++;
                    _old[i + 1] += age == Older ? 1 : 0;
                }
            }
        }

        _lede = [.. sentences.Take(Lede).Select(static view => LemmasOf(view.Tree))];
    }

    /// <summary>One of <see cref="Ages"/>.</summary>
    public int AgeOf(SentenceTime time)
    {
        if (_published.LocalDay is not { } day || (time.Source.Latest ?? time.Source.Earliest) is not { } latest)
        {
            return 0;
        }

        return Period.DaysBetween(latest, day) switch
        {
            < 0 => time.Source.Earliest <= day ? 2 : 1,
            0 => 2,
            <= 7 => 3,
            <= 31 => 4,
            <= HistoryReader.BackgroundDays => 5,
            _ => Older,
        };
    }

    /// <summary>The ages of the dates of the nearest sentence that way which has any, one bit each; none where it is far.</summary>
    /// <param name="from">The first sentence looked at.</param>
    /// <param name="step">1 or -1.</param>
    public int Nearest(int from, int step)
    {
        for (int i = from, back = 0; back < FarthestBack && i >= 0 && i < _ages.Length; i += step, back++)
        {
            if (_ages[i] != 0)
            {
                return _ages[i];
            }
        }

        return 0;
    }

    /// <summary>How many of the dates around a sentence are old, 0 to 1.</summary>
    public double OldShare(int sentence)
    {
        int first = Math.Max(0, sentence - FarthestBack);
        int end = Math.Min(_ages.Length, sentence + FarthestBack);
        return (double)(_old[end] - _old[first]) / Math.Max(1, _dated[end] - _dated[first]);
    }

    public bool IsInTitle(string lemma) => _title.Contains(lemma, StringComparison.OrdinalIgnoreCase);

    /// <summary>True where another of the first sentences has the word.</summary>
    public bool IsInLede(string lemma, int but)
    {
        for (int i = 0; i < _lede.Length; i++)
        {
            if (i != but && _lede[i].Contains(lemma))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> LemmasOf(SentenceTree tree)
    {
        HashSet<string> lemmas = new(StringComparer.Ordinal);
        for (int word = 0; word < tree.Count; word++)
        {
            lemmas.Add(tree.Lemma(word));
        }

        return lemmas;
    }
}

using System.Runtime.CompilerServices;

namespace Demarche.Record;

/// <summary>
/// One report against many earlier ones: its words stand in one table, so that each vector of an earlier report is gone through once for all that
/// it is compared with, and most of its words are passed over at one look. Sums are of whole numbers, so the order does not matter.
/// Used again for the next report; one thread at a time.
/// </summary>
internal sealed class StreamComparison
{
    // What a word weighs in the vectors of the later report stands in these columns of its row; 0 where it does not stand.
    // The first row is that of no word. The weight as the background has it stands beside that of the sketch.
    private const int Row = 16;
    private const int OfBody = 0;
    private const int OfLede = 2;
    private const int OfNames = 4;
    private const int OfTitle = 6;
    private const int OfRarity = 8;
    private const int OfLeading = 9;
    private const int Seen = 1;

    private readonly TermTable _words = new();
    private readonly TermTable _pairs = new();
    private byte[] _weights = [];
    private SeenSketch? _later;
    private BodySums _sums;

    /// <summary>Sets the report that earlier ones are compared with from here on.</summary>
    public void Take(SeenSketch later)
    {
        StorySketch sketch = later.Sketch;
        StorySketch weighed = later.Weighed;
        int most = sketch.Body.Count + sketch.Lede.Count + sketch.Names.Count + sketch.Title.Count;
        _later = later;
        _words.Clear(most);
        _pairs.Clear(sketch.Pairs.Count);
        if (_weights.Length < Row * (most + 1))
        {
            _weights = new byte[2 * Row * (most + 1)];
        }

        Enter(sketch.Body, weighed.Body, OfBody);
        Enter(sketch.Lede, weighed.Lede, OfLede);
        Enter(sketch.Names, weighed.Names, OfNames);
        Enter(sketch.Title, weighed.Title, OfTitle);
        for (int i = 0; i < later.Rarities.Count; i++)
        {
            RowOf(later.Rarities.Terms[i])[OfRarity] = later.Rarities.Weights[i];
        }

        for (int i = 0; i < later.Leading.Count; i++)
        {
            RowOf(later.Leading.Terms[i])[OfLeading] = later.Leading.Weights[i];
        }

        foreach (uint term in sketch.Pairs.Terms)
        {
            _pairs.Add(term, out _);
        }
    }

    /// <summary>Cosine of the bodies as the sketches have them. Asked before <see cref="Features"/> of the same report.</summary>
    public double Body(SeenSketch earlier)
    {
        ReadOnlySpan<uint> terms = earlier.Sketch.Body.Terms;
        ReadOnlySpan<byte> body = earlier.Sketch.Body.Weights;
        ReadOnlySpan<byte> seen = earlier.Weighed.Body.Weights;
        ReadOnlySpan<byte> rarities = earlier.Rarities.Weights;
        BodySums sums = default;
        for (int i = 0; i < terms.Length; i++)
        {
            int place = _words.PlaceOf(terms[i]);
            if (place == 0)
            {
                continue;
            }

            ReadOnlySpan<byte> of = _weights.AsSpan(place * Row, Row);
            sums.Body += body[i] * of[OfBody];
            sums.SeenBody += seen[i] * of[OfBody + Seen];
            sums.Lede += body[i] * of[OfLede];
            sums.SeenLede += seen[i] * of[OfLede + Seen];
            sums.LedeHeld += of[OfLede + Seen];
            sums.NamesHeld += of[OfNames + Seen];
            sums.TitleHeld += of[OfTitle + Seen];
            sums.LeadingHeld += of[OfLeading];
            if (of[OfRarity] > 0)
            {
                sums.Rarities += rarities[i] * of[OfRarity];
                int rarity = rarities[i] + of[OfRarity];
                sums.Shared += rarity;
                for (int k = 0; k < SeenSketch.Leaders && rarity > 0; k++)
                {
                    (sums.Rarest[k], rarity) = (Math.Max(sums.Rarest[k], rarity), Math.Min(sums.Rarest[k], rarity));
                }
            }
        }

        _sums = sums;
        return TermVector.Cosine(sums.Body, earlier.Sketch.Body, _later!.Sketch.Body);
    }

    /// <summary>How near the report that <see cref="Body"/> was asked of last is: the cosine of the bodies by the words of the stream.</summary>
    public double Near(SeenSketch earlier) => TermVector.Cosine(_sums.SeenBody, earlier.Weighed.Body, _later!.Weighed.Body);

    /// <inheritdoc cref="StreamFeatures.Of"/>
    public double Features(SeenSketch earlier, int? days, Span<double> features)
    {
        (StorySketch left, StorySketch right) = (earlier.Sketch, _later!.Sketch);
        (StorySketch a, StorySketch b) = (earlier.Weighed, _later.Weighed);
        Sums lede = Through(left.Lede, a.Lede, OfLede);
        Sums names = Through(left.Names, a.Names, OfNames);
        Sums title = Through(left.Title, a.Title, OfTitle);
        int leadingHeld = 0;
        for (int i = 0; i < earlier.Leading.Count; i++)
        {
            leadingHeld += _weights[(_words.PlaceOf(earlier.Leading.Terms[i]) * Row) + OfBody + Seen] > 0 ? earlier.Leading.Weights[i] : 0;
        }

        (double pairsCosine, double pairs, double otherPairs) = Pairs(left.Pairs, right.Pairs);
        StoryFeatures.Of(
            left,
            right,
            days,
            new StoryCosines(
                TermVector.Cosine(_sums.Body, left.Body, right.Body),
                TermVector.Cosine(lede.Own, left.Lede, right.Lede),
                TermVector.Cosine(names.Own, left.Names, right.Names),
                Math.Max(TermVector.Cosine(lede.Body, left.Lede, right.Body), TermVector.Cosine(_sums.Lede, right.Lede, left.Body)),
                TermVector.Cosine(title.Own, left.Title, right.Title),
                pairsCosine
            ),
            features
        );
        double ledeInBody = TermVector.Cosine(lede.SeenBody, a.Lede, b.Body);
        double bodyInLede = TermVector.Cosine(_sums.SeenLede, b.Lede, a.Body);
        double ledeHeld = TermVector.Share(lede.Held, a.Lede);
        double otherLedeHeld = TermVector.Share(_sums.LedeHeld, b.Lede);
        Span<double> seen = features[StoryFeatures.Count..];
        seen[0] = Near(earlier);
        seen[1] = TermVector.Cosine(lede.SeenOwn, a.Lede, b.Lede);
        seen[2] = TermVector.Cosine(names.SeenOwn, a.Names, b.Names);
        seen[3] = TermVector.Cosine(title.SeenOwn, a.Title, b.Title);
        (seen[4], seen[5]) = (Math.Max(ledeInBody, bodyInLede), Math.Min(ledeInBody, bodyInLede));
        Set(seen[6..], ledeHeld, otherLedeHeld);
        Set(seen[8..], TermVector.Share(names.Held, a.Names), TermVector.Share(_sums.NamesHeld, b.Names));
        Set(
            seen[10..],
            a.Title.Count == 0 ? ledeHeld : TermVector.Share(title.Held, a.Title),
            b.Title.Count == 0 ? otherLedeHeld : TermVector.Share(_sums.TitleHeld, b.Title)
        );
        Set(seen[12..], TermVector.Share(leadingHeld, earlier.Leading), TermVector.Share(_sums.LeadingHeld, _later.Leading));
        seen[14] = Math.Max(pairs, otherPairs);
        seen[15] = TermVector.Cosine(_sums.Rarities, earlier.Rarities, _later.Rarities);

        // How much the words in common tell: all, the rarest, the mean of the rarest three and of the rarest eight.
        const double Scale = 2 * SeenSketch.Telling;
        const int Few = 3;
        seen[16] = Math.Log(1 + (_sums.Shared / Scale));
        seen[17] = _sums.Rarest[0] / Scale;
        seen[18] = Sum(_sums.Rarest[..Few]) / Few / Scale;
        seen[19] = Sum(_sums.Rarest) / SeenSketch.Leaders / Scale;
        return seen[0];
    }

    // The smaller one first.
    private static void Set(Span<double> two, double left, double right) =>
        (two[0], two[1]) = (Math.Min(left, right), Math.Max(left, right));

    private static double Sum(ReadOnlySpan<int> numbers)
    {
        int sum = 0;
        foreach (int number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    private Sums Through(TermVector plain, TermVector weighed, int column)
    {
        ReadOnlySpan<uint> terms = plain.Terms;
        Sums sums = default;
        for (int i = 0; i < terms.Length; i++)
        {
            int place = _words.PlaceOf(terms[i]);
            if (place != 0)
            {
                ReadOnlySpan<byte> of = _weights.AsSpan(place * Row, Row);
                sums.Own += plain.Weights[i] * of[column];
                sums.SeenOwn += weighed.Weights[i] * of[column + Seen];
                sums.Body += plain.Weights[i] * of[OfBody];
                sums.SeenBody += weighed.Weights[i] * of[OfBody + Seen];
                sums.Held += of[OfBody + Seen] > 0 ? weighed.Weights[i] : 0;
            }
        }

        return sums;
    }

    private (double Cosine, double OfLeft, double OfRight) Pairs(TermVector left, TermVector right)
    {
        int product = 0;
        int ofLeft = 0;
        int ofRight = 0;
        ReadOnlySpan<uint> terms = left.Terms;
        for (int i = 0; i < terms.Length; i++)
        {
            int place = _pairs.PlaceOf(terms[i]);
            if (place != 0)
            {
                byte other = right.Weights[place - 1];
                product += left.Weights[i] * other;
                ofLeft += left.Weights[i];
                ofRight += other;
            }
        }

        return product == 0
            ? (0, 0, 0)
            : (TermVector.Cosine(product, left, right), TermVector.Share(ofLeft, left), TermVector.Share(ofRight, right));
    }

    private void Enter(TermVector plain, TermVector weighed, int column)
    {
        for (int i = 0; i < plain.Count; i++)
        {
            Span<byte> row = RowOf(plain.Terms[i]);
            (row[column], row[column + Seen]) = (plain.Weights[i], weighed.Weights[i]);
        }
    }

    private Span<byte> RowOf(uint term)
    {
        int place = _words.Add(term, out bool known);
        Span<byte> row = _weights.AsSpan(place * Row, Row);
        if (!known)
        {
            row.Clear();
        }

        return row;
    }

    // Over the body of the earlier report.
    private struct BodySums
    {
        public int Body;
        public int SeenBody;
        public int Lede;
        public int SeenLede;
        public int LedeHeld;
        public int NamesHeld;
        public int TitleHeld;
        public int LeadingHeld;
        public int Rarities;
        public int Shared;
        public Rarest Rarest;
    }

    [InlineArray(SeenSketch.Leaders)]
    private struct Rarest
    {
        private int _first;
    }

    // Over another vector of the earlier report: with the same vector of the later, and with its body.
    private struct Sums
    {
        public int Own;
        public int SeenOwn;
        public int Body;
        public int SeenBody;
        public int Held;
    }
}

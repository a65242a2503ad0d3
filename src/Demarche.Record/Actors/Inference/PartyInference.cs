using System.Collections.Immutable;
using System.Globalization;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>A phrase that stands for a person with the parties that he may act for, as those see it who learn to infer it.</summary>
/// <param name="Numbers">[parties × <see cref="PartyFeatures.Count"/>]</param>
internal sealed record CandidateParties(PartySlot Slot, ImmutableArray<Actor> Parties, float[] Numbers);

/// <summary>
/// Infers for which party a person acts of whom the report does not say it: "Mirel", "she", "Madame Ilka Prohaska". Of the parties that the report names a
/// learned network says how much likelier each is than none; what it says of all places of the person is taken together. A report says so much by whole units
/// of log odds, and reports are added up where they meet (<see cref="PersonLearning"/>). Reads nothing that other reports have told of persons.
/// </summary>
internal sealed class PartyInference
{
    /// <summary>So many units are enough by themselves. Chosen on development data (docs/accuracy.md).</summary>
    public const int EnoughUnits = 2;

    private const int MostUnits = 3;

    // Further on, a report is a collection, and what it names first says little.
    private const int MostPersons = 60;
    private const double Surest = 4;

    private static readonly Lazy<JudgingNetwork> s_network = new(static () =>
        new JudgingNetwork(ModelFile.Open(ShippedModel.Open("parties.bin")), "parties", PartyFeatures.Count)
    );

    private readonly ReadingContext _context;
    private readonly ReportParties _parties;
    private readonly PartyFeatures _features;
    private readonly float[] _numbers = new float[PartyFeatures.Count];

    /// <param name="acts">What the reader of acts made of the report.</param>
    public PartyInference(ReadingContext context, ImmutableArray<Act> acts)
    {
        _context = context;
        _parties = new ReportParties(context);
        _features = new PartyFeatures(context, _parties, acts);
    }

    /// <returns>One entry a person at most, in text order; the office tells the units.</returns>
    public static ImmutableArray<StatedPerson> Read(ReadingContext context, ImmutableArray<Act> acts)
    {
        PartyInference inference = new(context, acts);
        return inference._parties.Parties.IsEmpty ? [] : [.. inference.Persons().Select(inference.Side).OfType<StatedPerson>()];
    }

    /// <summary>All that is seen of a phrase.</summary>
    public CandidateParties Seen(PartySlot slot)
    {
        float[] numbers = new float[_parties.Parties.Length * PartyFeatures.Count];
        for (int party = 0; party < _parties.Parties.Length; party++)
        {
            _features.Fill(slot, party, numbers.AsSpan(party * PartyFeatures.Count, PartyFeatures.Count));
        }

        return new CandidateParties(slot, _parties.Parties, numbers);
    }

    /// <summary>The likeliest party by what several places say, and by how many units; none for fewer than one.</summary>
    /// <param name="odds">Of each place the log odds of each party against none.</param>
    public static (int Party, int Units)? Likeliest(IReadOnlyList<double[]> odds)
    {
        double share = 1 / Math.Sqrt(odds.Count);
        int best = -1;
        double most = 0;
        double next = 0;
        for (int p = 0; p < odds[0].Length; p++)
        {
            double sum = share * odds.Sum(place => Math.Clamp(place[p], -Surest, Surest));
            if (sum > most)
            {
                (best, next, most) = (p, most, sum);
            }
            else
            {
                next = Math.Max(next, sum);
            }
        }

        int units = (int)Math.Min(MostUnits, Math.Round(most - next));
        return best >= 0 && units >= 1 ? (best, units) : null;
    }

    private IEnumerable<List<PartySlot>> Persons()
    {
        Dictionary<string, List<PartySlot>> persons = new(StringComparer.Ordinal);
        List<List<PartySlot>> inOrder = [];
        foreach (SentenceView view in _context.Sentences.Take(ReportParties.MostSentences))
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (PartySlot.At(_context, view, mention) is not { } slot)
                {
                    continue;
                }

                string person = mention.Actor.Key;
                if (!persons.TryGetValue(person, out List<PartySlot>? places))
                {
                    if (inOrder.Count == MostPersons)
                    {
                        continue;
                    }

                    persons[person] = places = [];
                    inOrder.Add(places);
                }

                if (places.Count < PartyFeatures.MostMentions)
                {
                    places.Add(slot);
                }
            }
        }

        return inOrder;
    }

    private StatedPerson? Side(List<PartySlot> places)
    {
        PartySlot first = places.Find(static place => place.Form != SlotForm.Pronoun);
        if (first.View?.MentionAt(first.Word) is not { } mention || Likeliest([.. places.Select(Odds)]) is not { } side)
        {
            return null;
        }

        // "Ellery", where "Maud Ellery" stands somewhere else: the resolver names the whole.
        string name = mention.Actor.Name;
        string identity = NameWords.Identity(name);
        if (identity.Length == 0 || OfficeHolders.Shipped.Named(identity, _context.Report.Published.LocalDay) is not null)
        {
            return null;
        }

        string party = _parties.Parties[side.Party].Party;
        string sector =
            places
                .Select(static place =>
                    place.View.MentionAt(place.Word)?.Source.Office is { } office ? OfficeLexicon.Shipped.SectorOfOffice(office) : null
                )
                .FirstOrDefault(static found => found is not null && Actor.ActsForState(found))
            ?? "GOV";
        return new StatedPerson(
            identity,
            name,
            $"{party} {sector}",
            StatedPerson.ByContext + side.Units.ToString(CultureInfo.InvariantCulture),
            Evidence.Cite(_context.Report.Id.Value, _context.Report.Text, mention.Source.Span, first.View.Index)
        );
    }

    private double[] Odds(PartySlot slot)
    {
        double[] odds = new double[_parties.Parties.Length];
        for (int party = 0; party < odds.Length; party++)
        {
            _features.Fill(slot, party, _numbers);
            odds[party] = OddsOf(s_network.Value.Judge(_numbers).First);
        }

        return odds;
    }

    /// <summary>Log odds of a chance.</summary>
    public static double OddsOf(double chance) => Math.Log(Math.Max(chance, .01) / Math.Max(1 - chance, .01));
}

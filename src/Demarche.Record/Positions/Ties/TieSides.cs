using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Record;

/// <summary>A sentence that may answer, made ready to be compared with many positions.</summary>
internal sealed class ClueSide(ReportedResponse response, ReportFacts report)
{
    private string? _parties;
    private TieWords _sentence = TieWords.None;
    private TieWords _title = TieWords.None;
    private TieWords _before = TieWords.None;

    /// <summary>The sentence as it is written.</summary>
    public string Text { get; } = response.Evidence.First.Text;

    public AnswerClue Told { get; } = response.Clue ?? new AnswerClue();

    /// <summary>Who acts, speaks or is named, one for each party.</summary>
    public ImmutableArray<Actor> Actors => Told.Actors.IsEmpty && response.By.Code is not null ? [response.By] : Told.Actors;

    public float[] Numbers { get; } = ClueNumbers.Unpack((response.Clue ?? new AnswerClue()).Numbers);

    /// <summary>When it was told, at the latest; null where that is not known.</summary>
    public LocalDate? Day { get; } = response.Date.Latest ?? DateOverlap.DayOf(report);

    public TieWords Sentence(PartyStems without) => Ready(without)._sentence;

    public TieWords Title(PartyStems without) => Ready(without)._title;

    public TieWords Before(PartyStems without) => Ready(without)._before;

    /// <summary>Sentences from a position of the same report to this one; null where no telling of it stands there.</summary>
    public int? Between(PositionLine line)
    {
        int? nearest = null;
        Evidence here = response.Evidence.First;
        foreach (Evidence told in line.Evidence)
        {
            int away = here.Sentence - told.Sentence;
            if (told.Report == here.Report && (nearest is null || Math.Abs(away) < Math.Abs(nearest.Value)))
            {
                nearest = away;
            }
        }

        return nearest;
    }

    // Most positions that are compared one after the other are of the same parties.
    private ClueSide Ready(PartyStems without)
    {
        if (_parties != without.Key)
        {
            _parties = without.Key;
            PartyStems all = without.With(Told.Naming);
            _sentence = TieWords.Of(response.Evidence.First.Text, all);
            _title = TieWords.Of(report.Title ?? "", all);
            _before = TieWords.Of(Told.Before, all);
        }

        return this;
    }
}

/// <summary>A position, made ready to be compared.</summary>
internal sealed class PositionSide
{
    private const int MostParties = 6;

    // Who was asked, or is to act, and does not hold it.
    private readonly ImmutableArray<Actor> _asked;

    /// <summary>Parties of whom one may be asked where no report says who was.</summary>
    private const int MostPresumed = 2;

    public PositionSide(PositionLine line)
    {
        Line = line;
        Actor[] parties =
        [
            .. line.Holders.Concat(line.Addressees).Concat(line.Performers).DistinctBy(static a => a.Party).Take(MostParties),
        ];
        Parties = new PartyStems(parties);
        Holders = [.. line.Holders.Select(static a => a.Party)];
        _asked =
        [
            .. line
                .Addressees.Concat(line.Performers)
                .Where(actor => !Holders.Contains(actor.Party))
                .DistinctBy(static actor => actor.Party, StringComparer.Ordinal),
        ];
        Asked = [.. _asked.Select(static actor => actor.Party)];
        Proposition = TieWords.Of(line.Proposition, Parties);
        Told = TieWords.Of(line.Evidence.First.Text, Parties);
        Verb = ContentStems.VerbOf(line.Proposition);
    }

    private PositionSide(PositionSide other, Actor? asked)
    {
        Line = other.Line;
        Parties = other.Parties;
        Holders = other.Holders;
        _asked = asked is null ? [] : [asked];
        Asked = [.. _asked.Select(static actor => actor.Party)];
        Proposition = other.Proposition;
        Told = other.Told;
        Verb = other.Verb;
    }

    public PositionLine Line { get; }

    public PartyStems Parties { get; }

    public HashSet<string> Holders { get; }

    /// <summary>Who was asked, or is to act, and does not hold it; empty where nobody is named.</summary>
    public ImmutableArray<string> Asked { get; }

    public TieWords Proposition { get; }

    /// <summary>The sentence that first told it.</summary>
    public TieWords Told { get; }

    public string Verb { get; }

    /// <summary>
    /// The position as put to one party, for each whose answer a sentence may be: who was asked; where no report says who, whoever else acts, speaks or is named
    /// there; once with nobody where there is none.
    /// </summary>
    public IEnumerable<(PositionSide Side, Actor? Asked)> Towards(ClueSide clue)
    {
        Actor[] asked =
        [
            .. _asked.IsEmpty ? clue.Actors.Where(actor => !Holders.Contains(actor.Party)).Take(MostPresumed) : _asked.Take(MostParties),
        ];
        return asked.Length == 0
            ? [(new PositionSide(this, null), null)]
            : asked.Select(actor => (new PositionSide(this, actor), (Actor?)actor));
    }
}

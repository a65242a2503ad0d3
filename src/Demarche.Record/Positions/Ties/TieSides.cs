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

    /// <summary>What is read beside the text of a position.</summary>
    public string Text { get; } = response.Evidence.First.Text;

    public AnswerClue Told { get; } = response.Clue ?? new AnswerClue();

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

    public PositionSide(PositionLine line)
    {
        Line = line;
        string condition = line.Condition is { Length: > 0 } words ? $", {words}" : "";
        Text = $"{line.Proposition}{condition}. {line.Evidence.First.Text}";
        Actor[] parties =
        [
            .. line.Holders.Concat(line.Addressees).Concat(line.Performers).DistinctBy(static a => a.Party).Take(MostParties),
        ];
        Parties = new PartyStems(parties);
        Holders = [.. line.Holders.Select(static a => a.Party)];
        Asked = [.. line.Addressees.Concat(line.Performers).Select(static a => a.Party).Where(party => !Holders.Contains(party))];
        Proposition = TieWords.Of(line.Proposition, Parties);
        Told = TieWords.Of(line.Evidence.First.Text, Parties);
        Verb = ContentStems.VerbOf(line.Proposition);
    }

    public PositionLine Line { get; }

    /// <summary>What is wanted and the sentence that first told it: what is read beside the text of a sentence.</summary>
    public string Text { get; }

    public PartyStems Parties { get; }

    public HashSet<string> Holders { get; }

    /// <summary>Who was asked, or is to act, and does not hold it; empty where nobody is named.</summary>
    public HashSet<string> Asked { get; }

    public TieWords Proposition { get; }

    /// <summary>The sentence that first told it.</summary>
    public TieWords Told { get; }

    public string Verb { get; }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Record;

/// <summary>
/// A position and a sentence that may answer it, as the encoder of ties reads them: who wants what of whom, the sentence that told it; what stands before the
/// sentence that may answer; that sentence. For names of parties stand their numbers, "@0" and so on: those that hold it first, then who was asked, then others.
/// </summary>
/// <param name="Position">Words of the first part, apart by spaces.</param>
/// <param name="Title">Of the report with the sentence that may answer.</param>
internal readonly record struct TieText(string Position, string Title, string Before, string Here)
{
    /// <summary>Parties that are told from each other; further ones are "another".</summary>
    private static int MostParties => PartySymbols.All.Length;

    /// <summary>What stands for a party beyond them.</summary>
    public const string Another = "another";

    private const int MostHolders = 3;

    /// <param name="asked">Whose answer it may be; null where nobody is known to have been asked.</param>
    public static TieText Of(PositionSide position, string? asked, ClueSide clue)
    {
        PositionLine line = position.Line;
        if (line.Passage is not { } telling || clue.Told.Passage is not { } seen)
        {
            // As the sentences are laid out that were written for the training: with no parties.
            string plain = $"{NameOf(line.Kind)} : {Plain(line.Proposition)} . {Plain(line.Evidence.First.Text)}";
            return new TieText(plain, "", "", Plain(clue.Text));
        }

        List<string> parties = [.. position.Line.Holders.Select(static a => a.Party).Distinct(StringComparer.Ordinal).Take(MostHolders)];
        int holders = parties.Count;
        if (asked is not null)
        {
            parties.Add(asked);
        }

        string who = string.Join(' ', Enumerable.Range(0, holders).Select(Symbol));
        string whom = asked is null ? "" : $" {Symbol(holders)}";
        string condition = line.Condition is { Length: > 0 } words ? $" , {words}" : "";
        string told = Numbered(telling.Here, telling, parties);
        string head = $"{who} {NameOf(line.Kind)}{whom} : {Plain(line.Proposition)}{Plain(condition)} . {told}";
        return new TieText(
            head,
            Numbered(seen.Title, seen, parties),
            Numbered(seen.Before, seen, parties),
            Numbered(seen.Here, seen, parties)
        );
    }

    // What begins as a party does and is none.
    private static string Plain(string text) => text.Replace('@', ' ');

    private static string NameOf(PositionKind kind) =>
        kind switch
        {
            PositionKind.Demand => "demand",
            PositionKind.Offer => "offer",
            PositionKind.Commitment => "commitment",
            PositionKind.Threat => "threat",
            PositionKind.Condition => "condition",
            _ => "refusal",
        };

    private static string Symbol(int number) => string.Create(CultureInfo.InvariantCulture, $"@{number}");

    // The numbers of a passage are its own.
    private static string Numbered(string text, Passage passage, List<string> parties)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
        {
            return text;
        }

        string[] words = text.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            string bare = words[i].Trim('(', ')');
            if (
                bare is ['@', .. var digits]
                && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int own)
                && own < passage.Parties.Length
            )
            {
                string symbol = NumberOf(passage.Parties[own], parties) is var number && number < MostParties ? Symbol(number) : Another;
                words[i] = words[i][0] == '(' ? $"({symbol})" : symbol;
            }
        }

        return string.Join(' ', words);
    }

    private static int NumberOf(string party, List<string> parties)
    {
        int at = parties.IndexOf(party);
        if (at < 0)
        {
            at = parties.Count;
            parties.Add(party);
        }

        return at;
    }
}

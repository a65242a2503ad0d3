using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Demarche.Record;

/// <summary>Why an answer stands at its position, in one line: the rule that read it, the words in common, the parties, the days.</summary>
public static class ResponseBasis
{
    /// <summary>Of an answer in the record; null where it was stored before reasons were kept.</summary>
    /// <param name="line">The position.</param>
    /// <param name="response">As it was read, before <see cref="ResponseLinking.AsAnswerTo"/>.</param>
    public static string? Of(PositionLine line, ResponseLine response)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(response);
        if (response is not { Rule: { } rule, About: { } about })
        {
            return null;
        }

        bool same = response.Evidence.Any(theirs => line.Evidence.Any(mine => mine.Report == theirs.Report));
        return Of(
            new Answered(
                line.Holders,
                line.Addressees.IsEmpty ? line.Performers : line.Addressees,
                line.Proposition,
                line.Deadline?.Latest,
                Day(line.Stated)
            ),
            new Answer(rule, about, response.By, response.Status, response.Due, Day(response.Date), response.Tie),
            same
        );
    }

    /// <summary>Of an answer to a position of the same report.</summary>
    public static string Of(ReportedPosition position, ReportedResponse response)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(response);
        return Of(
            new Answered(
                position.Holders,
                position.Addressees.IsEmpty ? position.Performers : position.Addressees,
                position.Proposition,
                position.Deadline?.Latest,
                Day(position.Stated)
            ),
            new Answer(response.Rule, response.About, response.By, response.Status, response.Due, Day(response.Date), response.Tie),
            sameReport: true
        );
    }

    private sealed record Answered(
        ImmutableArray<Actor> Holders,
        ImmutableArray<Actor> Asked,
        string Proposition,
        LocalDate? Deadline,
        LocalDate? Stated
    );

    private sealed record Answer(string Rule, string About, Actor By, ResponseStatus Status, LocalDate? Due, LocalDate? Day, string? Tie);

    private static string Of(Answered position, Answer answer, bool sameReport)
    {
        List<string> reasons = [answer.Tie is null ? $"rule {answer.Rule}" : $"{answer.Rule}, {answer.Tie}"];
        string words = answer.Tie is null ? string.Join(", ", Common(answer.About, position.Proposition)) : "";
        string alike = answer.Tie is null ? Alike(position, answer) : "";
        if (words.Length > 0)
        {
            reasons.Add($"words in common: {words}");
        }

        if (alike.Length > 0)
        {
            reasons.Add($"alike: {alike}");
        }

        if (words.Length == 0 && alike.Length == 0 && answer.Tie is null)
        {
            reasons.Add("by reference, in other words");
        }

        reasons.Add(Parties(position, answer));
        if (answer.Due is { } due && due == position.Deadline)
        {
            reasons.Add($"names the deadline {NodaTime.Text.LocalDatePattern.Iso.Format(due)}");
        }

        if (sameReport)
        {
            reasons.Add("same report");
        }
        else if (position.Stated is { } stated && answer.Day is { } day)
        {
            int days = Period.DaysBetween(stated, day);
            reasons.Add(days == 0 ? "same day" : string.Create(CultureInfo.InvariantCulture, $"{days} day{(days == 1 ? "" : "s")} later"));
        }

        return string.Join("; ", reasons);
    }

    private static string Parties(Answered position, Answer answer)
    {
        if (position.Holders.Any(holder => holder.Party == answer.By.Party))
        {
            return $"{answer.By.Name} holds it";
        }

        if (position.Asked.Any(asked => asked.Party == answer.By.Party))
        {
            return $"{answer.By.Name} was asked";
        }

        ImmutableArray<Actor> able = ResponseLinking.IsOwn(answer.Status) ? position.Holders : position.Asked;
        return able.Length == 1 && ResponseLinking.Responder(answer.Status, answer.By, position.Holders, position.Asked) != answer.By
            ? $"{(Answers.IsUnnamed(answer.By) ? "nobody is named" : $"the state of {answer.By.Name} is not reported")}, only {able[0].Name} can have done it"
            : $"nobody was asked by name, {answer.By.Name} answers";
    }

    // Named only where equal words alone would not have been enough.
    private static string Alike(Answered position, Answer answer)
    {
        HashSet<string> names =
        [
            .. position.Holders.Concat(position.Asked).Append(answer.By).SelectMany(static a => ContentStems.Of(a.Name)),
        ];
        PropositionLikeness likeness = PropositionLikeness.Of(answer.About, position.Proposition, names);
        return likeness.Shared < 2 && likeness.IsEnough(deed: false, asked: true)
            ? string.Join(", ", likeness.Alike.Select(static pair => $"{pair.About} ~ {pair.Proposition}"))
            : "";
    }

    /// <summary>Words of the first that the second has too, or a synonym of them; in order, each once.</summary>
    private static List<string> Common(string about, string proposition)
    {
        string[] stems = ContentStems.Of(proposition);
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<string> common = [];
        foreach (ContentWord word in ContentStems.WithWords(about))
        {
            if (Array.BinarySearch(stems, word.Stem, StringComparer.Ordinal) >= 0 && taken.Add(word.Stem))
            {
                common.Add(word.Word);
            }
        }

        return common;
    }

    private static LocalDate? Day(Demarche.Text.StatedDate date) => date.Latest ?? date.Earliest;
}

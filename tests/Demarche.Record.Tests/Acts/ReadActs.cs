using Demarche.Language;

namespace Demarche.Record.Tests.Acts;

internal static class ReadActs
{
    public static ActsOfReport Of(string text)
    {
        ActReader reader = new();
        TextInput input = new() { Text = text, States = reader };
        return reader.Read(new EnglishAnalyser(Dispute.Knowledge).Analyse(input));
    }

    /// <summary>"trigger label: role=word …" of the acts of a layer.</summary>
    public static string[] Told(string text, ActLayer layer)
    {
        ActsOfReport read = Of(text);
        return
        [
            .. read
                .Acts.Where(a => a.Layer == layer)
                .Select(a =>
                    $"{read.Words.Tokens[a.Trigger].Form} {a.Label}:"
                    + string.Concat(a.Parties.Select(p => $" {p.Role.ToString().ToLowerInvariant()}={read.Words.Tokens[p.Head].Form}"))
                ),
        ];
    }
}

using Demarche.Exports;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>Fields of the forms that choose what a page shows.</summary>
internal static class Choices
{
    public static Markup Of(DeskRequest request, string name, string label, IEnumerable<string> values, string? otherwise = null)
    {
        string chosen = request.Word(name) ?? otherwise ?? "";
        Markup any = otherwise is null ? Markup.Of($"<option value=\"\">any</option>") : Markup.Empty;
        IEnumerable<Markup> options = values.Select(value =>
            string.Equals(value, chosen, StringComparison.OrdinalIgnoreCase)
                ? Markup.Of($"<option value=\"{value}\" selected>{Cards.Readable(value)}</option>")
                : Markup.Of($"<option value=\"{value}\">{Cards.Readable(value)}</option>")
        );
        return Markup.Of(
            $"<p class=\"field\"><label for=\"f-{name}\">{label}</label><select id=\"f-{name}\" name=\"{name}\">{any}{options}</select></p>"
        );
    }

    /// <summary>A field for somebody, with those who take part most to pick from.</summary>
    public static Markup Actor(DeskRequest request, string name, string label)
    {
        IEnumerable<Markup> known = request.Named is null
            ? []
            : request
                .Figure("parties", () => request.Lookup.Parties(request.Dispute, "", 60))
                .Select(static p => Markup.Of($"<option value=\"{p.Name}\"></option>"));
        return Markup.Of(
            $"<p class=\"field\"><label for=\"f-{name}\">{label}</label><input id=\"f-{name}\" name=\"{name}\" list=\"l-{name}\" value=\"{request.Word(name)}\" placeholder=\"anyone\"><datalist id=\"l-{name}\">{known}</datalist></p>"
        );
    }

    public static Markup Day(DeskRequest request, string name, string label) =>
        Markup.Of(
            $"<p class=\"field\"><label for=\"f-{name}\">{label}</label><input id=\"f-{name}\" name=\"{name}\" type=\"date\" value=\"{request.Word(name)}\"></p>"
        );

    public static Markup Origins(DeskRequest request) =>
        Markup.Of(
            $"<p class=\"field narrow\"><label for=\"f-min-origins\">Origins, at least</label><input id=\"f-min-origins\" name=\"min-origins\" type=\"number\" min=\"0\" max=\"1000\" value=\"{request.Word("min-origins")}\" placeholder=\"1\"></p>"
        );

    public static Markup Text(DeskRequest request, string name, string label) =>
        Markup.Of(
            $"<p class=\"field\"><label for=\"f-{name}\">{label}</label><input id=\"f-{name}\" name=\"{name}\" value=\"{request.Word(name)}\"></p>"
        );
}

/// <summary>The categories of events, as PLOVER names them.</summary>
internal static class EventTypes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ];
}

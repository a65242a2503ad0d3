using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>One line with its source, as it goes into somebody's text: rich for an editor, plain for anything else.</summary>
public sealed record LineCopy(Markup Rich, string Plain)
{
    private const int Sources = 2;

    public static LineCopy Of(EventItem item, Permalinks links, string dispute)
    {
        ArgumentNullException.ThrowIfNull(item);
        string status = item.Status == EventStatus.Happened ? "" : $" [{item.Became ?? item.Status.Kebab()}]";
        return Of(
            $"{HonestDate.Of(item.Date)}: {item.Summary}{status}",
            item.Support,
            item.Evidence,
            item.Withdrawn,
            links,
            dispute,
            item.Id
        );
    }

    public static LineCopy Of(PositionItem item, Permalinks links, string dispute)
    {
        ArgumentNullException.ThrowIfNull(item);
        string to = item.Addressees.IsEmpty ? "" : $" to {Phrases.Names(item.Addressees)}";
        string fact =
            $"{HonestDate.Of(item.Stated)}: {Phrases.Names(item.Holders)}, {item.Kind.Kebab()}{to}: {item.Proposition}{Phrases.Condition(item.Condition)}{(item.Withdrawn is null ? $". {Phrases.Status(item)}" : "")}";
        return Of(fact, item.Support, item.Evidence, item.Withdrawn, links, dispute, item.Id);
    }

    public static LineCopy Of(UtteranceItem item, Permalinks links, string dispute)
    {
        ArgumentNullException.ThrowIfNull(item);
        string speaker = Phrases.Speakers(item);
        return Of($"{speaker}: {Phrases.Quoted(item.FullestText)}", item.Support, item.Evidence, item.Withdrawn, links, dispute, item.Id);
    }

    private static LineCopy Of(
        string fact,
        Support support,
        ImmutableArray<EvidenceItem> evidence,
        Withdrawal? withdrawn,
        Permalinks links,
        string dispute,
        string id
    )
    {
        string counted = withdrawn is not null
            ? $"({Phrases.Of(withdrawn)})"
            : $"({Phrases.Count(support.Outlets, "outlet")}, {Phrases.Count(support.Origins, "origin")})";
        string permalink = links.Of(dispute, id);
        EvidenceItem[] cited = [.. evidence.Take(Sources)];
        IEnumerable<Markup> rich = cited.Select(static e =>
        {
            string source = Source(e);
            Markup where = WebAddress.Of(e.Url, e.Evidence) is { } address
                ? Markup.Of($"<a href=\"{address}\">{source}</a>")
                : Markup.Of($"{source}");
            return Markup.Of($"<p>{Phrases.Quoted(e.Evidence.Text)} {where}</p>");
        });
        Markup link = links.At is null ? Markup.Of($"{id}") : Markup.Of($"<a href=\"{permalink}\">{id}</a>");
        IEnumerable<string> plain = cited.Select(static e =>
            $"{Phrases.Quoted(e.Evidence.Text)} {Source(e)}{(WebAddress.Of(e.Url, e.Evidence) is { } address ? $", {address}" : "")}"
        );
        Markup told = withdrawn is null ? Markup.Of($"{fact}") : Markup.Of($"<del>{fact}</del>");
        string struck = withdrawn is null ? "" : "[withdrawn] ";
        return new LineCopy(
            Markup.Of($"<p>{told} {counted} {link}</p>{rich}"),
            string.Join('\n', [$"{struck}{fact} {counted} {permalink}", .. plain]) + "\n"
        );
    }

    private static string Source(EvidenceItem item) =>
        $"{Phrases.Outlet(item.Outlet, item.Locator)}, {item.Published ?? HonestDate.NotStated}";
}

using Demarche.Store;

namespace Demarche.Exports;

/// <summary>The whole record as a brief.</summary>
public static class BriefExport
{
    /// <param name="plain">Without the signs of Markdown.</param>
    public static void Write(TextWriter output, IRecordViews views, ViewQuery query, bool withText, bool plain = false)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(query);
        Brief brief = new(output, withText, plain);
        ViewPage<EventItem> first = views.Timeline(query with { Limit = 1 });
        brief.Title(first.Dispute, first.Coverage);
        Section(brief, "Timeline", Paging.All(views.Timeline, query).Where(e => !e.Background), brief.Event);
        Section(brief, "Background", Paging.All(views.Timeline, query).Where(e => e.Background), brief.Event);
        Section(brief, "Positions", Paging.All(views.Positions, query), brief.Position);
        Section(brief, "Quotations", Paging.All(views.Quotes, query), brief.Utterance);
        Section(brief, "Where the reports disagree", Paging.All(views.Disagreements, query), brief.Disagreement);
        brief.Notes();
    }

    private static void Section<T>(Brief brief, string name, IEnumerable<T> items, Action<T> write)
    {
        brief.Section(name);
        bool any = false;
        foreach (T item in items)
        {
            write(item);
            any = true;
        }

        if (!any)
        {
            brief.Nothing();
        }
    }
}

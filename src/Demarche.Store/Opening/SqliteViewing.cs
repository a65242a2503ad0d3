namespace Demarche.Store;

/// <content>The record as pages of views.</content>
public sealed partial class SqliteStore
{
    public ViewPage<EventItem> Timeline(ViewQuery query) => View(query, static scope => new SqliteViews(scope).Timeline());

    public ViewPage<PositionItem> Positions(ViewQuery query) => View(query, static scope => new SqliteViews(scope).Positions());

    public ViewPage<UtteranceItem> Quotes(ViewQuery query) => View(query, static scope => new SqliteViews(scope).Quotes());

    public ViewPage<ReportItem> Reports(ViewQuery query) => View(query, static scope => new ReportViews(scope).Reports());

    public ViewPage<OriginItem> Origins(ViewQuery query) => View(query, static scope => new ReportViews(scope).Origins());

    public ViewPage<StoryItem> Stories(ViewQuery query) => View(query, static scope => new StoryViews(scope).Stories());

    public ViewPage<DisagreementItem> Disagreements(ViewQuery query) => View(query, static scope => new SqliteViews(scope).Disagreements());

    public ViewPage<ActorItem> Actors(ViewQuery query) => View(query, static scope => new ReportViews(scope).Actors());

    public ViewPage<SearchHit> Search(string words, ViewQuery query) => View(query, scope => new SearchView(scope).Search(words));

    public ViewPage<CorrectionItem> Corrections(ViewQuery query) => View(query, static scope => new HistoryViews(scope).Corrections());

    public ViewPage<ChangeItem> Changes(long since, ViewQuery query) => View(query, scope => new HistoryViews(scope).Changes(since));

    private ViewPage<T> View<T>(ViewQuery query, Func<ViewScope, ViewPage<T>> view)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Reading(session => view(ViewScope.Of(session, query)));
    }
}

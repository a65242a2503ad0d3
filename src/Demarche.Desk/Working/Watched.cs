using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>The record's views for one piece of work: every page of lines is counted, and none is handed out once it was stopped.</summary>
internal sealed class WatchedViews(IRecordViews views, DeskWork work) : IRecordViews
{
    public ViewPage<EventItem> Timeline(ViewQuery query) => Counted(views.Timeline(query));

    public ViewPage<PositionItem> Positions(ViewQuery query) => Counted(views.Positions(query));

    public ViewPage<UtteranceItem> Quotes(ViewQuery query) => Counted(views.Quotes(query));

    public ViewPage<ReportItem> Reports(ViewQuery query) => Counted(views.Reports(query));

    public ViewPage<OriginItem> Origins(ViewQuery query) => Counted(views.Origins(query));

    public ViewPage<StoryItem> Stories(ViewQuery query) => Counted(views.Stories(query));

    public ViewPage<DisagreementItem> Disagreements(ViewQuery query) => Counted(views.Disagreements(query));

    public ViewPage<ActorItem> Actors(ViewQuery query) => Counted(views.Actors(query));

    public ViewPage<SearchHit> Search(string words, ViewQuery query) => Counted(views.Search(words, query));

    public ViewPage<CorrectionItem> Corrections(ViewQuery query) => Counted(views.Corrections(query));

    public ViewPage<ChangeItem> Changes(long since, ViewQuery query) => Counted(views.Changes(since, query));

    public string? TextOf(string reportId) => views.TextOf(reportId);

    public ImmutableArray<ActorEntry> ActorsGiven() => views.ActorsGiven();

    public ImmutableArray<string> Disputes() => views.Disputes();

    private ViewPage<T> Counted<T>(ViewPage<T> page)
    {
        work.Wrote(page.Items.Length, 0);
        return page;
    }
}

/// <summary>All that a store holds, for one piece of work: every row is counted, and none is handed out once it was stopped.</summary>
internal sealed class WatchedContents(IStoreContents contents, DeskWork work) : IStoreContents
{
    public int StoreVersion => contents.StoreVersion;

    public string? Changed => contents.Changed;

    public ImmutableArray<string> Disputes => contents.Disputes;

    public ImmutableArray<StoredTable> Tables => contents.Tables;

    public void Rows(StoredTable table, Action<object?[]> row) =>
        contents.Rows(
            table,
            values =>
            {
                work.Wrote(1, 0);
                row(values);
            }
        );
}

/// <summary>Where a piece of work writes to: bytes are counted, and none is taken once it was stopped.</summary>
internal sealed class WatchedStream(Stream inner, DeskWork work) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        work.Wrote(0, buffer.Length);
        inner.Write(buffer);
    }
}

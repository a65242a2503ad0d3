using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Changes as they are found, by kind.</summary>
internal sealed class ChangeTally
{
    private readonly SortedDictionary<CopyChangeKind, Kept> _kinds = [];

    /// <summary>A change of a headline, which has no place.</summary>
    public void Add(CopyChangeKind kind, int words) => Add(kind, 1, words, null, null);

    public void Add(CopyChangeKind kind, int words, TextSpan? inLater, TextSpan? inEarlier) => Add(kind, 1, words, inLater, inEarlier);

    public void Add(CopyChangeKind kind, int count, int words, TextSpan? inLater, TextSpan? inEarlier)
    {
        if (!_kinds.TryGetValue(kind, out Kept? kept))
        {
            _kinds.Add(kind, kept = new Kept());
        }

        kept.Count += count;
        kept.Words += words;
        if (inLater is not null || inEarlier is not null)
        {
            kept.Places.Add(new ChangedPlace(inLater, inEarlier));
        }
    }

    public ImmutableArray<CopyChange> All() =>
        [
            .. _kinds.Select(static k => new CopyChange(
                k.Key,
                k.Value.Count,
                k.Value.Words,
                [
                    .. k
                        .Value.Places.OrderBy(static p => p.InLater is null)
                        .ThenBy(static p => p.InLater ?? p.InEarlier)
                        .Take(CopyChanges.MostPlaces),
                ]
            )),
        ];

    private sealed class Kept
    {
        public int Count { get; set; }

        public int Words { get; set; }

        public List<ChangedPlace> Places { get; } = [];
    }
}

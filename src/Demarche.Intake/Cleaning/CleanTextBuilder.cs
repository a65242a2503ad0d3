using System.Collections.Immutable;
using System.Text;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// Puts the clean text of a report together part by part. Parts stand apart by an empty line (<c>\n\n</c>), white space
/// inside a part is one space, and the span of every part is exact.
/// </summary>
public sealed class CleanTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<ReportPart>.Builder _parts = ImmutableArray.CreateBuilder<ReportPart>();
    private readonly ImmutableArray<DroppedBlock>.Builder _dropped = ImmutableArray.CreateBuilder<DroppedBlock>();

    /// <summary>Parts added so far.</summary>
    public int Count => _parts.Count;

    /// <summary>Adds a part; a text of nothing but white space adds none.</summary>
    /// <param name="at">The time that the part itself states, as ISO 8601.</param>
    /// <param name="startSeconds">Seconds into the recording, for chapters.</param>
    /// <param name="language">BCP 47 tag where it differs from the report's.</param>
    public void Add(PartKind kind, string text, string? at = null, double? startSeconds = null, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        string line = InlineSpace.Collapse(text);
        if (line.Length == 0)
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append("\n\n");
        }

        int start = _text.Length;
        _text.Append(line);
        _parts.Add(new ReportPart(kind, new TextSpan(start, _text.Length), at, startSeconds, language));
    }

    /// <summary>Keeps what was cut away behind the last added part, with the reason (see <see cref="DroppedBlock"/>).</summary>
    public void Drop(string text, string reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (trimmed.Length > 0)
        {
            _dropped.Add(new DroppedBlock(_parts.Count - 1, trimmed, reason));
        }
    }

    public CleanBody Build() => new(new CleanText(_text.ToString()), _parts.ToImmutable(), _dropped.ToImmutable());
}

/// <summary>The clean text with its parts, and what was cut away from it.</summary>
public sealed record CleanBody(CleanText Text, ImmutableArray<ReportPart> Parts, ImmutableArray<DroppedBlock> Dropped);

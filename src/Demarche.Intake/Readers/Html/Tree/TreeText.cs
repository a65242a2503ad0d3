using System.Text;

namespace Demarche.Intake;

/// <summary>A run of text; valid until the page is disposed.</summary>
internal sealed class TreeText(ReadOnlyMemory<char> data) : TreeNode
{
    private ReadOnlyMemory<char> _data = data;

    // What was put together from pieces; a page may have thousands of them in one text.
    private StringBuilder? _pieces;

    public ReadOnlySpan<char> Data
    {
        get
        {
            if (_pieces is not null)
            {
                _data = _pieces.ToString().AsMemory();
                _pieces = null;
            }

            return _data.Span;
        }
    }

    public void Append(ReadOnlyMemory<char> more)
    {
        _pieces ??= new StringBuilder().Append(_data);
        _pieces.Append(more);
    }
}

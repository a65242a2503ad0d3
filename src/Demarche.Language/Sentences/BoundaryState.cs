namespace Demarche.Language;

/// <summary>What is known at a boundary from the left: the sentence so far, and the paragraph around it.</summary>
internal ref struct BoundaryState
{
    /// <summary>Between the two tokens: 0 nothing, 1 white space, 2 a line break.</summary>
    public int Gap;

    /// <summary>Tokens of the current sentence so far.</summary>
    public int Length;

    /// <summary>Of these, words with a capital.</summary>
    public int Capitals;

    /// <summary>Quotation (1) and bracket (2) that are open.</summary>
    public int Open;

    /// <summary>What the rules say without the classifier.</summary>
    public bool Rule;

    /// <summary>The token that the current sentence begins with.</summary>
    public BoundaryToken First;

    /// <summary>How the paragraph ends: 1 with a stop, 2 with a closing mark, 0 otherwise.</summary>
    public int Ending;

    /// <summary>Length class of the paragraph.</summary>
    public uint ParagraphLength;

    /// <summary>Tokens of the paragraph behind the boundary.</summary>
    public int Remaining;

    /// <summary>Kind of the token that ended the sentence before in this paragraph.</summary>
    public TokenKind LastEnding;

    /// <summary>Class of the paragraph's stops for its length.</summary>
    public uint Stops;

    /// <summary>Class of the text: how many of its paragraphs end without a stop.</summary>
    public uint Text;

    /// <summary>Starts a sentence with the given token.</summary>
    public void Begin(BoundaryToken first, TokenKind ended)
    {
        First = first;
        LastEnding = ended;
        Length = 0;
        Capitals = 0;
    }

    /// <summary>Takes one more token into the sentence.</summary>
    public void Take(BoundaryToken token)
    {
        Length++;
        switch (token.Kind)
        {
            case TokenKind.Capitalised or TokenKind.AllCapitals or TokenKind.SingleCapital or TokenKind.Initial or TokenKind.MixedCase:
                Capitals++;
                break;
            case TokenKind.OpenBracket:
                Open |= 2;
                break;
            case TokenKind.CloseBracket:
                Open &= ~2;
                break;
            case TokenKind.OpenQuote:
                Open |= 1;
                break;
            case TokenKind.CloseQuote:
                Open &= ~1;
                break;
            default:
                break;
        }
    }
}

namespace Demarche.Language;

/// <summary>
/// The features of one boundary between two tokens of a paragraph, as hashes: words and their kinds on both sides, what the
/// rules say, how the current sentence began and how long it is, what is open, and what the paragraph looks like.
/// </summary>
internal static class BoundaryFeatures
{
    /// <summary>Number of features of a boundary.</summary>
    public const int Count = 44;

    /// <param name="tokens">Of the paragraph, with three empty ones before the first and behind the last.</param>
    /// <param name="at">Index into <paramref name="tokens"/> of the token before the boundary.</param>
    public static void Fill(ReadOnlySpan<BoundaryToken> tokens, int at, in BoundaryState state, Span<uint> features)
    {
        ReadOnlySpan<BoundaryToken> near = tokens.Slice(at - 3, 7);
        BoundaryToken left = near[3];
        BoundaryToken right = near[4];
        uint k2 = (uint)near[1].Kind;
        uint k1 = (uint)near[2].Kind;
        uint kinds = ((uint)left.Kind << 7) | ((uint)right.Kind << 1) | (state.Gap == 0 ? 0u : 1u);
        uint n2 = (uint)near[5].Kind;
        uint n3 = (uint)near[6].Kind;
        uint length = LengthClass(state.Length);
        uint open = (uint)state.Open;
        uint share = (uint)(state.Length == 0 ? 0 : state.Capitals * 4 / state.Length);
        uint rule = state.Rule ? 1u : 0u;
        int n = 0;
        features[n++] = Join(1, kinds, (uint)state.Gap);
        features[n++] = Join(2, left.Word, (uint)right.Kind);
        features[n++] = Join(3, right.Word, (uint)left.Kind);
        features[n++] = Join(4, left.Word, right.Word);
        features[n++] = Join(5, left.Word, (uint)left.Kind);
        features[n++] = Join(6, right.Word, (uint)right.Kind);
        features[n++] = Join(7, kinds, k1);
        features[n++] = Join(8, kinds, n2);
        features[n++] = Join(9, kinds, (k1 << 6) | n2);
        features[n++] = Join(10, kinds, (k2 << 6) | k1);
        features[n++] = Join(11, kinds, (n3 << 6) | n2);
        features[n++] = Join(12, near[2].Word, left.Word ^ ((uint)right.Kind << 3));
        features[n++] = Join(13, right.Word, near[5].Word ^ ((uint)left.Kind << 3));
        features[n++] = Join(14, near[2].Word, kinds);
        features[n++] = Join(15, near[5].Word, kinds);
        features[n++] = Join(16, right.Word, (kinds << 6) | n2);
        features[n++] = Join(17, kinds, rule);
        features[n++] = Join(18, rule, ((uint)right.Casing << 4) | (uint)right.Kind);
        features[n++] = Join(19, kinds, length);
        features[n++] = Join(20, kinds, right.Casing);
        features[n++] = Join(21, kinds, ((uint)left.Casing << 4) | right.Casing);
        features[n++] = Join(22, ((uint)right.Kind << 8) | n2, ((uint)right.Casing << 4) | near[5].Casing);
        features[n++] = Join(23, kinds, open);
        features[n++] = Join(24, kinds, (uint)state.First.Kind);
        features[n++] = Join(25, state.First.Word, (uint)right.Kind);
        features[n++] = Join(26, state.First.Word, length);
        features[n++] = Join(27, kinds, ((uint)state.Ending << 8) | state.ParagraphLength);
        features[n++] = Join(28, kinds, (LengthClass(state.Remaining) << 2) | (uint)state.Ending);
        features[n++] = Join(29, kinds, share);
        features[n++] = Join(30, kinds, (share << 8) | length);
        features[n++] = Join(31, kinds, (uint)state.LastEnding);
        features[n++] = Join(32, right.Word, length);
        features[n++] = Join(33, left.Word, length);
        features[n++] = Join(34, kinds, state.Stops);
        features[n++] = Join(35, kinds, ((uint)left.Ending << 4) | right.Ending);
        features[n++] = Join(36, right.Word, ((uint)state.Ending << 4) | state.Stops);
        features[n++] = Join(37, (uint)left.Kind, ((uint)state.Ending << 4) | state.Stops);
        features[n++] = Join(38, kinds, ((uint)near[5].Casing << 8) | (n2 << 1) | rule);
        features[n++] = Join(39, (k1 << 12) | (k2 << 6) | (uint)left.Kind, ((uint)right.Kind << 12) | (n2 << 6) | n3);
        features[n++] = Join(40, near[2].Word, near[1].Word ^ kinds);
        features[n++] = Join(41, near[5].Word, near[6].Word ^ kinds);
        features[n++] = Join(42, length, (open << 8) | rule);
        features[n++] = Join(43, kinds, state.Text);
        features[n++] = Join(44, state.Text, ((uint)state.Ending << 8) | rule);
        System.Diagnostics.Debug.Assert(n == Count, "every feature is filled");
    }

    /// <summary>Numbers of tokens in classes that widen with length.</summary>
    public static uint LengthClass(int tokens) =>
        tokens switch
        {
            < 4 => (uint)tokens,
            < 6 => 4,
            < 9 => 5,
            < 13 => 6,
            < 19 => 7,
            < 30 => 8,
            < 50 => 9,
            _ => 10,
        };

    private static uint Join(uint template, uint a, uint b)
    {
        uint hash = (a * 0x9E3779B1) ^ ((b + template * 0x85EBCA6B) * 0xC2B2AE35);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >> 13);
    }
}

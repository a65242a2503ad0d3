namespace Demarche.Intake;

/// <summary>What class, id, role and property of an element say of it.</summary>
/// <param name="Reason">Why it is no part of a report; null when nothing says so.</param>
/// <param name="Weight">What its words say of main text (see <see cref="ClassWords"/>).</param>
/// <param name="Hash">Of its classes, without their digits.</param>
/// <param name="IsUpdate">Updates of live blogs bear such a class.</param>
/// <param name="IsDated">Class or id says that a date stands in it.</param>
internal readonly record struct NameReading(string? Reason, PageMarks Marks, float Weight, uint Hash, bool IsUpdate, bool IsDated)
{
    public static NameReading Of(
        ReadOnlySpan<char> classes,
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> role,
        ReadOnlySpan<char> property,
        ClassWords words
    )
    {
        string? named = words.Read(classes, id, role, property, out float weight, out bool isDated);
        string? reason = Furniture.ReasonOfRole(role) ?? named;
        PageMarks marks = reason switch
        {
            "related" => PageMarks.RelatedName,
            "advert" => PageMarks.AdvertName,
            "subscribe" => PageMarks.SubscribeName,
            "comment" => PageMarks.CommentName,
            "navigation" => PageMarks.NavigationName,
            "disclaimer" => PageMarks.DisclaimerName,
            "caption" => PageMarks.CaptionName,
            _ => PageMarks.None,
        };
        marks |= role is "main" ? PageMarks.Main : PageMarks.None;
        marks |= role is "article" ? PageMarks.Article : PageMarks.None;
        marks |= property.Contains("articleBody", StringComparison.OrdinalIgnoreCase) ? PageMarks.ArticleBody : PageMarks.None;

        // A caption is no furniture: some belong to the text.
        return new NameReading(reason is "caption" ? null : reason, marks, weight, Hashed(classes), LiveUpdates.IsNamed(classes), isDated);
    }

    /// <summary>FNV-1a over the letters; "post-17" and "post-18" are one.</summary>
    public static uint Hashed(ReadOnlySpan<char> name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            if (!char.IsAsciiDigit(c))
            {
                hash = (hash ^ c) * 16777619u;
            }
        }

        return hash;
    }
}

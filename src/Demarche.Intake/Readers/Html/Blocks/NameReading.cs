namespace Demarche.Intake;

/// <summary>What the classes of an element say of it: pages give the same ones to hundreds of elements.</summary>
/// <param name="Hash">Of the classes, without their digits.</param>
/// <param name="IsUpdate">Updates of live blogs bear such a class.</param>
internal readonly record struct ClassReading(NameTally Tally, uint Hash, bool IsUpdate)
{
    public static ClassReading Of(ReadOnlySpan<char> classes, ClassWords words) =>
        new(words.OfClasses(classes), NameReading.Hashed(classes), LiveUpdates.IsNamed(classes));
}

/// <summary>What class, id, role and property of an element say of it.</summary>
/// <param name="Reason">Why it is no part of a report; null when nothing says so.</param>
/// <param name="Weight">What its words say of main text (see <see cref="ClassWords"/>).</param>
/// <param name="Hash">Of its classes, without their digits.</param>
/// <param name="IsUpdate">Updates of live blogs bear such a class.</param>
/// <param name="IsDated">Class or id says that a date stands in it.</param>
internal readonly record struct NameReading(string? Reason, PageMarks Marks, float Weight, uint Hash, bool IsUpdate, bool IsDated)
{
    public static NameReading Of(
        in ClassReading classes,
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> role,
        ReadOnlySpan<char> property,
        ClassWords words
    )
    {
        NameTally tally = words.With(classes.Tally, id, role, property);
        string? reason = Furniture.ReasonOfRole(role) ?? tally.Reason;
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
        reason = reason is "caption" ? null : reason;
        return new NameReading(reason, marks, tally.Weight, classes.Hash, classes.IsUpdate, tally.IsDated);
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

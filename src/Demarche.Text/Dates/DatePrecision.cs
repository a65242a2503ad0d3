namespace Demarche.Text;

/// <summary>How finely a date is known (formats.md 0.3).</summary>
public enum DatePrecision
{
    Unknown,
    Second,
    Minute,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Range,
}

/// <summary>What a date of something told rests on (formats.md 0.3).</summary>
public enum DateBasis
{
    None,

    /// <summary>The text gives the full date.</summary>
    Stated,

    /// <summary>Counted from the report's own date: "on Wednesday".</summary>
    Relative,

    /// <summary>Another report gives what this one leaves out; see <see cref="StatedDate.From"/>.</summary>
    OtherReport,

    /// <summary>Only the report's date is known.</summary>
    Publication,

    /// <summary>A person entered it.</summary>
    Human,

    /// <summary>The same report tells it of something beside it: the day on which the same speaker speaks there.</summary>
    SameReport,
}

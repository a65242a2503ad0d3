using NodaTime;

namespace Demarche.Intake;

/// <summary>A time of day as written, with the offset or zone that stands beside it.</summary>
/// <param name="HasSeconds">False when only hour and minute are written.</param>
/// <param name="Offset">Set when the offset is written in figures or as Z.</param>
/// <param name="Zone">The offset or abbreviation as written.</param>
internal sealed record ClockTime(LocalTime Time, bool HasSeconds, Offset? Offset, string? Zone);

/// <summary>Finds the time of day among the tokens of a date and marks its tokens as used.</summary>
internal static class ClockReader
{
    public static ClockTime? Read(DateTokens tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (TryTime(tokens, i, out LocalTime time, out bool seconds, out int end))
            {
                tokens.Use(i, end);
                (Offset? offset, string? zone) = ReadZone(tokens, end + 1);
                return new ClockTime(time, seconds, offset, zone);
            }
        }

        return null;
    }

    private static bool TryTime(DateTokens tokens, int i, out LocalTime time, out bool seconds, out int end)
    {
        (time, seconds, end) = (default, false, i);
        if (tokens.IsNumber(i, 6, 6) && tokens.IsWord(i - 1, "T") && tokens.IsNumber(i - 2, 8, 8))
        {
            long compact = tokens[i].Number;
            return Make(compact / 10000, compact / 100 % 100, compact % 100, out time, out seconds);
        }

        if (!tokens.IsNumber(i, 1, 2) || (tokens.Touches(i) && tokens.IsSign(i - 1, "+")))
        {
            return false;
        }

        long hour = tokens[i].Number;
        long minute = 0;
        long second = -1;
        bool separated = IsSeparated(tokens, i, ":");
        if (
            separated
            || IsSeparated(tokens, i, ".")
            || (tokens.IsWord(i + 1, "h") && tokens.Touches(i + 1) && tokens.IsNumber(i + 2, 2, 2))
        )
        {
            minute = tokens[i + 2].Number;
            end = i + 2;
            if (separated && IsSeparated(tokens, end, ":"))
            {
                second = tokens[end + 2].Number;
                end += 2;
                if (tokens.IsSign(end + 1, ".,") && tokens.Touches(end + 1) && tokens.Touches(end + 2) && tokens.IsNumber(end + 2, 1, 9))
                {
                    end += 2;
                }
            }
        }

        int half = HalfDay(tokens, ref end);
        bool asTime = separated || half >= 0 || tokens.IsWord(end + 1, "Uhr") || (end > i && tokens.IsWord(i + 1, "h"));
        if (!asTime || (half >= 0 && hour is 0 or > 12 && !separated))
        {
            return false;
        }

        if (half >= 0 && hour is > 0 and <= 12)
        {
            hour = (hour % 12) + (half * 12);
        }

        if (!Make(hour, minute, second, out time, out seconds))
        {
            return false;
        }

        return true;
    }

    private static bool Make(long hour, long minute, long second, out LocalTime time, out bool seconds)
    {
        // A leap second, or seconds that are none, leave a time that is good to the minute.
        seconds = second is >= 0 and <= 59;
        bool valid = hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second <= 60;
        time = valid ? new LocalTime((int)hour, (int)minute, seconds ? (int)second : 0) : default;
        return valid;
    }

    private static bool IsSeparated(DateTokens tokens, int i, string sign) =>
        tokens.IsSign(i + 1, sign) && tokens.Touches(i + 1) && tokens.Touches(i + 2) && tokens.IsNumber(i + 2, 2, 2);

    /// <summary>0 for a.m., 1 for p.m., -1 for neither; moves the end behind it.</summary>
    private static int HalfDay(DateTokens tokens, ref int end)
    {
        int i = end + 1;
        if (tokens.IsWord(i, "am") || tokens.IsWord(i, "pm"))
        {
            end = i;
        }
        else if (
            (tokens.IsWord(i, "a") || tokens.IsWord(i, "p"))
            && tokens.IsSign(i + 1, ".")
            && tokens.Touches(i + 1)
            && tokens.IsWord(i + 2, "m")
        )
        {
            end = tokens.IsSign(i + 3, ".") && tokens.Touches(i + 3) ? i + 3 : i + 2;
        }
        else
        {
            return -1;
        }

        return tokens.Text(i)[0] is 'p' or 'P' ? 1 : 0;
    }

    private static (Offset? Offset, string? Zone) ReadZone(DateTokens tokens, int next)
    {
        if (TryOffset(tokens, next, out Offset offset, out string written, out int end))
        {
            tokens.Use(next, end);
            return (offset, written);
        }

        if (tokens.IsWord(next, "Z"))
        {
            tokens.Use(next, next);
            return (Offset.Zero, "Z");
        }

        // The zone mostly follows the time, but "23:56, 26 January 2031 IST" is written too.
        for (int i = 0; i < tokens.Count; i++)
        {
            int at = (next + i) % tokens.Count;
            if (
                !tokens.IsWord(at)
                || tokens.IsUsed(at)
                || tokens[at].Length < 2
                || ZoneAbbreviations.Find(tokens.Text(at).ToString()).Length == 0
            )
            {
                continue;
            }

            string name = tokens.Text(at).ToString();
            if (name is "GMT" or "UTC" && TryOffset(tokens, at + 1, out offset, out written, out end))
            {
                tokens.Use(at, end);
                return (offset, name + written);
            }

            tokens.Use(at, at);
            return (null, name);
        }

        return (null, null);
    }

    private static bool TryOffset(DateTokens tokens, int i, out Offset offset, out string written, out int end)
    {
        (offset, written, end) = (default, "", i);
        if (!tokens.IsSign(i, "+-\u2212") || !tokens.Touches(i + 1) || !tokens.IsNumber(i + 1, 1, 4) || tokens[i + 1].Length == 3)
        {
            return false;
        }

        end = i + 1;
        string digits = tokens.Text(i + 1).ToString();
        if (digits.Length <= 2 && IsSeparated(tokens, i + 1, ":"))
        {
            digits += ":" + tokens.Text(i + 3).ToString();
            end = i + 3;
        }
        else if (digits.Length <= 2 && tokens.IsSign(i + 2, "-/.") && tokens.Touches(i + 2))
        {
            // "21:40 -26-01-2031" is a date behind a dash.
            return false;
        }

        written = (tokens.Sign(i) == '+' ? "+" : "-") + digits;
        if (ZoneAbbreviations.ReadOffset(written) is not { } read)
        {
            return false;
        }

        offset = read;
        return true;
    }
}

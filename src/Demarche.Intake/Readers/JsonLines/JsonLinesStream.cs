namespace Demarche.Intake;

/// <summary>Reads long JSON Lines line by line: no more than one report is in memory, however large the file is.</summary>
internal static class JsonLinesStream
{
    private const int Window = 64 * 1024;

    /// <summary>Whether the first bytes are a whole JSON object in one line and another begins below it.</summary>
    public static bool Begins(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> rest = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        rest = rest.TrimStart(" \t\r\n"u8);
        int end = rest.IndexOf((byte)'\n');
        if (end < 2 || rest[0] != '{')
        {
            return false;
        }

        return rest[..end].TrimEnd(" \t\r"u8)[^1] == '}' && rest[end..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..] && !JsonText.IsWide(head);
    }

    /// <summary>The outcomes of the lines, in order. A line longer than a document may be is a failure.</summary>
    public static IEnumerable<IntakeOutcome> Read(Stream stream, string path, IntakeOptions options)
    {
        byte[] buffer = new byte[Window];
        int filled = 0;
        int number = 1;
        bool tooLong = false;
        while (true)
        {
            int count = stream.Read(buffer, filled, buffer.Length - filled);
            filled += count;
            int at = 0;
            while (buffer.AsSpan(at, filled - at).IndexOf((byte)'\n') is >= 0 and int length)
            {
                IntakeOutcome? outcome = tooLong ? TooLong(path, number) : Line(path, number, buffer.AsSpan(at, length), options);
                if (outcome is not null)
                {
                    yield return outcome;
                }

                (tooLong, at, number) = (false, at + length + 1, number + 1);
            }

            Array.Copy(buffer, at, buffer, 0, filled - at);
            filled -= at;
            if (count == 0)
            {
                break;
            }

            if (filled == buffer.Length && buffer.Length < options.MaximumBytes)
            {
                Array.Resize(ref buffer, (int)Math.Min(options.MaximumBytes, buffer.Length * 2L));
            }
            else if (filled == buffer.Length)
            {
                (tooLong, filled) = (true, 0);
            }
        }

        IntakeOutcome? last = tooLong ? TooLong(path, number) : Line(path, number, buffer.AsSpan(0, filled), options);
        if (last is not null)
        {
            yield return last;
        }
    }

    private static IntakeOutcome? Line(string path, int number, ReadOnlySpan<byte> line, IntakeOptions options)
    {
        if (line.Length > options.MaximumBytes)
        {
            return TooLong(path, number);
        }

        return JsonLinesReader.OfLine(path, number, line.ToArray(), options);
    }

    private static IntakeFailure TooLong(string path, int number) =>
        new($"{path}#{number}", $"line {number} is longer than a document may be");
}

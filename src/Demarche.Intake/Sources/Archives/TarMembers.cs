using System.Formats.Tar;

namespace Demarche.Intake;

/// <summary>Members of a tar file, packed or not, as they come by. Nothing is written to disk; links and devices are left alone.</summary>
internal static class TarMembers
{
    public const int Block = 512;

    /// <summary>True for the first block of a tar file: its checksum is right.</summary>
    public static bool Begins(ReadOnlySpan<byte> head)
    {
        if (head.Length < Block || head[0] == 0)
        {
            return false;
        }

        long sum = 0;
        for (int i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? ' ' : head[i];
        }

        long stated = 0;
        foreach (byte digit in head.Slice(148, 8).Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            stated = (stated * 8) + digit - '0';
        }

        return stated == sum && sum > 8 * ' ';
    }

    public static IEnumerable<IntakeOutcome> Read(Stream stream, string path, IntakeOptions options, ReadingPlace place)
    {
        if (ArchiveMember.Inside(place, options) is not { } inside)
        {
            yield return ArchiveMember.TooDeep(path);
            yield break;
        }

        using TarReader reader = new(new TarHeads(new BudgetedStream(stream, inside.Budget!)), leaveOpen: true);
        ArchiveRules rules = new(options.Rule);
        bool damaged;
        while (Next(reader, out damaged) is { } member)
        {
            string name = member.Name.StartsWith("./", StringComparison.Ordinal) ? member.Name[2..] : member.Name;
            if (
                member.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
                || member.DataStream is not { } data
                || MemberNames.IsHidden(name)
            )
            {
                continue;
            }

            string locator = $"{path}#{MemberNames.Shown(name)}";
            if (ArchiveRules.Is(name))
            {
                byte[] content = new byte[FolderRuleFile.MaximumBytes];
                int count = data.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
                if (rules.Add(name, content.AsMemory(0, count)) is { } problem)
                {
                    yield return new IntakeFailure(locator, problem);
                }

                continue;
            }

            // The page itself may come later, so the name alone has to tell.
            if (MemberNames.PageOf(name) is not null)
            {
                yield return new IntakeSkipped(locator, "lies in the folder of a saved page");
                continue;
            }

            IntakeOptions own = options with { Rule = rules.For(name) };
            foreach (IntakeOutcome outcome in ArchiveMember.Read(() => data, locator, own, inside))
            {
                yield return outcome;
            }
        }

        if (damaged)
        {
            yield return new IntakeFailure(path, "the archive is damaged: what comes after its last whole member is not read");
        }
    }

    // Heads that make no sense (a size beyond all numbers, an extension of nothing) make the reader of the framework throw what it likes.
    private static TarEntry? Next(TarReader reader, out bool damaged)
    {
        try
        {
            damaged = false;
            return reader.GetNextEntry(copyData: false);
        }
        catch (Exception error)
            when (error is OverflowException or ArgumentException or FormatException or InvalidDataException or InvalidOperationException)
        {
            damaged = true;
            return null;
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace Demarche.Intake;

/// <summary>Members of a zip file, in the order of their names. Nothing is written to disk.</summary>
internal static class ZipMembers
{
    private const int MostMembers = 200_000;
    private const int LongestDirectory = 64 * 1024 * 1024;
    private const int DirectoryEnd = 22;
    private const int LongestComment = 65_535;

    public static bool Begins(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public static IEnumerable<IntakeOutcome> Read(OpenedSource source, string path, IntakeOptions options, ReadingPlace place)
    {
        if (ArchiveMember.Inside(place, options) is not { } inside)
        {
            return [ArchiveMember.TooDeep(path)];
        }

        Stream? stream = source.Raw;
        if (stream is null)
        {
            // The directory stands at the end: what comes as a stream is held.
            (SourceDocument? document, string? reason) = SourceBytes.Load(path, source, options);
            if (document is null)
            {
                return [new IntakeFailure(path, reason ?? "cannot be read")];
            }

            stream = new MemoryStream(document.Content.ToArray(), writable: false);
        }

        return TooManyMembers(stream)
            ? [new IntakeFailure(path, $"more than {MostMembers} members; unpack it and read the folder")]
            : Members(stream, path, options, inside);
    }

    private static IEnumerable<IntakeOutcome> Members(Stream stream, string path, IntakeOptions options, ReadingPlace inside)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        List<ZipArchiveEntry> members = [.. archive.Entries.Where(member => !member.FullName.EndsWith('/'))];
        members.Sort(static (a, b) => string.CompareOrdinal(a.FullName, b.FullName));
        HashSet<string> names = [.. members.Select(member => member.FullName)];
        ArchiveRules rules = new(options.Rule);
        foreach (ZipArchiveEntry member in members.Where(member => ArchiveRules.Is(member.FullName)))
        {
            if (Rule(rules, member) is { } problem)
            {
                yield return new IntakeFailure($"{path}#{MemberNames.Shown(member.FullName)}", problem);
            }
        }

        foreach (ZipArchiveEntry member in members)
        {
            string name = member.FullName;
            if (MemberNames.IsHidden(name) || ArchiveRules.Is(name) || IsPartOfPage(name, names))
            {
                continue;
            }

            string locator = $"{path}#{MemberNames.Shown(name)}";
            if (member.IsEncrypted)
            {
                yield return new IntakeFailure(locator, "is protected by a password; unpack it first");
                continue;
            }

            IntakeOptions own = options with { Rule = rules.For(name) };
            foreach (IntakeOutcome outcome in ArchiveMember.Read(member.Open, locator, own, inside))
            {
                yield return outcome;
            }
        }
    }

    private static bool IsPartOfPage(string name, HashSet<string> names) =>
        MemberNames.PageOf(name) is { } page && (names.Contains(page + ".html") || names.Contains(page + ".htm"));

    private static string? Rule(ArchiveRules rules, ZipArchiveEntry member)
    {
        try
        {
            using Stream stream = member.Open();
            byte[] content = new byte[FolderRuleFile.MaximumBytes];
            int count = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return rules.Add(member.FullName, content.AsMemory(0, count));
        }
        catch (Exception error) when (SourceBytes.IsOfFile(error))
        {
            return SourceBytes.Reason(error);
        }
    }

    // The directory is read whole by the library: its size is looked at before.
    private static bool TooManyMembers(Stream stream)
    {
        int length = (int)Math.Min(stream.Length, DirectoryEnd + LongestComment);
        byte[] tail = new byte[length];
        stream.Seek(-length, SeekOrigin.End);
        stream.ReadExactly(tail);
        int at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + DirectoryEnd > length)
        {
            return false;
        }

        uint start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        long directory = stream.Length - (length - at) - start;
        bool large = start == uint.MaxValue;
        return !large && directory > LongestDirectory;
    }
}

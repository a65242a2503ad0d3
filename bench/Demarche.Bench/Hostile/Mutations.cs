using System.Text;

namespace Demarche.Bench;

/// <summary>Makes hostile inputs out of good ones: bytes turned, cut, doubled, swapped, spliced, and words that formats give a meaning to put anywhere.</summary>
internal sealed class Mutations(IReadOnlyList<byte[]> seeds)
{
    private const int LongestInput = 64 * 1024;

    private static readonly byte[][] s_words =
    [
        .. new[]
        {
            "<",
            ">",
            "&",
            "\"",
            "'",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?xml",
            "<!DOCTYPE",
            "&#x0;",
            "&#xD800;",
            "&nbsp;",
            "<item>",
            "</item>",
            "<entry",
            "<p>",
            "<div>",
            "</div>",
            "<script>",
            "<b></i>",
            "<svg><title>",
            "=",
            "=\r\n",
            "=3D",
            "--",
            "--cut",
            "WARC/1.0\r\n",
            "\r\nWARC/1.1\r\n",
            "Content-Length: 9999999999\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Encoding: br\r\n",
            "Content-Encoding: gzip\r\n",
            "ffffffff\r\n",
            "\r\n\r\n",
            "\n\n",
            "\r",
            "\0",
            "\f",
            "---\n",
            "+++\n",
            "{",
            "}",
            "[",
            "]",
            "{\"a\":",
            "\\ud800",
            "\\u0000",
            ",",
            ";",
            "\t",
            "|",
            "1 of 2 DOCUMENTS\n",
            "____________\n",
            "Title: ",
            "Date: 31/02/2033",
            "2033-13-45T99:99",
            "\u202E",
            "\u200D",
            "\u0301",
            "\uFEFF",
            "9999999999999",
            "-0",
            "PK\u0003\u0004",
            "ustar",
            "data:image/png;base64,",
            "{% raw %}",
            "00:00 x",
            "By By By",
            "KILL - ",
            "(Reuters) -",
            "Content-Type: multipart/related; boundary=cut\r\n",
            "charset=utf-16",
            "charset=x",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xFE, 0xFF],
        [0xEF, 0xBB, 0xBF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3],
        [0x28, 0xB5, 0x2F, 0xFD],
    ];

    /// <summary>The input of that number: the same for the same number, on every machine.</summary>
    public (int Seed, byte[] Input) Make(long number)
    {
        InventedNumbers numbers = new((ulong)number + 1);
        int seed = numbers.Below(seeds.Count);
        List<byte> input = [.. seeds[seed]];
        int steps = 1 + numbers.Below(8);
        for (int i = 0; i < steps; i++)
        {
            Step(input, numbers);
        }

        if (input.Count > LongestInput)
        {
            input.RemoveRange(LongestInput, input.Count - LongestInput);
        }

        return (seed, [.. input]);
    }

    private void Step(List<byte> input, InventedNumbers numbers)
    {
        int at = numbers.Below(input.Count + 1);
        int length = Math.Min(1 + numbers.Below(numbers.Below(8) == 0 ? 4096 : 24), input.Count - at);
        switch (numbers.Below(9))
        {
            case 0 when length > 0:
                input[at] = (byte)numbers.Below(256);
                break;
            case 1 when length > 0:
                input[at] ^= (byte)(1 << numbers.Below(8));
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(at, input.GetRange(at, length));
                break;
            case 4:
                input.RemoveRange(at, input.Count - at);
                break;
            case 5:
                byte[] other = seeds[numbers.Below(seeds.Count)];
                int from = numbers.Below(other.Length + 1);
                input.InsertRange(at, other.AsSpan(from, Math.Min(1 + numbers.Below(512), other.Length - from)).ToArray());
                break;
            case 6:
                byte[] repeated = s_words[numbers.Below(s_words.Length)];
                int times = 1 + numbers.Below(numbers.Below(16) == 0 ? 2000 : 12);
                for (int i = 0; i < times; i++)
                {
                    input.InsertRange(at, repeated);
                }

                break;
            case 7 when length > 0:
                for (int i = at; i < at + length; i++)
                {
                    input[i] = (byte)numbers.Below(256);
                }

                break;
            default:
                input.InsertRange(at, s_words[numbers.Below(s_words.Length)]);
                break;
        }
    }
}

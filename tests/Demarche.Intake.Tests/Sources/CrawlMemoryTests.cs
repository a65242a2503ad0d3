using System.Globalization;
using Demarche.Bench;

namespace Demarche.Intake.Tests;

/// <summary>Measured alone: the memory of a process is that of all its tests.</summary>
[CollectionDefinition(nameof(CrawlMemoryTests), DisableParallelization = true)]
[Collection(nameof(CrawlMemoryTests))]
public sealed class CrawlMemoryTests
{
    /// <summary>docs/intake.md states the bound: 64 MiB and 40 times the bytes of the record.</summary>
    [Fact]
    public void Memory_of_a_long_crawl_is_that_of_one_record()
    {
        byte[] page = CrawlFile.Page(
            "Sluices",
            string.Concat(Enumerable.Range(0, 2000).Select(i => "The sluices stay shut, the ministry said. "))
        );
        byte[] record = CrawlFile.Response("https://quell.example/", page);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int reports = 0;
        foreach (IntakeOutcome outcome in IntakePipeline.Read(["-"], IntakeOptions.Default, () => new RepeatedStream(record, 150)))
        {
            reports += outcome is IntakeReport ? 1 : 0;
            if (reports % 50 == 1)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(150, reports);
        Assert.True(most < (64L * 1024 * 1024) + (40L * record.Length), most.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class RepeatedStream(byte[] piece, int times) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int within = (int)(_at % piece.Length);
            int length = _at >= (long)piece.Length * times ? 0 : Math.Min(count, piece.Length - within);
            piece.AsSpan(within, length).CopyTo(buffer.AsSpan(offset));
            _at += length;
            return length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

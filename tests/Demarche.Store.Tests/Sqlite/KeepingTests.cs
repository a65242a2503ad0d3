using CsCheck;

namespace Demarche.Store.Tests;

public sealed class KeepingTests
{
    [Fact]
    public void What_was_used_longest_ago_goes_first()
    {
        RecentlyUsed<int, string> kept = new(10);
        kept.Keep(1, "one", 4);
        kept.Keep(2, "two", 4);
        Assert.Equal("one", kept.Find(1));
        kept.Keep(3, "three", 4);
        Assert.Null(kept.Find(2));
        Assert.Equal(("one", "three"), (kept.Find(1), kept.Find(3)));
        kept.Keep(4, "heavy", 99);
        Assert.Null(kept.Find(1));
        Assert.Equal("heavy", kept.Find(4));
        kept.Keep(5, "five", 1);
        Assert.Null(kept.Find(4));
        kept.Remove(5);
        kept.Clear();
        Assert.Null(kept.Find(5));
    }

    [Fact]
    public void Sets_are_what_following_the_pairs_reaches() =>
        Gen.Select(Gen.Long[0, 12], Gen.Long[0, 12])
            .List[0, 20]
            .Sample(pairs =>
            {
                DisjointSets sets = new();
                foreach ((long a, long b) in pairs)
                {
                    sets.Unite(a, b);
                }

                for (long start = 0; start <= 12; start++)
                {
                    SortedSet<long> reached = [start];
                    for (int before = 0; before != reached.Count; )
                    {
                        before = reached.Count;
                        foreach ((long a, long b) in pairs)
                        {
                            if (reached.Contains(a) || reached.Contains(b))
                            {
                                reached.Add(a);
                                reached.Add(b);
                            }
                        }
                    }

                    Assert.Equal(reached.Min, sets.Find(start));
                    for (long other = 0; other <= 12; other++)
                    {
                        Assert.Equal(reached.Contains(other), sets.AreOne(start, other));
                    }
                }
            });
}

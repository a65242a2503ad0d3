using System.Globalization;
using System.Runtime.CompilerServices;
using CsCheck;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>Seats stand in the order of the words that the store sorts by, though they hold none.</summary>
public sealed class SeatTests
{
    private static readonly string[] s_strange =
    [
        "r_kill",
        "",
        "r_",
        "r_00000000000000AF",
        "r_0000000000000zzz",
        "x_0000000000000001",
        "r_+000000000000001",
    ];

    private static readonly Gen<string> s_id = Gen.Frequency(
        (8, Gen.ULong.Select(static n => "r_" + n.ToString("x16", CultureInfo.InvariantCulture))),
        (3, Gen.ULong[0, 3].Select(static n => "r_" + n.ToString("x16", CultureInfo.InvariantCulture))),
        (1, Gen.Int[0, s_strange.Length - 1].Select(static i => s_strange[i]))
    );

    private static readonly Gen<Instant?> s_published = Gen.Frequency(
        (1, Gen.Int[0, 0].Select(static _ => (Instant?)null)),
        (4, Gen.Long[0, 3].Select(static n => (Instant?)Instant.FromUnixTimeTicks(n).PlusNanoseconds(n))),
        (4, Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000].Select(static n => (Instant?)Instant.FromUnixTimeTicks(n)))
    );

    private static readonly Gen<(string Id, Instant? Published, int Ordinal)> s_place = Gen.Select(s_id, s_published, Gen.Int[0, 3]);

    [Fact]
    public void Seats_sort_as_the_words_of_the_store_do() =>
        Gen.Select(s_place, s_place)
            .Sample(
                static (a, b) =>
                {
                    int words = string.CompareOrdinal(StoredTime.Order(a.Published), StoredTime.Order(b.Published));
                    words = words != 0 ? words : string.CompareOrdinal(a.Id, b.Id);
                    words = words != 0 ? words : a.Ordinal.CompareTo(b.Ordinal);
                    Assert.Equal(Math.Sign(words), Math.Sign(Seat.CanonicalOrder(Of(a), Of(b))));
                    Assert.Equal(a.Id, Of(a).Report);
                    Assert.Equal(a.Published, StoredTime.Ordered(StoredTime.Order(a.Published)));
                },
                iter: 5000,
                threads: 1
            );

    [Fact]
    public void A_seat_is_small() => Assert.True(Unsafe.SizeOf<Seat>() <= 56);

    private static Seat Of((string Id, Instant? Published, int Ordinal) place) =>
        new(1, place.Published, place.Id, place.Ordinal, withdrawn: false);
}

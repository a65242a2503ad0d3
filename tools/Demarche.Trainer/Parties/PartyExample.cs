using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Parties;

/// <summary>A judged phrase as the program sees it.</summary>
/// <param name="Report">Id of its report.</param>
/// <param name="Person">Key of the person that it names or refers to.</param>
internal sealed record PartyExample(string Report, CandidateParties Seen, string Person, string? Judged, int Fold)
{
    public string Dispute => Report.Split('/')[0];

    public string LastName => Person[(Person.LastIndexOfAny([' ', ':']) + 1)..];

    public bool IsOfThePress => !Report.Contains('/', StringComparison.Ordinal);

    /// <summary>Number of the party that it stands for; -1 where it is none of the report's.</summary>
    public int Right
    {
        get
        {
            for (int p = 0; p < Seen.Parties.Length; p++)
            {
                if (Seen.Parties[p].Party == Judged || Seen.Parties[p].Code?.Split(' ')[0] == Judged)
                {
                    return p;
                }
            }

            return -1;
        }
    }

    public float[] NumbersOf(int party) => Seen.Numbers.AsSpan(party * PartyFeatures.Count, PartyFeatures.Count).ToArray();

    public IEnumerable<JudgedCase> Cases() => Seen.Parties.Select((_, p) => new JudgedCase(NumbersOf(p), p == Right, null, Fold));
}

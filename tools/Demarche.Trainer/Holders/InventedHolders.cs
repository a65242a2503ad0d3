using Demarche.Record;
using Demarche.Trainer.Judging;
using Demarche.Trainer.Ties;

namespace Demarche.Trainer.Holders;

/// <summary>Acts of the invented disputes: the ledger says of its lines and answers whose they are and where they stand.</summary>
internal static class InventedHolders
{
    public static IEnumerable<HolderExample> Of(SharedData data)
    {
        (string folder, string[] names) = DisputeReading.All(data);
        return names.Index().AsParallel().AsOrdered().SelectMany(dispute => Of(folder, dispute.Item, dispute.Index % JudgedReports.Folds));
    }

    private static List<HolderExample> Of(string folder, string name, int fold)
    {
        List<(int Report, CandidateHolder Seen)> acts = [];
        DisputeReading dispute = DisputeReading.Read(folder, name, (report, act) => acts.Add((report, act)));
        List<HolderExample> examples = [];
        foreach ((int number, CandidateHolder seen) in acts)
        {
            bool Stands(GoldPlace place)
            {
                if (place.Report != dispute.Ids[number])
                {
                    return false;
                }

                var map = dispute.Reports[number].Report.Text.Map;
                int start = map.ToUtf16(place.Start);
                int end = map.ToUtf16(place.End);
                return start < seen.View.Sentence.Span.End && seen.View.Sentence.Span.Start < end;
            }

            (string Kind, string[] Holders)[] told =
                seen.Case.Layer == ActLayer.Position
                    ?
                    [
                        .. dispute
                            .Gold.Lines.Where(line => line.Evidence.Any(Stands))
                            .Select(static line => (line.Kind, line.Holder.Order(StringComparer.Ordinal).ToArray())),
                    ]
                    :
                    [
                        .. dispute
                            .Gold.Lines.SelectMany(static line => line.Responses ?? [])
                            .Where(response => response.Places.Any(Stands))
                            .Select(static response => (response.Status, response.By.Order(StringComparer.Ordinal).ToArray())),
                    ];
            if (Agreed(told) is { } all)
            {
                examples.Add(new HolderExample("disputes", name, fold, seen, all));
            }
            else if (Agreed([.. told.Where(one => one.Kind == seen.Case.Label)]) is { } same)
            {
                examples.Add(new HolderExample("disputes", name, fold, seen, same));
            }
        }

        return examples;
    }

    private static string[]? Agreed((string Kind, string[] Holders)[] told) =>
        told.Length > 0 && told.All(one => one.Holders.SequenceEqual(told[0].Holders)) ? told[0].Holders : null;
}

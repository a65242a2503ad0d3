namespace Demarche.Language;

/// <summary>Turns the labels of the BIOES scheme (begin, inside, outside, end, single) into names.</summary>
internal sealed class NameLabels
{
    private readonly (char Place, EntityType Type)[] _labels;

    /// <param name="labels">As the network has them: O, B-PER, …</param>
    public NameLabels(IReadOnlyList<string> labels) => _labels = [.. labels.Select(l => (l[0], TypeOf(l)))];

    /// <summary>The names of one text, in order; each stands in one sentence, and they do not overlap.</summary>
    public List<LabelledName> Names(ReadOnlySpan<WordReading> readings, IReadOnlyList<Sentence> sentences)
    {
        List<LabelledName> names = [];
        foreach (Sentence sentence in sentences)
        {
            int first = -1;
            for (int i = sentence.FirstToken; i < sentence.FirstToken + sentence.TokenCount; i++)
            {
                (char place, EntityType type) = _labels[readings[i].Name];
                first =
                    place is 'B' or 'S' ? i
                    : place is 'O' ? -1
                    : first;
                if (place is 'E' or 'S' && first >= 0)
                {
                    names.Add(new LabelledName(first, i, type));
                    first = -1;
                }
            }
        }

        return names;
    }

    private static EntityType TypeOf(string label) =>
        label[Math.Min(2, label.Length)..] switch
        {
            "PER" => EntityType.Person,
            "ORG" => EntityType.Organisation,
            "GPE" => EntityType.GeopoliticalEntity,
            "LOC" => EntityType.Location,
            _ => EntityType.Miscellaneous,
        };
}

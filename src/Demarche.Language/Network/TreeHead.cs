namespace Demarche.Language;

/// <summary>
/// Reads dependency trees off the top layer: a bilinear score for each pair of dependent and head, the maximum spanning tree
/// with one root, then a relation for each chosen pair.
/// </summary>
internal sealed class TreeHead
{
    private readonly LinearLayer _dependent;
    private readonly LinearLayer _head;
    private readonly LinearLayer _bilinear;
    private readonly float[] _root;
    private readonly LinearLayer _relationDependent;
    private readonly LinearLayer _relationHead;
    private readonly float[] _relationRoot;
    private readonly LinearLayer _relations;
    private readonly int _rootRelation;

    public TreeHead(ModelFile file, NetworkLabels labels)
    {
        _dependent = new LinearLayer(file, "arc_dependent");
        _head = new LinearLayer(file, "arc_head");
        _bilinear = new LinearLayer(file, "arc_matrix", "arc_bias");
        _root = file.Floats("arc_root");
        _relationDependent = new LinearLayer(file, "relation_dependent");
        _relationHead = new LinearLayer(file, "relation_head");
        _relationRoot = file.Floats("relation_root");
        _relations = new LinearLayer(file, "relation");
        _rootRelation = Array.IndexOf(labels.Relations, "root");
    }

    public void Read(ReadOnlySpan<float> top, ReadOnlySpan<int> offsets, Span<WordReading> readings, NetworkWorkspace workspace)
    {
        int words = readings.Length;
        int width = _bilinear.Outputs;
        Span<float> dependents = workspace.Take(4, words * width);
        Span<float> asDependent = workspace.Take(5, words * width);
        Span<float> asHead = workspace.Take(6, words * width);
        _dependent.ApplyRelu(top, words, dependents);
        _bilinear.Apply(dependents, words, asDependent);
        _head.ApplyRelu(top, words, asHead);
        for (int s = 0; s + 1 < offsets.Length; s++)
        {
            int first = offsets[s];
            int count = offsets[s + 1] - first;
            Span<float> scores = workspace.Take(7, count * (count + 1));
            for (int d = 0; d < count; d++)
            {
                ReadOnlySpan<float> dependent = asDependent.Slice((first + d) * width, width);
                Span<float> row = scores.Slice(d * (count + 1), count + 1);
                row[0] = Rows.Dot(dependent, _root);
                for (int h = 0; h < count; h++)
                {
                    row[h + 1] = Rows.Dot(dependent, asHead.Slice((first + h) * width, width));
                }

                row[d + 1] = float.NegativeInfinity;
            }

            Span<int> heads = workspace.TakeHeads(count);
            SpanningTree.Decode(scores, count, heads);
            for (int d = 0; d < count; d++)
            {
                readings[first + d] = readings[first + d] with { Head = heads[d] };
            }
        }

        Relate(top, offsets, readings, workspace);
    }

    private void Relate(ReadOnlySpan<float> top, ReadOnlySpan<int> offsets, Span<WordReading> readings, NetworkWorkspace workspace)
    {
        int words = readings.Length;
        int width = _relationDependent.Outputs;
        Span<float> pairs = workspace.Take(4, words * width);
        Span<float> heads = workspace.Take(5, words * width);
        _relationDependent.Apply(top, words, pairs);
        _relationHead.Apply(top, words, heads);
        for (int s = 0; s + 1 < offsets.Length; s++)
        {
            for (int i = offsets[s]; i < offsets[s + 1]; i++)
            {
                int head = readings[i].Head;
                ReadOnlySpan<float> chosen = head == 0 ? _relationRoot : heads.Slice((offsets[s] + head - 1) * width, width);
                Span<float> pair = pairs.Slice(i * width, width);
                Rows.Add(chosen, pair);
            }
        }

        Activation.Relu(pairs);
        Span<float> scores = workspace.Take(6, words * _relations.Outputs);
        _relations.Apply(pairs, words, scores);
        for (int i = 0; i < words; i++)
        {
            Span<float> row = scores.Slice(i * _relations.Outputs, _relations.Outputs);

            // The root and nothing else is related as root.
            if (readings[i].Head == 0)
            {
                readings[i] = readings[i] with { Relation = (byte)_rootRelation };
            }
            else
            {
                row[_rootRelation] = float.NegativeInfinity;
                readings[i] = readings[i] with { Relation = (byte)Rows.Best(row) };
            }
        }
    }
}

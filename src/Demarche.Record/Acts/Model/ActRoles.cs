using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>Says beside each trigger who holds which role, which stretches tell what, and what the act is like. All triggers of a batch run side by side.</summary>
internal sealed class ActRoles
{
    private const int Reach = 50;
    private const int PairTables = 3;

    // The log-odds from which a word holds a role. Whom an act is directed at is often told by the sense alone, so that the model is rarely sure;
    // the best trade of the held passages lies at a probability of .3 for them, .4 for who answers.
    private const float Enough = 0f;
    private const float EnoughOfRecipient = -0.4f;
    private const float EnoughOfAnswer = -0.4f;

    private readonly ActLabels _labels;
    private readonly AttributionVocabulary _vocabulary;
    private readonly EmbeddingTable[] _pairs;
    private readonly EmbeddingTable _label;
    private readonly PackedMatrix _here;
    private readonly PackedMatrix _around;
    private readonly float[] _aroundBias;
    private readonly Convolution _reader;
    private readonly PackedMatrix _who;
    private readonly float[] _whoBias;
    private readonly PackedMatrix _what;
    private readonly float[] _whatBias;
    private readonly LinearChain _chain;
    private readonly ActTraits _traits;
    private readonly int _relations;

    public ActRoles(ModelFile file, ActLabels labels, AttributionVocabulary vocabulary)
    {
        _labels = labels;
        _vocabulary = vocabulary;
        _pairs = [.. CueSurroundings.Tables.Take(PairTables).Select(t => file.Embeddings("pair." + t))];
        _label = file.Embeddings("label");
        _here = file.Matrix("here");
        _around = file.Matrix("around");
        _aroundBias = file.Floats("around.bias");
        _reader = new Convolution(file, "reader");
        _who = file.Matrix("who");
        _whoBias = file.Floats("who.bias");
        _what = file.Matrix("what");
        _whatBias = file.Floats("what.bias");
        _chain = Layers.Chain(file, "whats").Item1;
        _traits = new ActTraits(file, labels);
        _relations = file.Embeddings("word.deprel").Rows;
    }

    /// <param name="states">[words × states], of the words from <paramref name="start"/> on.</param>
    public void Read(
        AttributionWords words,
        ActPhrases phrases,
        ReadOnlySpan<float> states,
        int start,
        List<ActTrigger> triggers,
        List<Act> found,
        ActWorkspace workspace
    )
    {
        if (triggers.Count == 0)
        {
            return;
        }

        int width = _here.Outputs;
        int state = _here.Inputs;
        Span<float> projected = workspace.Take(ActSlot.Here, states.Length / state * width);
        _here.Multiply(states, states.Length / state, projected);
        int[] offsets = new int[triggers.Count + 1];
        for (int t = 0; t < triggers.Count; t++)
        {
            (int from, int to) = Window(triggers[t]);
            offsets[t + 1] = offsets[t] + to - from;
        }

        Span<float> x = workspace.Take(ActSlot.Beside, offsets[^1] * width);
        CueSurroundings surroundings = new(words, _vocabulary, _relations);
        for (int t = 0; t < triggers.Count; t++)
        {
            Lay(surroundings, states, projected, start, triggers[t], x[(offsets[t] * width)..(offsets[t + 1] * width)]);
        }

        Span<float> read = workspace.Take(ActSlot.Read, offsets[^1] * Width);
        Read(x, offsets, read, workspace);
        Span<float> who = workspace.Take(ActSlot.Who, offsets[^1] * _who.Outputs);
        _who.Multiply(read, offsets[^1], who, _whoBias);
        Span<float> what = workspace.Take(ActSlot.What, offsets[^1] * _what.Outputs);
        _what.Multiply(read, offsets[^1], what, _whatBias);
        for (int t = 0; t < triggers.Count; t++)
        {
            ActTrigger trigger = triggers[t];
            int from = Window(trigger).From;
            int at = offsets[t] + trigger.Word - from;
            Act act = new(
                trigger.Layer,
                _labels.Layers[(int)trigger.Layer][trigger.Label],
                trigger.Word,
                words.Tokens[trigger.Word].Sentence,
                Math.Round(trigger.Probability, 2)
            )
            {
                LabelProbability = Math.Round(trigger.LabelProbability, 2),
            };
            act = _traits.Of(
                act,
                _labels.Number(trigger.Layer, trigger.Label),
                states.Slice((trigger.Word - start) * state, state),
                read.Slice(at * Width, Width)
            );
            found.Add(
                act with
                {
                    Parties = Parties(phrases, trigger.Layer, who[(offsets[t] * _who.Outputs)..(offsets[t + 1] * _who.Outputs)], from),
                    Scores = new ActRoleScores(from, _labels.Roles, [.. who[(offsets[t] * _who.Outputs)..(offsets[t + 1] * _who.Outputs)]]),
                    Stretches =
                        trigger.Layer != ActLayer.Event
                            ? Stretches(what[(offsets[t] * _what.Outputs)..(offsets[t + 1] * _what.Outputs)], from)
                            : [],
                }
            );
        }
    }

    private int Width => _here.Outputs + _reader.Outputs;

    // What is laid beside a trigger, and above it each word with its neighbours.
    private void Read(ReadOnlySpan<float> x, int[] offsets, Span<float> read, ActWorkspace workspace)
    {
        int width = _here.Outputs;
        Span<float> above = workspace.Take(ActSlot.First, offsets[^1] * _reader.Outputs);
        _reader.Run(x, offsets, above, workspace.Convolution);
        for (int i = 0; i < offsets[^1]; i++)
        {
            x.Slice(i * width, width).CopyTo(read[(i * Width)..]);
            above.Slice(i * _reader.Outputs, _reader.Outputs).CopyTo(read[((i * Width) + width)..]);
        }
    }

    private static (int From, int To) Window(ActTrigger trigger) =>
        (Math.Max(trigger.From, trigger.Word - Reach), Math.Min(trigger.To, trigger.Word + 1 + Reach));

    // Each word beside the trigger: its own state, where it stands, and the state and the label of the trigger.
    private void Lay(
        CueSurroundings surroundings,
        ReadOnlySpan<float> states,
        ReadOnlySpan<float> projected,
        int start,
        ActTrigger trigger,
        Span<float> x
    )
    {
        int width = _here.Outputs;
        int state = _here.Inputs;
        Span<float> around = stackalloc float[width];
        _around.Multiply(states.Slice((trigger.Word - start) * state, state), 1, around, _aroundBias);
        _label.AddRow(_labels.Number(trigger.Layer, trigger.Label), around);
        (int from, int to) = Window(trigger);
        int tables = CueSurroundings.Tables.Length;
        int[] rows = new int[(to - from) * tables];
        surroundings.Rows(trigger.Word, trigger.Word, from, to, rows);
        for (int i = from; i < to; i++)
        {
            Span<float> sum = x.Slice((i - from) * width, width);
            ReadOnlySpan<float> own = projected.Slice((i - start) * width, width);
            for (int k = 0; k < width; k++)
            {
                sum[k] = own[k] + around[k];
            }

            for (int t = 0; t < PairTables; t++)
            {
                _pairs[t].AddRow(rows[((i - from) * tables) + t], sum);
            }

            foreach (ref float number in sum)
            {
                number = Math.Max(number, 0);
            }
        }
    }

    private ImmutableArray<ActParty> Parties(ActPhrases phrases, ActLayer layer, ReadOnlySpan<float> scores, int from)
    {
        ImmutableArray<ActParty>.Builder parties = ImmutableArray.CreateBuilder<ActParty>();
        int roles = _labels.Roles.Length;
        for (int i = 0; i * roles < scores.Length; i++)
        {
            for (int r = 0; r < roles; r++)
            {
                float score = scores[(i * roles) + r];
                if (score > EnoughOf(_labels.Roles[r]) && LayerOf(_labels.Roles[r]) == layer)
                {
                    (int first, int end) = _labels.Roles[r] == ActRole.Answered ? (from + i, from + i + 1) : phrases.Around(from + i);
                    parties.Add(new ActParty(_labels.Roles[r], from + i, first, end, Math.Round(1 / (1 + Math.Exp(-score)), 2)));
                }
            }
        }

        return parties.ToImmutable();
    }

    private static float EnoughOf(ActRole role) =>
        role switch
        {
            ActRole.Target or ActRole.Addressee => EnoughOfRecipient,
            ActRole.By or ActRole.Answered => EnoughOfAnswer,
            _ => Enough,
        };

    private static ActLayer LayerOf(ActRole role) =>
        role switch
        {
            ActRole.Source or ActRole.Target => ActLayer.Event,
            ActRole.By or ActRole.Answered => ActLayer.Response,
            _ => ActLayer.Position,
        };

    private ImmutableArray<ActWordsStretch> Stretches(ReadOnlySpan<float> emissions, int from)
    {
        int length = emissions.Length / _what.Outputs;
        int[] best = new int[length];
        _chain.Decode(emissions, best);
        ImmutableArray<ActWordsStretch>.Builder found = ImmutableArray.CreateBuilder<ActWordsStretch>();
        for (int i = 0; i < length; i++)
        {
            // Labels: nothing, then begin and inside of each stretch.
            if (best[i] % 2 == 1)
            {
                int end = i + 1;
                while (end < length && best[end] == best[i] + 1)
                {
                    end++;
                }

                found.Add(new ActWordsStretch(_labels.Stretches[best[i] / 2], from + i, from + end));
            }
        }

        return found.ToImmutable();
    }
}

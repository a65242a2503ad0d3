using Demarche.Language;

namespace Demarche.Record;

/// <summary>Layers of a model file by the names that <c>tools/statements/export.py</c> gives them.</summary>
internal static class Layers
{
    public static BidirectionalLayer Bidirectional(ModelFile file, string name) =>
        new(Memory(file, name + ".forward"), Memory(file, name + ".backward"));

    public static (LinearChain Best, ChainMarginals Sure) Chain(ModelFile file, string name)
    {
        float[] transitions = file.Floats(name + ".transition");
        float[] start = file.Floats(name + ".start");
        float[] end = file.Floats(name + ".end");
        return (new LinearChain(transitions, start, end), new ChainMarginals(transitions, start, end));
    }

    private static LongShortTermMemory Memory(ModelFile file, string name) =>
        new(file.Matrix(name + ".input"), file.Matrix(name + ".recurrent"), file.Floats(name + ".bias"));
}

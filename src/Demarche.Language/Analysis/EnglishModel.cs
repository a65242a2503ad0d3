namespace Demarche.Language;

/// <summary>
/// The trained network that ships inside the library (<c>Models/analyser.bin</c>; what it was trained on and how it scores is in
/// <c>docs/model-card.md</c>). Loaded when it is first used; threads share it.
/// </summary>
internal sealed class EnglishModel
{
    private static readonly Lazy<EnglishModel> s_shipped = new(static () =>
        new EnglishModel(
            new JointNetwork(ModelFile.Open(ShippedModel.Open("analyser.bin")), ModelFile.Open(ShippedModel.Open("names.bin")))
        )
    );

    private EnglishModel(JointNetwork network)
    {
        Labels = network.Labels;
        Syntax = new SyntaxReader(network);
        Names = new NameLabels(network.Labels.Names);
    }

    public static EnglishModel Shipped => s_shipped.Value;

    public NetworkLabels Labels { get; }

    public SyntaxReader Syntax { get; }

    public NameLabels Names { get; }
}

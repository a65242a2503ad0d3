namespace Demarche.Record;

/// <summary>What a verb of describing names: "what Adair called a “dead letter”".</summary>
internal sealed class NamedContent(StatementText text)
{
    /// <summary>"what Adair called a “dead letter”": what is named is part of what he said.</summary>
    public void Include(Attribution attribution, SourcedCue cue)
    {
        int before = cue.Source.First - 1;
        if (
            cue.Cue.Kind == CueKind.Describe
            && before >= 0
            && text.Lower(before) is "what" or "which"
            && text.Connected(before, before + 1)
        )
        {
            attribution.Content.Insert(0, text.Words[before].Span);
            attribution.Kind = StatementKind.Mixed;
        }
    }
}

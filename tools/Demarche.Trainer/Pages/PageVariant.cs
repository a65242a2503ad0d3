using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>A development page in another shape (see <see cref="PageVariants"/>).</summary>
/// <param name="Of">Index of the development page.</param>
internal sealed record PageVariant(int Of, string Shape, HtmlPage Page, PageHints Hints, BlockLabels Labels)
{
    private const int MostParagraphs = 3;

    /// <param name="words">The class words of the fold that the page is in.</param>
    public static IEnumerable<PageVariant> All(DevelopmentPage page, int index, ClassWords words)
    {
        string html = page.Html();
        (HtmlPage built, PageHints hints) = HtmlReader.Prepare(html, page.Url, words);
        int prose = 1 + (int)(NameReading.Hashed(page.Id) % MostParagraphs);
        if (PageVariants.Shorten(built, BlockLabels.Of(built, page), prose))
        {
            built = HtmlPage.Of(built.Document, words);
            yield return new PageVariant(index, "short", built, hints, BlockLabels.Of(built, page));
        }

        string unnamed = PageVariants.Unnamed(html);
        unnamed = index % 2 == 0 ? PageVariants.WithoutParagraphs(unnamed) : unnamed;
        (built, hints) = HtmlReader.Prepare(unnamed, page.Url, words);
        yield return new PageVariant(index, "unnamed", built, hints, BlockLabels.Of(built, page));
        if (PageVariants.Shorten(built, BlockLabels.Of(built, page), prose))
        {
            built = HtmlPage.Of(built.Document, words);
            yield return new PageVariant(index, "unnamed, short", built, hints, BlockLabels.Of(built, page));
        }
    }

    /// <summary>Writes how well models choose the blocks of variants: the mean over pages of F1 by words.</summary>
    /// <param name="models">For each variant the model that has not seen its page.</param>
    public static void Report(List<PageVariant> variants, Func<int, MainTextModel> models)
    {
        Dictionary<string, (double Sum, int Count)> scores = new(StringComparer.Ordinal);
        for (int i = 0; i < variants.Count; i++)
        {
            PageVariant variant = variants[i];
            float[] likely = models(i).Probabilities(variant.Page, variant.Hints);
            bool[] kept = BlockChoice.Of(variant.Page, likely, 0.5f, _ => false);
            double right = 0;
            double all = 0;
            for (int k = 0; k < kept.Length; k++)
            {
                double words = variant.Labels.Weight[k] > 0 ? variant.Page.Blocks[k].Words : 0;
                right += kept[k] ? 2 * words * variant.Labels.Likely[k] : 0;
                all += words * ((kept[k] ? 1 : 0) + variant.Labels.Likely[k]);
            }

            (double sum, int count) = scores.GetValueOrDefault(variant.Shape);
            scores[variant.Shape] = all > 0 ? (sum + (right / all), count + 1) : (sum, count);
        }

        foreach ((string shape, (double sum, int count)) in scores)
        {
            Console.Error.WriteLine($"{shape}: mean F1 by words {sum / count:0.000} of {count} pages");
        }
    }
}

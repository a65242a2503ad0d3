using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>Counts, for each word of classes and ids, how much of the text under it is main text; every site counts once.</summary>
internal sealed class ClassWordCounting
{
    private const int FewestSites = 4;
    private const double Prior = 1.0;

    private readonly Dictionary<string, Dictionary<string, (double Main, double All)>> _bySite = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _pages = new(StringComparer.Ordinal);

    public void Add(HtmlPage page, BlockLabels labels, string site)
    {
        _pages[site] = _pages.GetValueOrDefault(site) + 1;
        double[] main = new double[page.Nodes.Length];
        double[] all = new double[page.Nodes.Length];
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            if (labels.Weight[i] > 0)
            {
                double words = Math.Min(80, 1 + page.Blocks[i].Words);
                main[page.Blocks[i].Holder] += words * labels.Likely[i];
                all[page.Blocks[i].Holder] += words;
            }
        }

        for (int i = main.Length - 1; i > 0; i--)
        {
            main[page.Nodes[i].Parent] += main[i];
            all[page.Nodes[i].Parent] += all[i];
        }

        Dictionary<string, (double Main, double All)> counts = new(StringComparer.Ordinal);
        for (int i = 0; i < main.Length; i++)
        {
            TreeElement element = page.Nodes[i].Element;
            if (all[i] == 0 || element.LocalName is "html" or "body")
            {
                continue;
            }

            string names = $"{element.ClassName} {element.Id}\u0001{element.GetAttribute("role")}\u0001{element.GetAttribute("itemprop")}";
            foreach (ReadOnlySpan<char> word in new ClassWords.NameWords(names, new char[24]))
            {
                string key = word.ToString();
                (double known, double of) = counts.GetValueOrDefault(key);
                counts[key] = (known + main[i], of + all[i]);
            }
        }

        if (!_bySite.TryGetValue(site, out Dictionary<string, (double Main, double All)>? ofSite))
        {
            _bySite[site] = ofSite = new(StringComparer.Ordinal);
        }

        foreach ((string word, (double m, double a)) in counts)
        {
            (double known, double of) = ofSite.GetValueOrDefault(word);
            ofSite[word] = (known + (m / a), of + 1);
        }
    }

    /// <summary>The log-odds of each word over the sites that are counted.</summary>
    public SortedDictionary<string, float> Weights(Func<string, bool> counts)
    {
        Dictionary<string, (double Main, double Sites)> sums = new(StringComparer.Ordinal);
        foreach ((string site, Dictionary<string, (double Main, double All)> words) in _bySite)
        {
            if (!counts(site))
            {
                continue;
            }

            foreach ((string word, (double main, double all)) in words)
            {
                (double known, double sites) = sums.GetValueOrDefault(word);
                sums[word] = (known + (main / all), sites + 1);
            }
        }

        double mean = sums.Values.Sum(s => s.Main) / Math.Max(1, sums.Values.Sum(s => s.Sites));
        double offset = Math.Log(mean / (1 - mean));
        SortedDictionary<string, float> weights = new(StringComparer.Ordinal);
        foreach ((string word, (double main, double sites)) in sums)
        {
            if (sites >= FewestSites)
            {
                double odds = Math.Log((main + (Prior * mean)) / (sites - main + (Prior * (1 - mean)))) - offset;
                if (Math.Abs(odds) >= 0.2)
                {
                    weights[word] = (float)Math.Round(odds, 1);
                }
            }
        }

        return weights;
    }
}

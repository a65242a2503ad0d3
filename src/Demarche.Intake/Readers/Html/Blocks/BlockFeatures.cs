namespace Demarche.Intake;

/// <summary>
/// What the first round of the main-text model sees of each block: its words, the elements around it, its neighbours, and how it
/// stands to the rest of the page. The order of the features is part of the model file.
/// </summary>
internal static class BlockFeatures
{
    public const int Count = 123;
    private const int OfCard = 4;

    /// <summary>One row of <see cref="Count"/> values for each block.</summary>
    public static float[] Of(HtmlPage page, PageHints hints)
    {
        float[] rows = new float[page.Blocks.Length * Count];
        Fill(rows, Count, 1, page, hints, BlockGroups.Of(page));
        return rows;
    }

    /// <summary>Writes the same to a table.</summary>
    /// <param name="down">Cells from a feature of one block to that of the next block.</param>
    /// <param name="across">Cells from one feature of a block to its next.</param>
    public static void Fill(Span<float> table, int down, int across, HtmlPage page, PageHints hints, BlockGroups groups)
    {
        PageOutline outline = page.Outline;
        int soFar = 0;
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            FeatureRow row = new(table[(i * down)..], across);
            ref readonly PageBlock block = ref page.Blocks[i];
            AddText(ref row, page, block, hints);
            AddElements(ref row, page, block);
            AddContainers(ref row, page, block, outline);
            AddPlace(ref row, page, i, soFar, outline);
            AddGroups(ref row, page, i, groups);
            AddNeighbours(ref row, page, i);
            AddPage(ref row, page, hints, outline);
            AddCard(ref row, page, i);
            soFar += block.Words;
        }
    }

    private static void AddText(ref FeatureRow row, HtmlPage page, in PageBlock block, PageHints hints)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        int characters = block.Letters + block.Digits;
        row.AddCount(block.Words);
        row.Add(block.LinkShare);
        row.AddShare(block.Letters, block.Words);
        row.AddShare(block.Capitals, characters);
        row.AddShare(block.Digits, characters);
        row.AddShare(block.Commas, block.Words);
        row.AddCount(block.Stops);
        row.AddShare(block.Stops, block.Words);
        row.Add(LineShape.EndsSentence(text));
        row.Add(char.IsUpper(text[0]));
        row.Add(text[0] is '"' or '“' or '„' or '«' or '»' or '\'' or '‘');
        row.Add(text[^1] is ':');
        row.Add(text[^1] is '…' || text.EndsWith("...", StringComparison.Ordinal));
        row.Add(text[^1] is '?');
        row.AddShare(text.Length - characters, text.Length);
        row.Add(text.Contains('©') || text.StartsWith("Copyright", StringComparison.OrdinalIgnoreCase));
        row.Add(text.ContainsAny("|›»•"));
        row.Add(text.Contains('@'));
        row.Add(DateOnlyLine.Is(text));
        bool asksTitle = block.Words <= 40;
        (float titled, float described, float inBody) = hints.Of(text, asksTitle);
        row.Add(asksTitle ? titled : -1);
        row.Add(described);
        row.Add(hints.HasBody ? inBody : -2);
        bool phrase = BoilerplatePhrases.ReasonToDrop(text, inTail: true) is not null;
        row.Add(phrase);
        row.Add(phrase && BoilerplatePhrases.ReasonToDrop(text, inTail: false) is not null);
        row.Add(RelatedLists.IsHeading(text));
    }

    private static void AddElements(ref FeatureRow row, HtmlPage page, in PageBlock block)
    {
        ref readonly PageNode holder = ref page.Nodes[block.Holder];
        string name = holder.Element.LocalName;
        row.Add(name is "p");
        row.Add(name is "li");
        row.Add(name is "td" or "th");
        row.Add(name is "div" or "section" or "article");
        row.Add(
            name switch
            {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                "h5" or "h6" => 5,
                _ => holder.Is(PageMarks.Heading) ? 6 : 0,
            }
        );
        for (int bit = 0; bit <= 22; bit++)
        {
            if (bit != 14)
            {
                row.Add(((int)holder.Marks & (1 << bit)) != 0);
            }
        }

        row.Add(holder.Depth);
        row.Add(holder.Named);
        row.Add(holder.Parent >= 0 ? page.Nodes[holder.Parent].Named : 0);
        row.Add(holder.NamedLeast);
        row.Add(holder.NamedMost);
        row.Add(holder.NamedSum);
    }

    // The holder's parent, and what is around it by steps.
    private static void AddContainers(ref FeatureRow row, HtmlPage page, in PageBlock block, PageOutline outline)
    {
        int at = page.Nodes[block.Holder].Parent;
        for (int level = 1; level <= 5; level++)
        {
            int node = Math.Max(at, 0);
            ref readonly PageNode container = ref page.Nodes[node];
            if (level != 4)
            {
                row.AddCount(container.Words);
                row.AddShare(container.LinkWords, container.Words);
                row.AddShare(container.ProseWords, container.Words);
                row.AddShare(container.ProseWords, outline.ProseWords);
                row.AddShare(container.Score, outline.BestScore);
            }

            at = at > 0 ? page.Nodes[at].Parent : 0;
        }
    }

    private static void AddPlace(ref FeatureRow row, HtmlPage page, int index, int wordsBefore, PageOutline outline)
    {
        ref readonly PageBlock block = ref page.Blocks[index];
        row.AddShare(index, page.Blocks.Length);
        row.AddShare(wordsBefore, outline.Words);
        row.Add(Math.Clamp(index - outline.Headline, -30, 60));
        row.Add(outline.Headline >= 0 && page.IsWithin(block.Holder, outline.HeadlineScope));
        row.Add(page.IsWithin(block.Holder, outline.Best));
        row.Add(page.IsWithin(block.Holder, outline.Half));
        row.Add(page.IsWithin(block.Holder, outline.Most));
        row.Add(Math.Clamp(page.Nodes[block.Holder].Depth - page.Nodes[outline.Best].Depth, -10, 10));
        row.Add(page.IsWithin(block.Holder, Math.Max(0, page.Nodes[outline.Best].Parent)));
        int start = outline.ProseBefore[index];
        row.Add(Math.Min(20, start < 0 ? 20 : index - start));
        int next = outline.ProseAfter[index];
        row.Add(Math.Min(20, next < 0 ? 20 : next - index));
    }

    private static void AddGroups(ref FeatureRow row, HtmlPage page, int index, BlockGroups groups)
    {
        BlockGroup alike = groups.Alike(index);
        row.AddCount(alike.Blocks);
        row.AddShare(alike.Words, alike.Blocks);
        row.AddShare(alike.LinkWords, alike.Words);
        row.AddShare(alike.ProseBlocks, alike.Blocks);
        row.AddCount(groups.Repeats(index));
        BlockGroup beside = groups.Beside(index);
        row.AddCount(beside.Blocks);
        row.AddCount(beside.Words);
        row.AddShare(beside.LinkWords, beside.Words);
    }

    private static void AddNeighbours(ref FeatureRow row, HtmlPage page, int index)
    {
        for (int step = -3; step <= 3; step++)
        {
            if (step == 0)
            {
                continue;
            }

            int at = index + step;
            bool there = at >= 0 && at < page.Blocks.Length;
            row.Add(there ? FeatureRow.Flattened(page.Blocks[at].Words) : -1);
            row.Add(there ? page.Blocks[at].LinkShare : -1);
            if (step is -1 or 1)
            {
                row.Add(there && page.Blocks[at].Kind == PartKind.Heading);
                row.Add(there && LineShape.EndsSentence(page.TextOf(page.Blocks[at])));
                row.Add(there && page.Nodes[page.Blocks[at].Holder].Path == page.Nodes[page.Blocks[index].Holder].Path);
            }
        }
    }

    private static void AddPage(ref FeatureRow row, HtmlPage page, PageHints hints, PageOutline outline)
    {
        row.AddCount(outline.Words);
        row.AddShare(outline.ProseWords, outline.Words);
        row.Add(hints.HasBody);
    }

    // The teaser that the block stands in: how many stand beside it, and what else it holds.
    private static void AddCard(ref FeatureRow row, HtmlPage page, int index)
    {
        (int at, int alike) = page.Cards.Around(page, page.Blocks[index]);
        if (alike == 0 || !PageCards.IsHeadedByLink(page, at, index))
        {
            row.Add(0);
            for (int i = 0; i < OfCard; i++)
            {
                row.Add(-1);
            }

            return;
        }

        ref readonly PageNode card = ref page.Nodes[at];
        row.AddCount(alike);
        row.AddCount(card.Words);
        row.AddShare(card.LinkWords, card.Words);
        row.AddShare(card.ProseWords, card.Words);
        row.Add(card.Blocks);
    }
}

using System.Collections.Immutable;
using CsCheck;
using Demarche.Text;

namespace Demarche.Intake.Tests.OriginSigns;

public sealed class OriginSignFinderTests
{
    [Theory]
    [InlineData("The sluices stay shut, she told AFP on Monday.", "AFP", "told AFP")]
    [InlineData("Interfax quoted the minister as saying the sluices stay shut.", "Interfax", "Interfax quoted")]
    [InlineData("The sluices stay shut, Reuters reported.", "Reuters", "Reuters reported")]
    [InlineData("The sluices stay shut, the AP reports.", "AP", "AP reports")]
    [InlineData("The sluices stay shut, per the BBC.", "BBC", "per the BBC")]
    [InlineData("The sluices stay shut, he said in a video statement sent to AFP.", "AFP", "sent to AFP")]
    [InlineData("He told the Arvenian state news agency TASS so.", "TASS", "told the Arvenian state news agency TASS")]
    [InlineData("He told the ARVPRESS news agency so.", "ARVPRESS", "told the ARVPRESS")]
    [InlineData("A Reuters witness saw water.", "Reuters", "Reuters witness")]
    [InlineData("Lake Post's Arven correspondent reports that the sluices stay shut.", "Lake Post", "Lake Post's Arven correspondent")]
    public void Attribution_in_the_text_is_a_sign(string text, string name, string quotation)
    {
        OriginSign sign = Assert.Single(Find(text, outlet: "Lake Post"));

        Assert.Equal(OriginSignKind.InText, sign.Kind);
        Assert.Equal(name, sign.Name);
        Assert.Equal(quotation, sign.Quotation);
    }

    [Theory]
    [InlineData("The agency said the AP exam was on.")]
    [InlineData("MAP reported, CAP said.")]
    [InlineData("Michael Bloomberg said the sluices stay shut.")]
    [InlineData("He read the Reuters Institute study.")]
    [InlineData("The talks, watched by Reuters and others, went on.")]
    public void A_name_without_attribution_is_none(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("(Reporting by Pell Adair; Writing by Ina Moss; Editing by Jo Lund)", "Reuters", OriginSignKind.Foot)]
    [InlineData("© Agence France-Presse", "AFP", OriginSignKind.Foot)]
    [InlineData("Copyright 2031 The Associated Press. All rights reserved.", "AP", OriginSignKind.Foot)]
    [InlineData(
        "(This story has not been edited by Lake Post staff and is published from a syndicated feed.)",
        "Agencies",
        OriginSignKind.Foot
    )]
    [InlineData("Source: Xinhua", "Xinhua", OriginSignKind.Foot)]
    [InlineData("Associated Press writer Pell Adair in Arven contributed to this report.", "AP", OriginSignKind.Foot)]
    [InlineData("pa/jl (AFP, dpa)", "AFP dpa", OriginSignKind.Foot)]
    [InlineData("With inputs from ANI", "ANI", OriginSignKind.Foot)]
    [InlineData("By AFP", "AFP", OriginSignKind.Byline)]
    [InlineData("Agencies", "Agencies", OriginSignKind.Foot)]
    public void Credit_lines_are_signs(string line, string names, OriginSignKind kind)
    {
        ImmutableArray<OriginSign> signs = Find("The sluices stay shut.\n\nNobody knows for how long.\n\nThe lake is low.\n\n" + line);

        Assert.Equal(names, string.Join(' ', signs.Select(sign => sign.Name)));
        Assert.All(signs, sign => Assert.Equal(kind, sign.Kind));
        Assert.All(signs, sign => Assert.Equal(line, sign.Quotation));
    }

    [Fact]
    public void The_credit_of_a_picture_is_none() =>
        Assert.Empty(Find("Boats on the lake (AP Photo/Jo Lund)\n\nThe sluices stay shut.\n\nImage: Reuters"));

    [Fact]
    public void Signs_outside_the_text_have_no_span()
    {
        ImmutableArray<OriginSign> signs = OriginSignFinder.Find(
            new CleanText("The sluices stay shut."),
            ["Pell Adair, Associated Press", "Agencies"],
            [
                new DroppedBlock(0, "(Reporting by Pell Adair; Editing by Jo Lund)", "boilerplate"),
                new DroppedBlock(0, "More from AFP", "related"),
            ],
            ["https://www.reuters.com/world/sluices", "Lake Post", "dpa", "Hill Herald"],
            "Lake Post"
        );

        Assert.Equal(
            ["Byline AP", "Byline Agencies", "Foot Reuters", "Metadata Reuters", "Metadata dpa", "Metadata Hill Herald"],
            signs.Select(sign => $"{sign.Kind} {sign.Name}")
        );
        Assert.All(signs, sign => Assert.Null(sign.Span));
    }

    [Fact]
    public void A_dateline_is_a_sign_with_its_place_in_the_text()
    {
        OriginSign sign = Assert.Single(Find("ARVEN, March 4 (Reuters) - The sluices stay shut."));

        Assert.Equal(
            new OriginSign(OriginSignKind.Dateline, "Reuters", "ARVEN, March 4 (Reuters)", new TextSpan(0, 24), Agency: true),
            sign
        );
    }

    private static readonly string[] Pieces =
    [
        "told ",
        "AFP",
        " (Reuters) ",
        "- ",
        "ARVEN",
        ", ",
        "March 4",
        "Interfax",
        " quoted ",
        "the ",
        "news agency ",
        "\n\n",
        "Source: ",
        "/TASS/",
        ". ",
        "'s ",
        "correspondent ",
        "(",
        ")",
        "By ",
        "\U0001F600",
        "\uD800",
        "Lake Post",
    ];

    [Fact]
    public void A_quotation_stands_where_its_span_says() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 30]
            .Select(parts => string.Concat(parts.Select(i => Pieces[i])))
            .Sample(
                text => Find(text, outlet: "Lake Post").All(sign => sign.Span is { } span && span.Of(text) == sign.Quotation),
                iter: 2000
            );

    [Fact]
    public void Every_agency_has_a_name_a_country_and_a_domain() =>
        Assert.All(
            DataFile.Rows("agencies.tsv").Concat(DataFile.Rows("media.tsv")),
            row =>
            {
                Assert.InRange(row.Length, 4, 5);
                Assert.All(row[1].Split('|'), spelling => Assert.NotEmpty(spelling.Trim()));
                Assert.Equal(2, row[2].Length);
                Assert.Contains('.', row[3]);
            }
        );

    private static ImmutableArray<OriginSign> Find(string text, string? outlet = null) =>
        OriginSignFinder.Find(new CleanText(text), [], [], [], outlet);
}

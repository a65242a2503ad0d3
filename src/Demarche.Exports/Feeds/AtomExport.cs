using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>What is new as an Atom 1.0 feed, one entry a fact.</summary>
public static class AtomExport
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void Write(Stream stream, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        (string dispute, _, List<FeedEntry> entries) = FeedEntry.Of(request);
        XmlWriterSettings settings = new()
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            CloseOutput = false,
        };
        using (XmlWriter xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", Tag(dispute, ""));
            Element(xml, "title", $"{dispute}: what is new");
            Element(
                xml,
                "updated",
                InstantPattern.ExtendedIso.Format(entries.Count == 0 ? Instant.FromUnixTimeSeconds(0) : entries.Max(static e => e.At))
            );
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", $"Demarche {request.Version}".TrimEnd());
            xml.WriteEndElement();
            if (request.Links.At is { } at)
            {
                Link(xml, "self", $"{at}/api/v1/disputes/{Uri.EscapeDataString(dispute)}/changes.atom");
            }

            foreach (FeedEntry entry in entries)
            {
                xml.WriteStartElement("entry", Atom);
                Element(xml, "id", Tag(dispute, entry.Id));
                Element(xml, "title", entry.Title);
                Element(xml, "updated", InstantPattern.ExtendedIso.Format(entry.At));
                Link(xml, "alternate", request.Links.Of(dispute, entry.Line));
                foreach (string change in entry.Change.Split(", "))
                {
                    xml.WriteStartElement("category", Atom);
                    xml.WriteAttributeString("term", change);
                    xml.WriteEndElement();
                }

                xml.WriteStartElement("content", Atom);
                xml.WriteAttributeString("type", "html");
                xml.WriteString(Legal(entry.Html(request).ToString()));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Legal(text));

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Tag(string dispute, string id) => $"tag:demarche.invalid,2026:{Uri.EscapeDataString(dispute)}/{id}";

    // XML has no way to write most control characters, nor half of a pair.
    private static string Legal(string text)
    {
        StringBuilder legal = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            legal.Append(
                rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000
                    ? rune.ToString()
                    : "\uFFFD"
            );
        }

        return legal.ToString();
    }
}

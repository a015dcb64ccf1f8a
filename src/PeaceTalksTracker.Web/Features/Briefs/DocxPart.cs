using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PeaceTalksTracker.Web.Features.Briefs;

/// <summary>Web addresses that one part of a DOCX leads to, each with the id by which the part knows it.</summary>
internal sealed class DocxLinks
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly List<string> addresses = [];

    /// <summary>In the order in which they were first used.</summary>
    public IEnumerable<(string Id, string Address)> All => addresses.Select(a => (ids[a], a));

    public string IdOf(string address)
    {
        if (!ids.TryGetValue(address, out var id))
        {
            ids[address] = id = $"link{ids.Count + 1}";
            addresses.Add(address);
        }
        return id;
    }
}

/// <summary>One part of a DOCX, written element by element.</summary>
internal sealed class DocxPart : IDisposable
{
    private readonly OpenXmlPartWriter writer;
    private readonly DocxLinks links;

    public DocxPart(Stream stream, OpenXmlPartRootElement root, DocxLinks links)
    {
        this.links = links;
        writer = new(stream);
        writer.WriteStartDocument(standalone: true);
        Start(root);
    }

    public void Start(OpenXmlElement element) => writer.WriteStartElement(element);

    public void Write(OpenXmlElement element) => writer.WriteElement(element);

    public void End() => writer.WriteEndElement();

    public Hyperlink Link(string address, string words) => new(DocxParts.Run(words, "Hyperlink")) { Id = links.IdOf(address), History = true };

    /// <summary>Appends words, among which a web address leads to itself.</summary>
    public void AppendLinked(Paragraph paragraph, string words)
    {
        foreach (var (piece, address) in PrintedText.Linked(words))
            paragraph.Append(address is null ? DocxParts.Run(piece) : Link(address, piece));
    }

    public void Dispose()
    {
        writer.WriteEndElement();
        writer.Close();
    }
}

using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>The parts that every Office file has, always written alike and with no time but the one given.</summary>
internal static class OfficePackage
{
    public const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string CoreRelationship = $"{Package}/relationships/metadata/core-properties";

    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <param name="parts">Names of the parts, from "/" on, and their types.</param>
    public static string ContentTypes(IEnumerable<(string Part, string Type)> parts)
    {
        var xml = new StringBuilder(
            $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>""");
        foreach (var (part, type) in parts)
            xml.Append(CultureInfo.InvariantCulture, $"""<Override PartName="{part}" ContentType="{type}"/>""");
        return xml.Append("</Types>").ToString();
    }

    public static string Relationships(IEnumerable<(string Id, string Type, string Target, bool IsExternal)> all)
    {
        var xml = new StringBuilder($"""{Head}<Relationships xmlns="{Package}/relationships">""");
        foreach (var (id, type, to, isExternal) in all)
            xml.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="{id}" Type="{type}" Target="{SecurityElement.Escape(to)}"{(isExternal ? " TargetMode=\"External\"" : "")}/>""");
        return xml.Append("</Relationships>").ToString();
    }

    /// <param name="title">Holds only what XML can.</param>
    /// <param name="asOf">UTC.</param>
    public static string Properties(string title, string creator, string language, DateTime asOf)
    {
        var at = asOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""{Head}<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{SecurityElement.Escape(title)}</dc:title><dc:creator>{creator}</dc:creator><dc:language>{language}</dc:language><cp:lastModifiedBy>{creator}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>""";
    }

    public static (string Name, Func<Stream> Open) Text(string name, string xml) => (name, () => new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    public static (string Name, Func<Stream> Open) Part(string name, OpenXmlPartRootElement root) => Text(name, Head + root.OuterXml);
}

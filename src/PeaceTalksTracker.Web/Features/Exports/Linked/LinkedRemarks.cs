using System.Text.Json.Nodes;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Features.Exports.Linked;

/// <summary>What people have added to records, as nodes: notes as Web Annotations that comment, and what one record is to another.</summary>
internal static class LinkedRemarks
{
    public static JsonObject Of(ExportedNote note) => JsonFile.Of(
        ("@id", LinkedNames.Of("note", note.Id.ToString("D"))),
        ("@type", "Annotation"),
        ("motivation", "oa:commenting"),
        ("body", JsonFile.Of(("@type", "TextualBody"), ("value", note.Text))),
        ("target", NameOf(note.Kind, note.Record)),
        ("wasAttributedTo", LinkedNames.Of("recorder", note.By)),
        ("generatedAtTime", LinkedNames.Moment(note.At)));

    public static JsonObject Of(ExportedLink link) => JsonFile.Of(
        ("@id", LinkedNames.Of("link", $"{link.From}:{link.Link.ToString().ToLowerInvariant()}:{link.To}")),
        ("@type", "Link"),
        ("from", NameOf(link.Kind, link.From)),
        ("to", NameOf(link.Kind, link.To)),
        ("kind", link.Link.ToString().ToLowerInvariant()),
        ("review", Wording.Of(link.Review)),
        ("why", link.Why));

    private static JsonNode NameOf(RecordKind kind, string key) => LinkedNames.Of(kind.ToString().ToLowerInvariant(), key);
}

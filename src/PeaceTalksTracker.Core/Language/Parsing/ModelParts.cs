namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>What a model consists of, and how it is stored.</summary>
/// <param name="Version">Changes whenever the model may read differently.</param>
/// <param name="Sources">The treebanks it has learned from, with their licences.</param>
/// <param name="Tags">The Penn Treebank tag of each class of the tagger.</param>
/// <param name="Parts">The part of speech of each class of the tagger.</param>
/// <param name="Relations">The relations; the first is the root's.</param>
/// <param name="Tagger">The weights of the tagger.</param>
/// <param name="Parser">The weights of the parser.</param>
/// <param name="Lemmas">The dictionary forms.</param>
internal sealed record ModelParts(
    string Version, string[] Sources, string[] Tags, Upos[] Parts, string[] Relations, FeatureWeights Tagger, FeatureWeights Parser, LemmaTable Lemmas)
{
    public static ModelParts Read(BinaryReader from)
        => new(from.ReadString(), Strings(from), Strings(from), [.. Strings(from).Select(Enum.Parse<Upos>)], Strings(from), FeatureWeights.Read(from), FeatureWeights.Read(from), LemmaTable.Read(from));

    public void Write(BinaryWriter to)
    {
        to.Write(Version);
        Write(to, Sources);
        Write(to, Tags);
        Write(to, Parts.Select(p => p.ToString()).ToArray());
        Write(to, Relations);
        Tagger.Write(to);
        Parser.Write(to);
        Lemmas.Write(to);
    }

    private static string[] Strings(BinaryReader from)
    {
        var strings = new string[from.ReadInt32()];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = from.ReadString();
        return strings;
    }

    private static void Write(BinaryWriter to, string[] strings)
    {
        to.Write(strings.Length);
        foreach (var text in strings)
            to.Write(text);
    }
}

using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>The tags and relations that a model tells apart, from the treebanks that it learns from.</summary>
internal sealed class Inventory
{
    /// <summary>What is rarer than this is taken for the like that is frequent.</summary>
    private const int Rare = 5;

    private readonly Dictionary<(Upos, string), byte> tagNumbers = [];
    private readonly Dictionary<Upos, byte> commonest = [];
    private readonly Dictionary<string, byte> relationNumbers = [];

    public Inventory(IReadOnlyList<TreebankSentence> treebank)
    {
        var tags = Counted(treebank.SelectMany(s => s.Words).Select(w => (w.Upos, w.Tag)));
        var kept = tags.Where((t, _) => t.Count >= Rare || tags.First(o => o.Key.Upos == t.Key.Upos).Key == t.Key).Take(PerceptronTagger.NoTag).Select(t => t.Key).ToList();
        foreach (var tag in kept)
        {
            commonest.TryAdd(tag.Upos, (byte)tagNumbers.Count);
            tagNumbers.Add(tag, (byte)tagNumbers.Count);
        }
        Tags = [.. kept.Select(t => t.Tag)];
        Parts = [.. kept.Select(t => t.Upos)];
        Relations = ["root", .. Counted(treebank.SelectMany(s => s.Words).Select(w => w.Relation)).Where(r => r.Key != "root" && r.Count >= Rare).Select(r => r.Key).Take(120)];
        foreach (var relation in Relations)
            relationNumbers.Add(relation, (byte)relationNumbers.Count);
    }

    /// <summary>The finer tag of each class of the tagger.</summary>
    public string[] Tags { get; }

    /// <summary>The part of speech of each class of the tagger.</summary>
    public Upos[] Parts { get; }

    /// <summary>The relations; the first is the root's.</summary>
    public string[] Relations { get; }

    public Sentence Numbered(TreebankSentence sentence)
    {
        var words = sentence.Words;
        var (text, spans) = Sentence.TextOf(words);
        return new Sentence(text, spans, [.. words.Select(w => tagNumbers.TryGetValue((w.Upos, w.Tag), out var tag) ? tag : commonest.GetValueOrDefault(w.Upos))],
            [-1, .. words.Select(w => w.Head)], [0, .. words.Select(w => NumberOf(w.Relation))]);
    }

    private byte NumberOf(string relation)
        => relationNumbers.TryGetValue(relation, out var number) || relationNumbers.TryGetValue(relation.Split(':')[0], out number) || relationNumbers.TryGetValue("dep", out number) ? number : (byte)(Relations.Length - 1);

    private static List<(T Key, int Count)> Counted<T>(IEnumerable<T> values)
        where T : notnull
        => [.. values.CountBy(v => v).OrderByDescending(c => c.Value).ThenBy(c => c.Key.ToString(), StringComparer.Ordinal).Select(c => (c.Key, c.Value))];
}

namespace PeaceTalksTracker.Evaluation;

/// <summary>The treebanks of English, in a folder or in one named <c>ud</c> within it.</summary>
internal sealed class Corpus(string path)
{
    /// <summary>Of GUM what anybody may use. Its other genres are not for commerce, and nothing that ships learns from them.</summary>
    private static readonly HashSet<string> OpenGenres = ["academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"];

    /// <summary>What a model that ships has learned from.</summary>
    public static string[] Sources
        =>
        [
            "Universal Dependencies English EWT, training part, CC BY-SA 4.0",
            "Universal Dependencies English GUM, training part, genres academic, bio, court, interview, news, speech, textbook and voyage: annotations CC BY 4.0, texts CC BY, CC BY-SA or public domain",
        ];

    private readonly string folder = Directory.Exists(Path.Combine(path, "ud")) ? Path.Combine(path, "ud") : path;

    public List<TreebankSentence> Training()
        => [.. Read("ewt", "train"), .. Read("gum", "train").Where(s => s.Document.Split('_') is [_, var genre, ..] && OpenGenres.Contains(genre))];

    /// <param name="treebank"><c>ewt</c> or <c>gum</c>.</param>
    /// <param name="part"><c>train</c>, <c>dev</c> or <c>test</c>.</param>
    /// <exception cref="FileNotFoundException">The folder does not hold it.</exception>
    public List<TreebankSentence> Read(string treebank, string part)
    {
        var file = Directory.EnumerateFiles(folder, $"en_{treebank}*{part}.conllu*").Order(StringComparer.Ordinal).FirstOrDefault();
        return file is null
            ? throw new FileNotFoundException($"{folder} holds no en_{treebank}-{part}.conllu or en_{treebank}-{part}.conllu.gz. Get the treebank from universaldependencies.org.")
            : ConlluReader.ReadFile(file);
    }
}

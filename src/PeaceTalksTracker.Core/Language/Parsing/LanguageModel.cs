using System.IO.Compression;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>What has been learned of a language: reads sentences into their grammar. It can be used from several threads at once.</summary>
public sealed class LanguageModel
{
    /// <summary>How many readings of a sentence the parser pursues at once, and how far one may fall behind the best, in scores of the model.</summary>
    private const int BeamWidth = 6, BeamMargin = 170;

    private const int Format = 1;

    private static readonly Lazy<LanguageModel> Shipped = new(() =>
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream("english.model")
            ?? throw new InvalidOperationException("The model english.model is not embedded in the assembly.");
        return Read(stream);
    });

    [ThreadStatic]
    private static Workspace? desk;

    private readonly PerceptronTagger tagger;
    private readonly DependencyParser parser;
    private readonly ModelParts parts;

    internal LanguageModel(ModelParts parts)
    {
        this.parts = parts;
        tagger = new PerceptronTagger(parts.Tagger.Score, parts.Tags.Length);
        parser = new DependencyParser(parts.Parser.Score, parts.Relations.Length, BeamWidth, BeamMargin);
    }

    /// <summary>The model of English that ships; it is loaded when it is first asked for.</summary>
    public static LanguageModel English => Shipped.Value;

    /// <summary>Changes whenever the model may read differently.</summary>
    public string Version => parts.Version;

    /// <summary>The treebanks that the model has learned from, with their licences.</summary>
    public IReadOnlyList<string> Sources => parts.Sources;

    /// <summary>Cuts a sentence into words and reads its grammar. Any text will do; one without words gives an empty parse.</summary>
    public Parse Parse(string text, Span sentence)
    {
        var words = (desk ??= new Workspace()).Words;
        words.Clear();
        TreebankTokeniser.Cut(text, sentence, words);
        return Parse(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words));
    }

    /// <summary>Reads the grammar of words that have been cut already; none may be empty.</summary>
    public Parse Parse(string text, ReadOnlySpan<Span> words)
    {
        if (words.IsEmpty)
            return new Parse([]);
        var here = desk ??= new Workspace();
        var tags = here.Tags(words.Length);
        here.TaggerView.Begin(text, words);
        tagger.Tag(here.TaggerView, tags);
        here.ParserView.Begin(here.TaggerView, tags, parts.Parts);
        var state = parser.Parse(here.ParserView, words.Length, here.Beam);
        var result = new ParsedWord[words.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var upos = parts.Parts[tags[i]];
            var lemma = parts.Lemmas.Of(text.AsSpan(words[i].Start, words[i].Length), tags[i], upos == Upos.Propn);
            result[i] = new ParsedWord(words[i], upos, parts.Tags[tags[i]], state.Heads[i + 1] - 1, parts.Relations[state.Labels[i + 1]], lemma);
        }
        return new Parse(result);
    }

    /// <exception cref="InvalidDataException">The file is no model, or one of another format.</exception>
    public static LanguageModel Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var buffered = new BufferedStream(unpacked, 1 << 16);
        using var from = new BinaryReader(buffered);
        try
        {
            return from.ReadInt32() == Format ? new LanguageModel(ModelParts.Read(from)) : throw new InvalidDataException("The model is of another format; train it again.");
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidOperationException)
        {
            throw new InvalidDataException("The file is no model, or not all of one.", e);
        }
    }

    internal void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var buffered = new BufferedStream(packed, 1 << 16);
        using var to = new BinaryWriter(buffered);
        to.Write(Format);
        parts.Write(to);
    }

    /// <summary>Room to work in, one a thread, kept for the next sentence: so reading allocates its result alone.</summary>
    private sealed class Workspace
    {
        private byte[] tags = [];

        public List<Span> Words { get; } = [];

        public TaggerFeatures TaggerView { get; } = new();

        public ParserFeatures ParserView { get; } = new();

        public Beam Beam { get; } = new();

        public Span<byte> Tags(int count)
        {
            if (tags.Length < count)
                tags = new byte[Math.Max(count, tags.Length * 2)];
            return tags.AsSpan(0, count);
        }
    }
}

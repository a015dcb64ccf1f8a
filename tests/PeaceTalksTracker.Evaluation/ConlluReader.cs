using System.Globalization;
using System.IO.Compression;
using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>A word of a treebank.</summary>
/// <param name="Form">The word as written.</param>
/// <param name="Lemma">Its dictionary form.</param>
/// <param name="Upos">Its part of speech.</param>
/// <param name="Tag">Its tag in the treebank's own, finer set; empty where it has none.</param>
/// <param name="Head">The word that it hangs on, from 1; 0 for the root.</param>
/// <param name="Relation">How it hangs on it.</param>
public sealed record TreebankWord(string Form, string Lemma, Upos Upos, string Tag, int Head, string Relation);

/// <summary>A sentence of a treebank.</summary>
/// <param name="Document">The document it comes from; empty where the treebank does not say.</param>
/// <param name="Text">The sentence as it stood in the text; empty where the treebank does not say.</param>
/// <param name="Words">Its words.</param>
public sealed record TreebankSentence(string Document, string Text, TreebankWord[] Words);

/// <summary>Reads sentences in the CoNLL-U format. Of multiword tokens and empty nodes it keeps nothing: the words between them are the sentence.</summary>
public static class ConlluReader
{
    private const int Columns = 10;

    /// <exception cref="InvalidDataException">A line is not as the format says; the message gives its number.</exception>
    public static IEnumerable<TreebankSentence> Read(TextReader reader, string name)
    {
        var words = new List<TreebankWord>();
        var (document, text) = ("", "");
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                if (words.Count > 0)
                    yield return new TreebankSentence(document, text, Checked(words, name, number));
                words.Clear();
                text = "";
            }
            else if (line[0] == '#')
            {
                document = After(line, "# newdoc id = ") ?? document;
                text = After(line, "# text = ") ?? text;
            }
            else if (WordOf(line, words.Count + 1, name, number) is { } word)
            {
                words.Add(word);
            }
        }
        if (words.Count > 0)
            yield return new TreebankSentence(document, text, Checked(words, name, number));
    }

    /// <summary>The sentences of a file, which may be packed (<c>.gz</c>).</summary>
    public static List<TreebankSentence> ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return [.. Read(reader, Path.GetFileName(path))];
    }

    private static string? After(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : null;

    private static TreebankWord? WordOf(string line, int expected, string file, int number)
    {
        var columns = line.Split('\t');
        if (columns.Length != Columns)
            throw Wrong(file, number, $"has {columns.Length} columns instead of {Columns}, parted by tabs");
        if (columns[0].Contains('-', StringComparison.Ordinal) || columns[0].Contains('.', StringComparison.Ordinal))
            return null;
        if (columns[0] != expected.ToString(CultureInfo.InvariantCulture))
            throw Wrong(file, number, $"is word “{columns[0]}” where word {expected} should be");
        if (columns[1].Length == 0)
            throw Wrong(file, number, "has no word in its second column");
        if (!Enum.TryParse<Upos>(columns[3], ignoreCase: true, out var upos) || !char.IsAsciiLetter(columns[3][0]))
            throw Wrong(file, number, $"has “{columns[3]}” for a part of speech, which Universal Dependencies does not know");
        if (!int.TryParse(columns[6], NumberStyles.None, CultureInfo.InvariantCulture, out var head))
            throw Wrong(file, number, $"has “{columns[6]}” for a head, which should be a number");
        return new TreebankWord(columns[1], columns[2], upos, columns[4] == "_" ? "" : columns[4], head, columns[7]);
    }

    private static TreebankWord[] Checked(List<TreebankWord> words, string file, int number)
    {
        var wrong = words.FindIndex(w => w.Head > words.Count);
        return wrong < 0 ? [.. words] : throw Wrong(file, number, $"ends a sentence of {words.Count} words whose word {wrong + 1} hangs on word {words[wrong].Head}");
    }

    private static InvalidDataException Wrong(string file, int line, string what) => new($"{file}, line {line}: it {what}.");
}

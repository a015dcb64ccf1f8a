using System.CommandLine;
using System.Globalization;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Evaluation.Scoring;

namespace PeaceTalksTracker.Evaluation;

/// <summary>Prints how good and how fast a model is.</summary>
internal static class EvalCommand
{
    private const double UposAim = 95, UasAim = 88, LasAim = 85, SpeedAim = 20_000;

    public static Command Create()
    {
        var corpus = new Option<DirectoryInfo>("--corpus") { Description = "The folder of the treebanks, or one that holds it as ud.", Required = true }.AcceptExistingOnly();
        var model = new Option<FileInfo?>("--model") { Description = "A model that train has written; without it the one that ships." };
        var command = new Command("eval", "Print the accuracy of the model on the treebanks, and its speed, each beside its aim; and how well the reader finds records.") { corpus, model };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(corpus), parsed.GetValue(model)));
        return command;
    }

    private static void Run(DirectoryInfo path, FileInfo? file)
    {
        using var stream = file?.OpenRead();
        var model = stream is null ? LanguageModel.English : LanguageModel.Read(stream);
        var corpus = new Corpus(path.FullName);
        var treebanks = new[] { ("EWT", "dev"), ("EWT", "test"), ("GUM", "test") }
            .Select(t => (Name: $"{t.Item1} {t.Item2}", Sentences: corpus.Read(t.Item1.ToLowerInvariant(), t.Item2))).ToList();
        var figures = treebanks.Select(t => Accuracy.Of(model, t.Sentences)).ToList();
        var speed = Speed.Of(model, [.. treebanks.SelectMany(t => t.Sentences).Select(s => s.Text)]);

        Console.WriteLine($"### The model of English, version {model.Version}\n");
        Console.WriteLine($"| percent of words | {string.Join(" | ", treebanks.Select(t => t.Name))} | aim |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", treebanks.Count + 1))}");
        Row("part of speech (UPOS)", figures.Select(f => f.Upos), Aim(UposAim));
        Row("head (UAS)", figures.Select(f => f.Uas), Aim(UasAim));
        Row("head and relation (LAS)", figures.Select(f => f.Las), Aim(LasAim));
        Row("dictionary form", figures.Select(f => f.Lemmas), "");
        Row("words cut from the text (F1)", figures.Select(f => f.Words), "");
        Say($"\n{speed.WordsPerSecond:#,0} words/s on one core, from text to tree (aim: ≥ {SpeedAim:#,0}); {speed.BytesPerWord:0} bytes allocated a word.");
        Say($"A passage of 1 MB without an end takes {Speed.OfOnePassage(model, 1_000_000):0.00} s, one of 2 MB {Speed.OfOnePassage(model, 2_000_000):0.00} s.");
        Attributions.Print(path);
        PloverTypes.Print(path);
        RecordAccuracy.Print(path);
        DateFigures.Print(path.FullName);
        EventPairTable.Print();
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Aim(double aim) => string.Create(CultureInfo.InvariantCulture, $"≥ {aim:0}");

    private static void Row(string name, IEnumerable<double> values, string aim)
        => Console.WriteLine($"| {name} | {string.Join(" | ", values.Select(v => v.ToString("0.0", CultureInfo.InvariantCulture)))} | {aim} |");
}

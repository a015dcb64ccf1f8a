using System.Diagnostics;
using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Evaluation;

/// <summary>How fast a model reads on one core, in the processor's time, which other work on the machine hardly changes.</summary>
/// <param name="WordsPerSecond">Words that are cut, tagged, parsed and given their dictionary form in a second.</param>
/// <param name="BytesPerWord">What is allocated for each word.</param>
internal sealed record Speed(double WordsPerSecond, double BytesPerWord)
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(3);

    public static Speed Of(LanguageModel model, IReadOnlyList<string> texts)
    {
        // The first pass warms up: the runtime compiles what is used.
        Read(model, texts);
        var words = 0L;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var before = Used();
        do
            words += Read(model, texts);
        while (Used() - before < Enough);
        return new Speed(words / (Used() - before).TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / words);
    }

    /// <summary>How long one passage without an end takes, of as many characters, in seconds.</summary>
    public static double OfOnePassage(LanguageModel model, int characters)
    {
        const string Piece = "and Putin’s ((“ who said that – not ";
        var text = string.Concat(Enumerable.Repeat(Piece, characters / Piece.Length));
        var before = Used();
        Read(model, [text]);
        return (Used() - before).TotalSeconds;
    }

    private static long Read(LanguageModel model, IReadOnlyList<string> texts)
    {
        var words = 0L;
        foreach (var text in texts)
            words += model.Parse(text, new Span(0, text.Length)).Count;
        return words;
    }

    private static TimeSpan Used()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}

using System.CommandLine;

namespace PeaceTalksTracker.Evaluation.Scoring;

/// <summary>Prints the texts of which the reader finds other records than are expected: what is missed after a minus, what is found instead after a plus.</summary>
internal static class DifferencesCommand
{
    public static Command Create()
    {
        var talks = new Option<DirectoryInfo?>("--talks") { Description = "A folder with dev-docs.json and dev.jsonl; without it the project's own sentences are read." };
        var command = new Command("differences", "Print the texts of which the reader finds other records than are expected.") { talks };
        command.SetAction(parsed =>
        {
            foreach (var text in parsed.GetValue(talks) is { } folder ? RecordAccuracy.Talks(folder.FullName) : LabelledTextFile.Own().ConvertAll(o => o.Text))
                Print(text);
        });
        return command;
    }

    private static void Print(LabelledText text)
    {
        var (expected, found) = (Lines(text.Expected), Lines(RecordAccuracy.Found(text)));
        if (expected.ToHashSet(StringComparer.Ordinal).SetEquals(found))
            return;
        Console.WriteLine($"\n[{text.Id}] {text.Text}");
        foreach (var line in expected.Except(found))
            Console.WriteLine("  - " + line);
        foreach (var line in found.Except(expected))
            Console.WriteLine("  + " + line);
    }

    private static List<string> Lines(Labels labels) =>
    [
        .. labels.Events.Select(e => $"event {e.Type} {string.Join(" + ", e.Actors.Order(StringComparer.Ordinal))} -> {string.Join(" + ", e.Recipients.Order(StringComparer.Ordinal))} | {e.Status} | {e.Date ?? "-"} | {e.Place ?? "-"}"),
        .. labels.Claims.Select(c => $"claim {string.Join(" > ", c.Chain)} | {c.Content.Exact} | {c.Kind}"),
        .. labels.Stances.Select(s => $"stance {s.Actor} | {s.Issue} | {s.Position} | {s.Voice} {s.By}"),
    ];
}

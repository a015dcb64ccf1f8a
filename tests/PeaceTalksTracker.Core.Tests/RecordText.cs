using System.Text;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Tests;

/// <summary>Records as lines a person can review: one a record, what matters first.</summary>
internal static class RecordText
{
    public static string Of(ExtractionResult result, bool withEvidence)
    {
        var lines = new StringBuilder();
        foreach (var e in result.Events)
        {
            lines.Append($"event {e.Id} {e.Type.ToString().ToUpperInvariant()} {Lower(e.Status)}: {Names(e.Actors)}");
            if (e.Recipients.Count > 0)
                lines.Append($" → {Names(e.Recipients)}");
            lines.Append($" · “{e.Trigger.Exact}”");
            if (e.Date is not null)
                lines.Append($" · {e.Date.Text} ({Lower(e.DateBasis)})");
            if (e.Place is not null)
                lines.Append($" · in {e.Place}");
            if (e.After.Count > 0)
                lines.Append($" · after {string.Join(", ", e.After)}");
            if (e.Before.Count > 0)
                lines.Append($" · before {string.Join(", ", e.Before)}");
            if (e.ReportedBy is not null)
                lines.Append($" · reported by {e.ReportedBy}");
            if (e.FurtherEvidence.Count > 0)
                lines.Append($" · told {e.FurtherEvidence.Count + 1} times");
            End(lines, e.Evidence, withEvidence);
        }
        foreach (var c in result.Claims)
        {
            lines.Append($"claim {c.Id} {Lower(c.Kind)}: {string.Join(" > ", c.Chain)} · “{c.Cue?.Exact}”");
            if (c.Date is not null)
                lines.Append($" · {c.Date.Text} ({Lower(c.DateBasis)})");
            if (c.Issue is not null)
                lines.Append($" · {c.Issue}");
            End(lines, c.Content, true);
        }
        foreach (var s in result.Stances)
        {
            lines.Append($"stance {s.Actor} {Lower(s.Position)} {s.Issue} ({Lower(s.Voice)}{(s.By is null ? "" : " by " + s.By)}) · “{s.Cue?.Exact}”{(s.Ground is null ? "" : " · on " + s.Ground)}");
            End(lines, s.Evidence, withEvidence);
        }
        foreach (var a in result.Actors.Where(a => a.Proposed))
            lines.Append($"proposed {Lower(a.Kind)} {a.Name}{(a.Role is null ? "" : ", " + a.Role)}{(a.Affiliation is null ? "" : ", " + a.Affiliation)}\n");
        return lines.ToString();
    }

    private static void End(StringBuilder lines, Quote quote, bool shown)
        => lines.Append(shown ? $" · [{quote.Exact.ReplaceLineEndings(" ")}]\n" : "\n");

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "nobody named" : string.Join(" + ", names);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>Notes whatever no page of ours may do: errors, violations of its policy, dialogs, requests elsewhere.</summary>
public sealed class PageWatch
{
    private readonly ConcurrentQueue<string> problems = [];
    private readonly List<string> expected = [];
    private volatile bool stopped;

    public PageWatch(IBrowserContext context, Uri address)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                Note($"console: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => Note($"page error: {error.Error}");
        context.Dialog += async (_, dialog) =>
        {
            Note($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob") } target && target.Authority != address.Authority)
                Note($"request elsewhere: {request.Url}");
        };
    }

    /// <summary>What a test brings about itself, such as the browser's note on a 404.</summary>
    public void Expect(string part) => expected.Add(part);

    public IReadOnlyList<string> Problems => [.. problems.Where(p => !expected.Any(e => p.Contains(e, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>From here on the test ends the server under the page, about which a browser may say what it likes.</summary>
    public void Stop() => stopped = true;

    private void Note(string problem)
    {
        if (!stopped)
            problems.Enqueue(problem);
    }
}

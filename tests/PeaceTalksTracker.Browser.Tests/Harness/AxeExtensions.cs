using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PeaceTalksTracker.Browser.Tests.Harness;

public static class AxeExtensions
{
    public static async Task AxeFindsNothingAsync(this IPage page)
    {
        var result = await page.RunAxe();
        result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html} {n.Any.FirstOrDefault()?.Message}")).ShouldBeEmpty(page.Url);
    }
}

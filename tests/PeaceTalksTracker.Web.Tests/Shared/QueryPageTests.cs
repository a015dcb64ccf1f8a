using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Web.Shared;

namespace PeaceTalksTracker.Web.Tests.Shared;

public sealed class QueryPageTests : PageTest
{
    [Fact]
    public void An_older_answer_that_comes_late_does_not_win()
    {
        var page = Open<SlowPage>("/claims?q=one");
        var navigation = Bunit.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/claims?q=two");
        navigation.NavigateTo("/claims?q=three");
        page.Instance.Asked.ShouldBe(["one"], "a second load waits for the first to end");

        page.Instance.Answer.Release(2);
        page.WaitForAssertion(() => page.Markup.ShouldBe("three"));
        page.Instance.Asked.ShouldBe(["one", "three"]);
    }

    [Fact]
    public void A_change_of_the_store_loads_again()
    {
        var page = Open<SlowPage>("/claims?q=one");
        var instance = page.Instance;
        instance.Answer.Release(2);
        page.WaitForAssertion(() => page.Markup.ShouldBe("one"));
        Bunit.Services.GetRequiredService<ChangeFeed>().Publish();
        page.WaitForAssertion(() => instance.Asked.Count.ShouldBe(2));
    }

    /// <summary>Answers when the test lets it, whether or not it has been cancelled.</summary>
    private sealed class SlowPage : QueryPage
    {
        private string? shown;

        public List<string?> Asked { get; } = [];

        public SemaphoreSlim Answer { get; } = new(0);

        protected override async Task LoadAsync(CancellationToken cancellation)
        {
            var asked = Filter.Text;
            Asked.Add(asked);
            await Answer.WaitAsync(CancellationToken.None);
            shown = asked;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, shown);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Answer.Dispose();
        }
    }
}

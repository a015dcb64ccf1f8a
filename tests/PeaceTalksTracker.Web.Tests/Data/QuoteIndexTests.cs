using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Data;

public sealed class QuoteIndexTests(TestStore store) : IClassFixture<TestStore>
{
    private const string Sentence = "Ann Lee met “Élan” Ray \"at\" 5% of_the cost.";

    private async Task<bool> FindsAsync(string text)
    {
        await using var db = await store.OpenAsync();
        return await db.EvidenceContaining(text).AnyAsync(e => e.Role == EvidenceRole.Passage);
    }

    private async Task KnowItAsync()
    {
        var made = new Made(Sentence).Actor("Ann Lee").Actor("Ray").Event("e1", EventType.Consult, Sentence, "met", ["Ann Lee", "Ray"]);
        await store.SaveAsync(made.Article, made.Found);
    }

    [Theory]
    [InlineData("Lee met")]
    [InlineData("ee m")]
    [InlineData("MET")]
    [InlineData("élan")]
    [InlineData("\"at\"")]
    [InlineData("5% of")]
    [InlineData("of_the")]
    [InlineData("nn")]
    [InlineData("%")]
    [InlineData("\"")]
    public async Task Any_part_of_a_quote_finds_it_in_upper_or_lower_case(string part)
    {
        await KnowItAsync();
        (await FindsAsync(part)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Lee left")]
    [InlineData("met* OR cost")]
    [InlineData("ofXthe")]
    [InlineData("met\0")]
    public async Task What_no_quote_contains_finds_nothing(string text)
    {
        await KnowItAsync();
        (await FindsAsync(text)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_index_that_lost_its_trigger_is_made_anew()
    {
        await using (var db = await store.OpenAsync())
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Evidence_quoted\"");
        var made = new Made("Cy Dow met Eva Gor.").Actor("Cy Dow").Actor("Eva Gor").Event("e1", EventType.Consult, "Cy Dow met Eva Gor.", "met", ["Cy Dow", "Eva Gor"]);
        await store.SaveAsync(made.Article, made.Found);
        (await FindsAsync("Dow met")).ShouldBeFalse();

        await using (var db = await store.OpenAsync())
            await Database.MigrateAsync(db);
        (await FindsAsync("Dow met")).ShouldBeTrue();
    }
}

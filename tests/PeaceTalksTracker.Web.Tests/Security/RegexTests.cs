using System.Reflection;
using System.Text.RegularExpressions;
using PeaceTalksTracker.Core.Extraction;

namespace PeaceTalksTracker.Web.Tests.Security;

/// <summary>No text that somebody sends keeps a pattern busy.</summary>
public sealed class RegexTests
{
    private const int Length = 100_000;

    /// <summary>Only to tell a pattern that never ends from one that a busy computer is slow with.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Needs \G, which keeps it to one place of a text; what repeats in it has a bound, save spaces, of which nothing else in it can take one.</summary>
    private static readonly string[] Anchored = ["Dateline.Pattern"];

    public static TheoryData<string> Names => [.. Patterns.Keys];

    private static Dictionary<string, GeneratedRegexAttribute> Patterns { get; } =
        new[] { typeof(Extractor).Assembly, typeof(Server).Assembly }.SelectMany(a => a.GetTypes())
            .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Select(member => (Name: $"{type.Name}.{member.Name}", Pattern: member.GetCustomAttribute<GeneratedRegexAttribute>())))
            .Where(p => p.Pattern is not null && !p.Name.Contains("get_", StringComparison.Ordinal))
            .ToDictionary(p => p.Name, p => p.Pattern!);

    [Fact]
    public void Every_pattern_takes_time_in_proportion_to_the_text()
    {
        Patterns.Count.ShouldBeGreaterThan(5);
        Patterns.Where(p => !p.Value.Options.HasFlag(RegexOptions.NonBacktracking)).Select(p => p.Key).ShouldBe(Anchored);
        foreach (var name in Anchored)
            Patterns[name].Pattern.ShouldStartWith(@"\G");
    }

    [Theory, MemberData(nameof(Names))]
    public void A_hundred_thousand_characters_made_to_keep_it_busy_do_not(string name)
    {
        var regex = new Regex(Patterns[name].Pattern, Patterns[name].Options, Patience);
        foreach (var text in Adversaries(Patterns[name].Pattern))
        {
            _ = regex.IsMatch(text);
            _ = regex.Count(text);
        }
    }

    /// <summary>What the pattern repeats, 100,000 characters of it, with and without something at the end that it does not take.</summary>
    private static IEnumerable<string> Adversaries(string pattern)
    {
        var pieces = new[] { " ", "\t", "\n", " \n", "\n ", "a", "A", "Aa ", "A. ", "1", "1:", "X", "-", "</p ", "</p", "<", "(a", ", A", "—" }
            .Concat(pattern.Where(c => !char.IsControl(c)).Distinct().Select(c => c.ToString()));
        foreach (var piece in pieces.Distinct())
        {
            var many = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
            yield return many;
            yield return many + "!";
            yield return "\n" + many + "\u0001\n";
        }
    }
}

using System.Text.RegularExpressions;

namespace PeaceTalksTracker.Core.Tests.Extraction;

/// <summary>The seed is read the same whoever it tells of: other names change the names in the records and nothing else.</summary>
public sealed class MetamorphicTests
{
    private static readonly string Seed = File.ReadAllText(Path.Combine(Root(), "seeds", "trump-putin-call.txt"));

    [Theory]
    [MemberData(nameof(Casts))]
    public void Other_people_and_states_change_the_names_and_nothing_else(string cast)
    {
        var names = AllCasts[cast];
        var expected = Replace(Records(Seed), names);
        Records(Replace(Seed, names)).ShouldBe(expected);
    }

    public static TheoryData<string> Casts() => new(AllCasts.Keys);

    private static readonly Dictionary<string, (string From, string To)[]> AllCasts = new()
    {
        ["others of the lexicon"] =
        [
            ("Donald Trump", "Joe Biden"), ("Trump", "Biden"), ("Vladimir Putin", "Emmanuel Macron"), ("Putin", "Macron"), ("Volodymyr Zelensky", "Maia Sandu"), ("Zelensky", "Sandu"),
            ("Steve Witkoff", "Jake Sullivan"), ("Witkoff", "Sullivan"), ("Marco Rubio", "Antony Blinken"), ("Rubio", "Blinken"),
            ("Russian", "French"), ("Russia", "France"), ("Moscow", "Paris"), ("Ukrainian", "Moldovan"), ("Ukraine", "Moldova"),
        ],
        ["invented people with the same titles"] =
        [
            ("Donald Trump", "Harold Grimsby"), ("Trump", "Grimsby"), ("Vladimir Putin", "Oleg Marenko"), ("Putin", "Marenko"), ("Volodymyr Zelensky", "Taras Holovin"), ("Zelensky", "Holovin"),
            ("Steve Witkoff", "Martin Ashdown"), ("Witkoff", "Ashdown"), ("Marco Rubio", "Daniel Orrin"), ("Rubio", "Orrin"),
        ],
        ["other states, the same people"] = [("Russian", "Armenian"), ("Russia", "Armenia"), ("Moscow", "Yerevan"), ("Saudi Arabia", "Switzerland")],
    };

    private static string Replace(string text, (string From, string To)[] names)
        => Regex.Replace(text, string.Join('|', names.Select(n => Regex.Escape(n.From))), m => names.First(n => n.From == m.Value).To);

    /// <summary>The records without what is meant to differ: whether an actor is new.</summary>
    private static string Records(string text)
        => string.Join('\n', RecordText.Of(Read.Text(text), withEvidence: true).Split('\n').Where(line => !line.StartsWith("proposed", StringComparison.Ordinal)));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PeaceTalksTracker.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

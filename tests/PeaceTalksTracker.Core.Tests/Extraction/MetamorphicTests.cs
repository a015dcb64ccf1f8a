using System.Text.RegularExpressions;

namespace PeaceTalksTracker.Core.Tests.Extraction;

/// <summary>Other names change the names in the records and nothing else, and a sentence that explains itself may stand anywhere.</summary>
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

    /// <summary>Each names whom and what it is about.</summary>
    private static readonly string[] Sentences =
    [
        "Emmanuel Macron's enthusiasm surprised the reporters.",
        "Donald Trump called for a ceasefire.",
        "Doubts persist about Viktor Orbán's commitment.",
        "Vladimir Putin rejected new sanctions.",
        "Doubts persist about Alexander Lukashenko's commitment to a ceasefire.",
        "Optimism from Berlin filled the hall.",
        "Keir Starmer's commitment to a ceasefire is well known.",
        "Xi Jinping attended the opera.",
    ];

    public static TheoryData<int> Shifts() => new(Enumerable.Range(0, Sentences.Length));

    [Theory]
    [MemberData(nameof(Shifts))]
    public void A_sentence_shows_the_same_stances_alone_and_wherever_it_stands(int shift)
    {
        string[] shifted = [.. Sentences[shift..], .. Sentences[..shift]];
        var alone = Sentences.SelectMany(Stances).Order().ToList();
        Stances(string.Join(' ', shifted)).ShouldBe(alone);
        Stances(string.Join("\n\n", shifted)).ShouldBe(alone);
    }

    private static List<string> Stances(string text)
        => Read.Text(text).Stances.Select(s => $"{s.Actor} {s.Position} {s.Issue} {s.Voice}: {s.Evidence.Exact}").Order().ToList();

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

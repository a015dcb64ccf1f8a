namespace PeaceTalksTracker.Benchmarks;

/// <summary>News-like English of any length, for machines without a corpus.</summary>
public static class GeneratedText
{
    private static readonly string[] People =
    [
        "Donald Trump", "Vladimir Putin", "Volodymyr Zelensky", "Marco Rubio", "Steve Witkoff", "Sergey Lavrov", "Keir Starmer",
        "Ingrid Solvang", "Prime Minister Tomas Hale", "the Kremlin", "the White House", "the European Union",
    ];

    private static readonly string[] Places = ["Oslo", "Geneva", "Riyadh", "Istanbul", "Vienna", "Doha"];

    private static readonly string[] Matters =
        ["a ceasefire", "the exchange of prisoners", "military aid", "new sanctions", "the nuclear plant", "security guarantees", "the frozen assets"];

    private static readonly string[] Sentences =
    [
        "{0} met {1} in {2} on Tuesday to discuss {3}.",
        "{0} said that {1} would agree to {3} before the end of the month.",
        "“We will not accept {3} without guarantees,” {0} told reporters in {2}.",
        "{0} rejected {3} and accused {1} of breaking the truce near the border.",
        "According to {0}, the talks in {2} will resume next week.",
        "{1} has repeatedly expressed doubts about {3}, although {0} called for patience.",
        "Earlier, {0} had a phone call with {1}, following a meeting in {2}.",
        "Officials in {2} announced that {0} and {1} plan to sign a statement on {3}.",
        "It was the third round of talks this year, and few expected a result.",
    ];

    public static string Article(Random random, int sentences)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < sentences; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, Pick(random, Sentences),
                Pick(random, People), Pick(random, People), Pick(random, Places), Pick(random, Matters));
            text.Append(i % 4 == 3 ? "\n\n" : " ");
        }
        return text.ToString();
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}

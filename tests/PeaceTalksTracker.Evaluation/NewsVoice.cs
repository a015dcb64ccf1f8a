using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Language.Parsing;

namespace PeaceTalksTracker.Evaluation;

/// <summary>
/// Tells sentences of a treebank once more as news items do: in the historical present ("Kuleba calls on Oslo to …"), of people and places whose names
/// the treebanks do not have. Their grammar stays, so nobody has to annotate them.
/// </summary>
internal static class NewsVoice
{
    private static readonly string[] GivenNames =
    [
        "Volodymyr", "Vladimir", "Sergey", "Sergei", "Dmytro", "Dmitry", "Andriy", "Andrii", "Oleksii", "Oleksandr", "Yevgeny", "Mykhailo", "Denys", "Rustem", "Recep", "Abdel", "Mohammed", "Faisal", "Nikol",
        "Ilham", "Emmanuel", "Olaf", "Keir", "Giorgia", "Viktor", "Andrzej", "Donald", "Ursula", "Jens", "António", "Kaja", "Maia", "Salome", "Xi", "Narendra", "Yoav", "Ismail", "Abdul", "Juan", "Gustavo", "Marta", "Ane",
    ];

    private static readonly string[] Surnames =
    [
        "Zelensky", "Zelenskyy", "Putin", "Lavrov", "Peskov", "Kuleba", "Yermak", "Podolyak", "Reznikov", "Umerov", "Shoigu", "Prigozhin", "Lukashenko", "Erdogan", "Çavuşoğlu", "Pashinyan", "Aliyev", "Mirzoyan",
        "Macron", "Scholz", "Baerbock", "Meloni", "Sánchez", "Orbán", "Duda", "Stoltenberg", "Guterres", "Grossi", "Borrell", "Sandu", "Modi", "Netanyahu", "Gallant", "Haniyeh", "al-Sisi", "Petro", "Blinken", "Rubio", "Witkoff", "Sullivan", "Niinistö", "Stubb",
    ];

    private static readonly string[] Places =
    [
        "Ukraine", "Russia", "Belarus", "Moldova", "Georgia", "Armenia", "Azerbaijan", "Turkey", "Israel", "Qatar", "Finland", "Hungary", "Poland", "France", "Kyiv", "Moscow", "Minsk", "Ankara", "Brussels", "Kherson",
        "Mariupol", "Donetsk", "Odesa", "Kharkiv", "Belgorod", "Crimea", "Gaza", "Tehran", "Doha", "Riyadh", "Jeddah", "Geneva", "Vienna", "Yerevan", "Baku",
    ];

    /// <summary>These are names to the treebanks, and name no one.</summary>
    private static readonly HashSet<string> Days = new(StringComparer.Ordinal)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    };

    /// <summary>The sentences that tell of something past, told again; in the order given, the same by the same seed.</summary>
    public static List<TreebankSentence> Of(IEnumerable<TreebankSentence> treebank, int seed)
    {
        var random = new Random(seed);
        return [.. treebank.Where(s => s.Words.Any(w => w.Tag == "VBD") && s.Words.Length > 4).Select(s => s with { Words = [.. s.Words.Select((w, i) => Told(s.Words, i, random))] })];
    }

    private static TreebankWord Told(TreebankWord[] words, int i, Random random)
    {
        var word = words[i];
        if (word.Tag == "VBD")
            return Present(words, i);
        if (word is { Tag: "PRP", Relation: "nsubj", Lemma: "he" or "she" or "they" })
            return Named(word, Surnames, random);
        if (word.Upos != Upos.Propn || word.Tag != "NNP" || word.Form.Length < 3 || Days.Contains(word.Form) || !char.IsLower(word.Form[^1]))
            return word;
        var parts = words.Where(w => w.Head == i + 1 && w.Upos == Upos.Propn).ToList();
        if (word.Relation == "flat" && words[word.Head - 1].Upos == Upos.Propn)
            return Named(word, Surnames, random);
        if (parts.Exists(p => p.Relation == "flat"))
            return Named(word, GivenNames, random);
        return parts.Count == 0 && word.Relation is "nsubj" or "obj" or "obl" or "nmod" or "nmod:poss" or "conj" or "obl:agent" ? Named(word, word.Relation is "nsubj" or "conj" && random.Next(2) == 0 ? Surnames : Places, random) : word;
    }

    private static TreebankWord Named(TreebankWord word, string[] names, Random random)
    {
        var name = names[random.Next(names.Length)];
        return word with { Form = name, Lemma = name, Upos = Upos.Propn, Tag = "NNP" };
    }

    private static TreebankWord Present(TreebankWord[] words, int i)
    {
        var isPlural = IsPlural(words, i);
        var form = (words[i].Lemma, isPlural) switch
        {
            ("be", true) => "are",
            ("be", false) => "is",
            ("have", false) => "has",
            ("do", false) => "does",
            (var lemma, true) => lemma,
            (var lemma, false) => Inflection.WithS(lemma),
        };
        return words[i] with { Form = form, Tag = isPlural ? "VBP" : "VBZ" };
    }

    private static bool IsPlural(TreebankWord[] words, int i)
    {
        // An auxiliary and a copula have the subject of what they hang on; a joined verb that of the verb it is joined to.
        var predicate = words[i].Relation is "aux" or "aux:pass" or "cop" ? words[i].Head : i + 1;
        for (var steps = 0; predicate > 0 && steps < words.Length; steps++)
        {
            var subject = Array.FindIndex(words, w => w.Head == predicate && w.Relation is "nsubj" or "nsubj:pass" or "nsubj:outer");
            if (subject >= 0)
            {
                return words[subject].Tag is "NNS" or "NNPS" || words[subject].Lemma is "we" or "you" or "I" || words[subject].Form is "these" or "those"
                    || Array.Exists(words, w => w.Head == subject + 1 && w.Relation == "conj");
            }
            if (words[predicate - 1].Relation != "conj")
                return false;
            predicate = words[predicate - 1].Head;
        }
        return false;
    }
}

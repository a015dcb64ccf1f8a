using System.Collections.Frozen;
using System.Text;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Folds the spellings of a name in Latin letters to one key, whichever way it came from Ukrainian, Russian or Belarusian: "Zelenskyy" and
/// "Zelensky", "Serhiy" and "Sergei", "Yermak" and "Ermak". A key is for comparing, not for showing.
/// </summary>
public sealed class Spelling
{
    /// <summary>Shorter names differ by a letter too easily.</summary>
    private const int ShortestFolded = 4;

    /// <summary>Letters written together for one sound, the longest first; one sign each, which no name has.</summary>
    private static readonly (string Letters, char Sound)[] Sounds =
        [("shch", '1'), ("sch", '1'), ("sh", '2'), ("zh", '3'), ("ch", '4'), ("kh", '5'), ("ts", '6'), ("tz", '6')];

    /// <summary>Letters of European names and those that are written for them; what the platform knows of it needs data that not every machine has.</summary>
    private const string Accented = "áàâäãåąāăčćçđéèêëęėēěğíîïīıłľñńņňóôöõøőřśšşșťțţúùûüūűůýžźż", Unaccented = "aaaaaaaaacccdeeeeeeeegiiiiillnnnnoooooorsssstttuuuuuuuyzzz";

    private readonly FrozenDictionary<string, string> firstNames;

    /// <param name="firstNames">The forms of one first name in the languages it is used in.</param>
    public Spelling(IEnumerable<string[]> firstNames)
        => this.firstNames = firstNames.SelectMany(forms => forms.Select(f => (Form: KeyOf(f), Key: KeyOf(forms[0])))).DistinctBy(f => f.Form)
            .ToFrozenDictionary(f => f.Form, f => f.Key, StringComparer.Ordinal);

    /// <summary>The key of a first name: "Volodymyr" and "Vladimir" have one.</summary>
    public string FirstNameKeyOf(string word)
    {
        var key = KeyOf(word);
        return firstNames.GetValueOrDefault(key, key);
    }

    /// <summary>The key of a name. A word that is short, in capitals or not capitalised is its own.</summary>
    public static string KeyOf(string word)
    {
        if (word.Length < ShortestFolded || !char.IsUpper(word[0]) || !char.IsLower(word[^1]))
            return word;
        var plain = Plain(word);
        var key = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            var (letters, sound) = Array.Find(Sounds, s => string.CompareOrdinal(plain, i, s.Letters, 0, s.Letters.Length) == 0);
            i += letters is null ? 0 : letters.Length - 1;
            foreach (var letter in letters is null ? Letter(plain[i]) : sound.ToString())
            {
                // "Zelenskyy", "Vassily": a letter twice is a letter.
                if (key.Length == 0 || key[^1] != letter)
                    key.Append(letter);
            }
        }
        return WithoutEndings(key.ToString());
    }

    /// <summary>"Lukashenka" is Lukashenko; "Yermak" is Ermak; "Andrei" is Andriy.</summary>
    private static string WithoutEndings(string key)
    {
        if (key.StartsWith("ie", StringComparison.Ordinal))
            key = key[1..];
        if (key.EndsWith("ei", StringComparison.Ordinal))
            key = key[..^2] + "i";
        return key.Length > 5 && key[^2] == 'k' && key[^1] is 'a' or 'o' ? key[..^1] : key;
    }

    private static string Letter(char letter) => letter switch
    {
        'y' or 'j' => "i",
        'h' => "g",
        'w' => "v",
        'x' => "ks",
        '\'' or '’' or 'ʼ' => "",
        _ => letter.ToString(),
    };

    /// <summary>Lower case, without accents.</summary>
    private static string Plain(string word)
    {
        var lower = word.ToLowerInvariant();
        return Ascii.IsValid(lower) ? lower : string.Concat(lower.Select(c => Accented.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Unaccented[at] : c));
    }
}

using System.Collections.Frozen;
using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

public enum NameKind
{
    Person,
    Surname,
    State,
    Capital,
    Adjective,
    Nationals,
    Organisation,
}

/// <summary>A name of the lexicon as it may stand in a text.</summary>
public sealed record Name(string[] Words, string Actor, NameKind Kind)
{
    /// <summary>Of a person, the key of each word; see <see cref="Spelling"/>.</summary>
    public string[] Keys { get; init; } = [];

    /// <summary>Of a surname whose key another person's has: "Milley" and "Milei" count only as they are spelled.</summary>
    public bool IsKeyShared { get; init; }

    /// <summary>Of a surname that several persons have: all of them.</summary>
    public IReadOnlyList<string> Sharing { get; init; } = [];
}

/// <summary>Finds the names of the lexicon in a sentence: the longest at each place, case and all. Persons are found in any spelling of their names.</summary>
public sealed class NameMatcher
{
    private readonly FrozenDictionary<string, Name[]> byFirstWord;
    private readonly Spelling spelling;

    public NameMatcher(Lexicon lexicon)
    {
        spelling = lexicon.Spelling;
        var names = new List<Name>();
        void Add(string text, string actor, NameKind kind)
        {
            var words = Tokeniser.Words(text);
            names.Add(new Name(words, actor, kind) { Keys = kind is NameKind.Person or NameKind.Surname ? [.. words.Select((w, i) => KeyOf(w, i == 0 && words.Length > 1))] : [] });
        }

        foreach (var state in lexicon.States)
        {
            Add(state.Name, state.Name, NameKind.State);
            foreach (var alias in state.Aliases)
                Add(alias, state.Name, NameKind.State);
            foreach (var capital in state.Capitals)
                Add(capital, state.Name, NameKind.Capital);
            foreach (var adjective in state.Adjectives)
                Add(adjective, state.Name, NameKind.Adjective);
            foreach (var nationals in state.Nationals)
                Add(nationals, state.Name, NameKind.Nationals);
        }
        foreach (var actor in lexicon.Actors.Where(a => a.Kind != ActorKind.State))
        {
            var kind = actor.Kind == ActorKind.Person ? NameKind.Person : NameKind.Organisation;
            foreach (var name in actor.Aliases.Prepend(actor.Name))
            {
                Add(name, actor.Name, kind);
                if (kind == NameKind.Person && !name.Contains(" of ", StringComparison.Ordinal) && name.LastIndexOf(' ') is > 0 and var space && char.IsLower(name[^1]))
                    Add(name[(space + 1)..], actor.Name, NameKind.Surname);
            }
        }
        var surnames = names.Where(n => n.Kind == NameKind.Surname).ToList();
        var (byText, byKey) = (surnames.ToLookup(n => n.Words[0], n => n.Actor), surnames.ToLookup(n => n.Keys[0], n => n.Actor));
        byFirstWord = names
            .DistinctBy(n => string.Join(' ', n.Words) + "|" + n.Actor)
            .Select(n => n.Kind != NameKind.Surname ? n : n with
            {
                Sharing = byText[n.Words[0]].Distinct().ToList() is { Count: > 1 } all ? all : [],
                IsKeyShared = byKey[n.Keys[0]].Distinct().Count() > 1,
            })
            .GroupBy(n => spelling.FirstNameKeyOf(n.Words[0]), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(n => n.Words.Length).ThenBy(n => n.Kind).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The longest name that begins at a token, and the token after it.</summary>
    public (Name Name, int End)? Match(Token[] tokens, int start, Func<Name, bool> admits)
    {
        if (!byFirstWord.TryGetValue(spelling.FirstNameKeyOf(tokens[start].Text), out var candidates))
            return null;
        (Name Name, int End)? best = null;
        foreach (var name in candidates)
        {
            if (best is { } longer && name.Words.Length < longer.Name.Words.Length)
                break;
            var isItself = tokens[start].Text == name.Words[0];
            if (!(isItself || IsWord(tokens[start], name, 0) && !name.IsKeyShared) || EndOf(tokens, start, name) is not { } end || !admits(name))
                continue;
            if (isItself)
                return (name, end);
            best ??= (name, end);
        }
        return best;
    }

    private bool IsWord(Token token, Name name, int word)
        => token.Text == name.Words[word] || name.Keys.Length > 0 && KeyOf(token.Text, word == 0 && name.Keys.Length > 1) == name.Keys[word];

    private string KeyOf(string word, bool isFirstName) => isFirstName ? spelling.FirstNameKeyOf(word) : Spelling.KeyOf(word);

    private int? EndOf(Token[] tokens, int start, Name name)
    {
        var at = start + 1;
        for (var word = 1; word < name.Words.Length; word++)
        {
            // "Lloyd J. Austin" is Lloyd Austin.
            if (name.Kind == NameKind.Person && at < tokens.Length && !IsWord(tokens[at], name, word) && IsInitial(tokens[at]))
                at++;
            if (at >= tokens.Length || !IsWord(tokens[at], name, word))
                return null;
            at++;
        }
        return at;
    }

    private static bool IsInitial(Token token) => token.Text.Length == 2 && token.Text[1] == '.' && char.IsUpper(token.Text[0]);
}

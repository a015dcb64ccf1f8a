using System.Collections.Frozen;

namespace PeaceTalksTracker.Core.Language;

/// <summary>The closed classes of English and its common verbs with all their forms, from <c>english.json</c>.</summary>
public sealed class EnglishWords
{
    private readonly FrozenDictionary<string, Tag> closed;
    private readonly FrozenDictionary<string, (string Lemma, VerbForm Form)> verbs;
    private readonly FrozenSet<string> nounLikeForms;
    private readonly FrozenSet<string> negative;
    private readonly FrozenSet<string> be;
    private readonly FrozenSet<string> have;

    public EnglishWords(WordLists lists)
    {
        var tags = new Dictionary<string, Tag>(StringComparer.Ordinal);
        // What stands in two classes takes the later one.
        Enter(tags, lists.Adjectives, Tag.Adjective);
        Enter(tags, lists.Adverbs, Tag.Adverb);
        Enter(tags, lists.Pronouns, Tag.Pronoun);
        Enter(tags, lists.Determiners, Tag.Determiner);
        Enter(tags, lists.Prepositions, Tag.Preposition);
        Enter(tags, lists.Subordinators, Tag.Subordinator);
        Enter(tags, lists.Relatives, Tag.Relative);
        Enter(tags, lists.Conjunctions, Tag.Conjunction);
        Enter(tags, lists.Modals, Tag.Modal);
        Enter(tags, lists.Be, Tag.Auxiliary);
        Enter(tags, lists.Have, Tag.Auxiliary);
        Enter(tags, lists.Do, Tag.Auxiliary);
        Enter(tags, lists.Negations, Tag.Negation);
        closed = tags.ToFrozenDictionary(StringComparer.Ordinal);

        var forms = new Dictionary<string, (string, VerbForm)>(StringComparer.Ordinal);
        foreach (var (lemma, form, word) in lists.IrregularVerbs.SelectMany(Inflection.Irregular).Concat(lists.RegularVerbs.SelectMany(Inflection.Regular)))
            forms.TryAdd(word, (lemma, form));
        verbs = forms.ToFrozenDictionary(StringComparer.Ordinal);

        nounLikeForms = lists.NounLikeVerbs.SelectMany(v => new[] { v, Inflection.WithS(v) }).Concat(lists.NounLikeGerunds).ToFrozenSet(StringComparer.Ordinal);
        negative = lists.Negative.ToFrozenSet(StringComparer.Ordinal);
        be = lists.Be.ToFrozenSet(StringComparer.Ordinal);
        have = lists.Have.ToFrozenSet(StringComparer.Ordinal);
    }

    public Tag? ClosedClass(string lower) => closed.TryGetValue(lower, out var tag) ? tag : null;

    public (string Lemma, VerbForm Form)? Verb(string lower) => verbs.TryGetValue(lower, out var verb) ? verb : null;

    /// <summary>Whether a form that could be a verb is a noun as often: "talks", "strikes", "meeting".</summary>
    public bool IsNounLike(string lower) => nounLikeForms.Contains(lower);

    public bool IsNegative(string lower) => negative.Contains(lower);

    public bool IsBe(string lower) => be.Contains(lower);

    public bool IsHave(string lower) => have.Contains(lower);

    private static void Enter(Dictionary<string, Tag> tags, IEnumerable<string> words, Tag tag)
    {
        foreach (var word in words)
            tags[word] = tag;
    }

    /// <summary>The shape of <c>english.json</c>.</summary>
    public sealed record WordLists(
        string[] Determiners, string[] Pronouns, string[] Prepositions, string[] Conjunctions, string[] Subordinators, string[] Relatives,
        string[] Modals, string[] Be, string[] Have, string[] Do, string[] Negations, string[] Negative, string[] Adverbs, string[] Adjectives,
        string[] RegularVerbs, string[] IrregularVerbs, string[] NounLikeVerbs, string[] NounLikeGerunds);
}

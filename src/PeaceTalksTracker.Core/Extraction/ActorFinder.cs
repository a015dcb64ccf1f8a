using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>
/// Finds who is mentioned in the sentences of one article, in the order of the text: names and their variants, persons whom a
/// title introduces, states by their people and institutions, and what pronouns and descriptions refer to.
/// </summary>
/// <param name="lexicon">Names and words.</param>
/// <param name="matcher">The names of that lexicon.</param>
/// <param name="published">When the article was; null where that is not known.</param>
public sealed class ActorFinder(Lexicon lexicon, NameMatcher matcher, DateOnly? published = null)
{
    private readonly ActorMemory memory = new(lexicon, published);
    private readonly TitleFinder titles = new(lexicon);
    private readonly GroupFinder groups = new(lexicon);

    /// <summary>All actors met so far, in the order of first mention.</summary>
    public IReadOnlyList<Actor> Actors => memory.Met;

    public ActorMemory Memory => memory;

    public void Find(SentenceReading reading)
    {
        var references = Named(reading.Tokens);
        references = titles.Extend(reading.Tokens, references, memory);
        references = groups.Extend(reading.Tokens, references);
        references = new CoreferenceFinder(lexicon, memory).Extend(reading.Tokens, references);
        reading.References = references;
        var participants = new Participants(lexicon, reading);
        foreach (var reference in references.Where(r => r.Form != ReferenceForm.Pronoun))
            memory.Mention(reference, participants.IsPlaceOrTime(reference));
    }

    /// <summary>Notes who did or said the main thing, for the pronouns of the next sentence.</summary>
    public void Remember(SentenceReading reading)
    {
        if (reading.Clauses.FirstOrDefault(c => c.Link == ClauseLink.Finite && !c.Subject.IsEmpty) is { } main
            && new Participants(lexicon, reading).Head(main.Subject) is { Count: > 0 } subject)
            memory.LastSubject = subject;
    }

    public static IEnumerable<Mention> Mentions(SentenceReading reading)
        => from reference in reading.References
           from actor in reference.Actors
           select new Mention(reading.QuoteOf(reference.First, reference.End), actor, reference.Reason);

    private List<Reference> Named(Token[] tokens)
    {
        var references = new List<Reference>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].IsCapitalised && tokens[i].Tag != Tag.Noun && tokens[i].Tag != Tag.Name || lexicon.Titles.IsPrefixed(tokens, i))
                continue;
            var proposed = memory.Proposed(tokens, i);
            // Who the text has introduced goes before another of the same surname.
            if (matcher.Match(tokens, i, Admits) is { } found && (proposed is null || found.Name.Kind != NameKind.Surname))
            {
                if (Reference(tokens, i, found.Name, found.End) is { } reference)
                    references.Add(reference);
                i = found.End - 1;
            }
            else if (proposed is { } known)
            {
                references.Add(new Reference(i, known.End, [known.Actor], ReferenceForm.Name, $"name of {known.Actor}"));
                i = known.End - 1;
            }
        }
        return references;
    }

    /// <summary>A short or ambiguous surname counts once its full name has been read; one that several have is of who was last named.</summary>
    private bool Admits(Name name)
        => name.Kind != NameKind.Surname || (name.Sharing.Count == 0 ? memory.HasMet(name.Actor) : memory.RecentPersons.FirstOrDefault(name.Sharing.Contains) == name.Actor)
            || name.Sharing.Count == 0 && name.Words[^1].Length > 4 && !lexicon.Titles.AmbiguousSurnames.Contains(name.Words[^1].ToLowerInvariant());

    private Reference? Reference(Token[] tokens, int start, Name name, int end)
    {
        switch (name.Kind)
        {
            case NameKind.Surname when IsOtherPerson(tokens, start):
                return null;
            case NameKind.Person:
            case NameKind.Surname:
                if (end + 1 < tokens.Length && tokens[end].Is(",") && tokens[end + 1].Lower is "jr." or "jr" or "sr." or "sr")
                {
                    end += 2;
                    if (end + 1 < tokens.Length && tokens[end].Is(".") && tokens[end].Span.Start == tokens[end - 1].Span.End)
                        end++;
                }
                return new Reference(start, end, [name.Actor], ReferenceForm.Name,
                    name.Kind == NameKind.Surname ? $"surname of {name.Actor}" : string.Join(' ', name.Words) == name.Actor ? "full name" : $"other name of {name.Actor}");
            case NameKind.Adjective:
                return new Reference(start, end, [name.Actor], ReferenceForm.Adjective, $"adjective of {name.Actor}");
            // "The Russians" are Russia; "two Russians" are people.
            case NameKind.Nationals when start == 0 || !tokens[start - 1].Is("the"):
                return null;
            case NameKind.Nationals:
                return new Reference(start, end, [name.Actor], ReferenceForm.Group, $"people of {name.Actor}");
            case NameKind.Capital:
                return new Reference(start, end, [name.Actor], ReferenceForm.Name, $"capital of {name.Actor}") { MayBePlace = true, IsCapital = true };
            case NameKind.State:
                return new Reference(start, end, [name.Actor], ReferenceForm.Name, string.Join(' ', name.Words) == name.Actor ? "name" : $"other name of {name.Actor}") { MayBePlace = true };
            default:
                return new Reference(start, end, [name.Actor], ReferenceForm.Name, string.Join(' ', name.Words) == name.Actor ? "name" : $"other name of {name.Actor}");
        }
    }

    /// <summary>"Melania Trump": a capitalised first name that is no title and no adjective makes another person of the surname.</summary>
    private bool IsOtherPerson(Token[] tokens, int start)
    {
        if (start == 0)
            return false;
        var before = tokens[start - 1];
        return before.Tag == Tag.Name && char.IsLower(before.Text[^1]) && !lexicon.Titles.IsTitleWord(before.Lower)
            && !lexicon.Titles.NotNames.Contains(before.Lower)
            && (start > 1 || lexicon.English.ClosedClass(before.Lower) is null) && matcher.Match(tokens, start - 1, _ => true) is null;
    }
}

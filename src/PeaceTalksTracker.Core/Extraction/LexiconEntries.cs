using PeaceTalksTracker.Core.Language;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Core.Extraction;

/// <summary>A person with the offices they have held, the one they are best known by first.</summary>
internal sealed record PersonEntry(string Name, OfficeEntry[] Offices)
{
    public string[] Aliases { get; init; } = [];

    public string? Qid { get; init; }

    public Actor ToActor() => new() { Name = Name, Kind = ActorKind.Person, Aliases = Aliases, Qid = Qid };
}

/// <summary>An office with its first and last day in EDTF, as finely as they are known; see <see cref="Office"/>.</summary>
internal sealed record OfficeEntry(string Role, string Of, string? From, string? Until)
{
    public Office ToOffice() => new(Role, Of, From is null ? null : EdtfDate.Parse(From), Until is null ? null : EdtfDate.Parse(Until));
}

/// <summary>An organisation.</summary>
internal sealed record OrganisationEntry(string Name, string? Qid)
{
    public string[] Aliases { get; init; } = [];

    public Actor ToActor() => new() { Name = Name, Kind = ActorKind.Organisation, Aliases = Aliases, Qid = Qid };
}

/// <summary>What offices are called.</summary>
/// <param name="Words">Words by the one that stands for them: "spokeswoman" is "spokesperson".</param>
/// <param name="Same">Names that mean the same office, or the same of another state, so that a counterpart is found.</param>
/// <param name="Other">Words before an office that make it another one, or none: "deputy", "former".</param>
/// <param name="Several">What many are at a time.</param>
/// <param name="Leading">Offices of a state's "leader", the first that it has.</param>
/// <param name="UnclearLeaders">States where the head of state or the head of government may be meant.</param>
internal sealed record OfficeWords(
    Dictionary<string, string> Words, string[][] Same, HashSet<string> Other, HashSet<string> Several, string[] Leading, HashSet<string> UnclearLeaders);

/// <summary>A state with the words for it and its people.</summary>
internal sealed record StateEntry(string Name, string? Qid)
{
    public string[] Adjectives { get; init; } = [];

    public string[] Nationals { get; init; } = [];

    public string[] Capitals { get; init; } = [];

    public string[] Aliases { get; init; } = [];

    public Actor ToActor() => new() { Name = Name, Kind = ActorKind.State, Aliases = [.. Aliases, .. Capitals], Qid = Qid };
}

/// <summary>An issue and the words that show that a passage is about it.</summary>
internal sealed record IssueEntry(string Id, string Name, string Proposition, string[] Keywords)
{
    /// <summary>Words whose supporter opposes the proposition: who stands for "territorial integrity" is against handing over territory.</summary>
    public string[] Contrary { get; init; } = [];

    /// <summary>Words that go against the proposition where they govern a keyword: "attack the plant".</summary>
    public HashSet<string> Undoing { get; init; } = [];

    /// <summary>Words with which a keyword does not tell the direction: whom "return the territories" gives them to.</summary>
    public HashSet<string> Unclear { get; init; } = [];

    /// <summary>The issue that all else is part of: it counts where nothing more specific is named.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>The issue whether another is to be believed: its keywords are words of doubt.</summary>
    public bool IsTrust { get; init; }
}

/// <summary>
/// Words of offices, institutions and groups; <c>OrganisationWords</c> end names of organisations that are no state's ("Institute", "Times"),
/// <c>Prefixes</c> make with a hyphen an adjective that is no name ("Anti-Corruption", "Pro-Russian").
/// </summary>
internal sealed record TitleWords(
    HashSet<string> Titles, HashSet<string> TitleModifiers, HashSet<string> Honorifics, HashSet<string> StateNouns, HashSet<string> InstitutionWords,
    HashSet<string> GroupNouns, PairNouns PairNouns, HashSet<string> HeadsOfState, HashSet<string> AmbiguousSurnames, HashSet<string> NameParticles,
    HashSet<string> NotNames, HashSet<string> OrganisationWords, HashSet<string> Prefixes)
{
    /// <summary>Whether a prefix and a hyphen stand before a token: "Anti-Corruption", "Pro-Russian".</summary>
    public bool IsPrefixed(Token[] tokens, int at) => at >= 2 && at <= tokens.Length && tokens[at - 1].Is("-") && Prefixes.Contains(tokens[at - 2].Lower);

    public bool IsTitleWord(string lower) => Titles.Contains(lower) || TitleModifiers.Contains(lower) || Honorifics.Contains(lower);
}

/// <summary>"The two leaders" are persons, "both countries" states, "both sides" either.</summary>
internal sealed record PairNouns(HashSet<string> Persons, HashSet<string> States, HashSet<string> Either);

/// <param name="States">Cities and regions by state.</param>
/// <param name="Within">Which larger place, or other name of the same, a place belongs to.</param>
internal sealed record PlaceWords(Dictionary<string, string[]> States, Dictionary<string, string> Within);

/// <summary>Verbs that attribute, and what they take: a "clause", an "object" or an "infinitive".</summary>
internal sealed record CueEntry(string[] Verbs, HashSet<string> Takes)
{
    /// <summary>One of these follows the verb and belongs to the cue ("call for").</summary>
    public HashSet<string> Particles { get; init; } = [];

    /// <summary>The verb names whom it speaks to first ("tells Xi that").</summary>
    public bool Addressee { get; init; }

    /// <summary>False where the words show what somebody wants, does or speaks of: they are attributed, and no claim.</summary>
    public bool Says { get; init; } = true;
}

/// <summary>Words that name an act, its PLOVER type, and who takes part.</summary>
internal sealed record EventEntry(string Rule, EventType Type, ArgumentPattern Arguments)
{
    public string[] Verbs { get; init; } = [];

    /// <summary>The verb counts only with one of these as its object.</summary>
    public HashSet<string> Objects { get; init; } = [];

    /// <summary>The verb counts only before one of these.</summary>
    public HashSet<string> Particles { get; init; } = [];

    public string[] Nouns { get; init; } = [];

    /// <summary>"other": the verb counts only with a second actor; "person": only with a person as its object.</summary>
    public string? Needs { get; init; }

    /// <summary>Where the act shows its actor to stand; null where it shows nothing.</summary>
    public ActStance? Stance { get; init; }
}

/// <summary>The stand that an act shows.</summary>
/// <param name="Position">On the issue.</param>
/// <param name="Issue">Null: the one that the words about the act name.</param>
/// <param name="Named">Only where the sentence has words of the issue.</param>
internal sealed record ActStance(Position Position, string? Issue = null, bool Named = false);

internal enum ArgumentPattern
{
    /// <summary>All are actors: who meets, and with whom.</summary>
    Parties,

    /// <summary>The subject acts towards the object.</summary>
    Directed,

    /// <summary>A noun whose owner acts: "Russia's attacks on Ukraine".</summary>
    Owner,
}

/// <summary>Words that belong together.</summary>
/// <param name="Light">Verbs that carry a noun of action: "hold talks".</param>
/// <param name="TakingPlace">Verbs that say that talks without named parties took place.</param>
/// <param name="Time">Prepositions of time and occasion.</param>
/// <param name="OwnAct">Verbs whose infinitive is an act of the same subject: "plans to withdraw".</param>
/// <param name="Attitudes">Adjectives that attribute: "is sceptical about".</param>
/// <param name="Comments">Verbs by which a writer comments on an act: ", highlighting …".</param>
/// <param name="Reaffirming">Verbs that attribute even as an infinitive: "met to reaffirm".</param>
/// <param name="Condemning">Verbs that condemn an act and show no more.</param>
/// <param name="Earlier">Words that put the act behind them earlier.</param>
/// <param name="Later">Words that put the act behind them later.</param>
/// <param name="Meeting">Verbs whose object takes part as the subject does.</param>
/// <param name="Mediating">Verbs whose subject brings the talks of others about.</param>
/// <param name="Moving">Verbs of motion: what one comes for lies ahead.</param>
/// <param name="Preparing">Verbs before "for", behind which an act lies ahead.</param>
/// <param name="Arranging">Verbs whose object lies ahead.</param>
/// <param name="Locative">Words before a name that only says where or in what regard.</param>
/// <param name="Being">Verbs before a word of attitude: "remains sceptical".</param>
/// <param name="AttitudeTo">Words between an attitude and what it is about.</param>
/// <param name="Expressing">Verbs whose object is an attitude: "voice concern".</param>
/// <param name="Expressed">Words between that object and what it is about.</param>
/// <param name="Naming">Verbs that give something a name in quotation marks.</param>
/// <param name="Stopping">Verbs whose gerund is what is done no longer, or not yet.</param>
/// <param name="NoCue">Verbs whose clause says what comes about, not what somebody says or thinks.</param>
/// <param name="Denying">Verbs that deny what follows.</param>
/// <param name="Alleging">Verbs of saying that a passive has before "by": "said by officials to be".</param>
/// <param name="Possessive">Determiners that point at somebody else.</param>
/// <param name="Quantity">Words of number, which are no part of a group's name.</param>
/// <param name="MayStandApart">Verbs whose infinitive is the subject's act even where words stand between.</param>
/// <param name="Charging">Verbs before "of", behind which stands an act and no topic.</param>
/// <param name="Apart">Words behind which stands another act with participants of its own.</param>
/// <param name="Occasion">Words before talks that the clause's subject takes part in.</param>
/// <param name="Further">Words of one more of the same.</param>
/// <param name="Stretch">Words before "of" that measure talks.</param>
/// <param name="Ordinal">Words that count acts.</param>
internal sealed record WordGroups(
    HashSet<string> Light, HashSet<string> TakingPlace, HashSet<string> Time, HashSet<string> OwnAct, HashSet<string> Attitudes, HashSet<string> Comments,
    HashSet<string> Reaffirming, HashSet<string> Condemning, HashSet<string> Earlier, HashSet<string> Later, HashSet<string> Subsequent, Dictionary<string, string> EarlierBefore, HashSet<string> Meeting,
    HashSet<string> Mediating, HashSet<string> Moving, HashSet<string> Preparing, HashSet<string> Arranging, HashSet<string> Locative,
    HashSet<string> Being, HashSet<string> AttitudeTo, HashSet<string> Expressing, HashSet<string> Expressed, HashSet<string> Naming, HashSet<string> NoCue, HashSet<string> Stopping, HashSet<string> Denying,
    HashSet<string> Alleging, HashSet<string> Possessive, HashSet<string> Quantity, HashSet<string> MayStandApart, HashSet<string> Charging, HashSet<string> Apart,
    HashSet<string> Occasion, HashSet<string> Further, HashSet<string> Stretch, HashSet<string> Ordinal);

/// <summary>Words that say how real an act is.</summary>
internal sealed record StatusWords(
    HashSet<string> Planned, HashSet<string> PlannedVerbs, HashSet<string> Conditional, HashSet<string> ConditionalVerbs, HashSet<string> Ready,
    string[] Conditions, HashSet<string> Denied, HashSet<string> DenyingVerbs, HashSet<string> ReportVerbs);

/// <summary>Words that show where somebody stands.</summary>
/// <param name="Favour">Words of support and effort.</param>
/// <param name="Doubt">Words of doubt.</param>
/// <param name="DoubtNouns">What others doubt in somebody: "willingness".</param>
/// <param name="SkepticNouns">Doubts that their owner has.</param>
/// <param name="Opposition">Words of refusal.</param>
/// <param name="Undoing">Words that turn what follows into its contrary: "end", "lift", "lack of".</param>
/// <param name="Unclear">Words of chance and change, which say what is likely and not what is wanted.</param>
/// <param name="Duty">Modal verbs of duty.</param>
/// <param name="Own">Subjects by which a speaker speaks for himself or his side.</param>
/// <param name="OpposingVerbs">Verbs of saying that oppose what follows.</param>
/// <param name="DoubtingVerbs">Verbs of saying that doubt it.</param>
/// <param name="SupportingVerbs">Verbs of saying that support it.</param>
/// <param name="Condition">Words that make a stand depend on something.</param>
/// <param name="NoCondition">Longer phrases in which they do not.</param>
/// <param name="Will">Verbs of will or need, besides modal verbs.</param>
/// <param name="Settlement">Words without which "talks", "hopes" or "doubts" are not about ending the war.</param>
/// <param name="AnnouncingVerbs">Verbs by which who says that talks are under way stands for them.</param>
/// <param name="Condemnable">Issues on which condemning an act is a stand.</param>
internal sealed record StanceWords(
    string[] Favour, string[] Doubt, string[] DoubtNouns, string[] SkepticNouns, string[] Opposition, HashSet<string> Undoing, HashSet<string> Unclear,
    HashSet<string> Duty, HashSet<string> Own, HashSet<string> OpposingVerbs,
    HashSet<string> DoubtingVerbs, HashSet<string> SupportingVerbs, string[] Condition, string[] NoCondition,
    HashSet<string> Will, HashSet<string> Settlement, HashSet<string> AnnouncingVerbs, HashSet<string> Condemnable);

namespace PeaceTalksTracker.Web;

/// <summary>Every limit of the app, in one place. docs/operating.md lists them for whoever runs it.</summary>
public static class Limits
{
    /// <summary>Characters of a text filter.</summary>
    public const int FilterText = 200;

    /// <summary>Bytes of one article, pasted or uploaded, and of a draft.</summary>
    public const int ArticleBytes = 5 * 1024 * 1024;

    /// <summary>Elements within elements of a page pasted as HTML. Pages stay below 50; a parser's time and stack grow with it.</summary>
    public const int HtmlDepth = 400;

    /// <summary>Elements of a page pasted as HTML. Pages stay below 20,000; a parser that has to move them takes the square of their number.</summary>
    public const int HtmlElements = 100_000;

    /// <summary>First characters of a text by which HTML is told from plain text.</summary>
    public const int HtmlSample = 100_000;

    /// <summary>First characters of a text by which English is told from other languages.</summary>
    public const int LanguageSample = 20_000;

    /// <summary>First bytes of a file by which text is told from anything else.</summary>
    public const int FileSample = 64 * 1024;

    /// <summary>Records of each kind, and actors, that are listed before an article is saved; beyond, their number is said.</summary>
    public const int Previewed = 40;

    /// <summary>Characters of an article's title or outlet.</summary>
    public const int DetailText = 300;

    /// <summary>Characters of an article's address.</summary>
    public const int Address = 2_000;

    /// <summary>Characters of the reason somebody gives for a change.</summary>
    public const int Reason = 500;

    /// <summary>Characters of a note, or of a verdict's words.</summary>
    public const int Note = 4_000;

    /// <summary>Characters of an issue's name.</summary>
    public const int IssueName = 60;

    /// <summary>Other names of one actor.</summary>
    public const int Aliases = 100;

    /// <summary>People who look at the same thing that are told of in a line; the last stands for all others beyond.</summary>
    public const int Onlookers = 5;

    /// <summary>Records that a search for the other end of a link lists.</summary>
    public const int LinkTargets = 20;

    /// <summary>Records of an actor, the newest, that a split lists.</summary>
    public const int SplitRecords = 500;

    /// <summary>Links that the reader proposes for one article.</summary>
    public const int ProposedLinks = 100;

    /// <summary>Quotes of other articles, the newest, that a new article's are compared with.</summary>
    public const int ComparedQuotes = 5_000;

    /// <summary>Events of other articles, the newest of the same days, that each event of a new article is compared with.</summary>
    public const int ComparedEvents = 500;

    /// <summary>Records that an export reads at a time.</summary>
    public const int ExportBatch = 500;

    /// <summary>Bytes of the files that are imported at a time.</summary>
    public const int ImportBytes = 128 * 1024 * 1024;

    /// <summary>Files that are imported at a time.</summary>
    public const int ImportFiles = 10;

    /// <summary>Nodes of JSON-LD and rows of tables that are imported at a time, all files together; a record takes two to five.</summary>
    public const int ImportNodes = 200_000;

    /// <summary>Places in a text where the letters of an imported quote stand that are looked at; where there are more, it counts as not found.</summary>
    public const int ImportPlaces = 10_000;

    /// <summary>Characters of a name, a reason or other words of what is imported; quotes and texts are as long as their article.</summary>
    public const int ImportedWords = 4_000;

    /// <summary>What was not imported that the page lists; beyond, its number is said.</summary>
    public const int NotImported = 200;

    /// <summary>Passages that a line of a brief cites.</summary>
    public const int BriefCitations = 3;

    /// <summary>Lines of a section that the page shows before a brief is taken along; the files have them all.</summary>
    public const int PreviewedLines = 100;

    /// <summary>Marks of a timeline picture that are drawn one by one; beyond, they are counted per lane and column.</summary>
    public const int PictureMarks = 400;

    /// <summary>Actors of a timeline or matrix picture, those with most records; the rest are counted.</summary>
    public const int PictureActors = 20;

    /// <summary>Characters of a brief's title.</summary>
    public const int BriefTitle = 200;

    /// <summary>Characters of a line of a brief that somebody has worded.</summary>
    public const int BriefText = 1_000;

    /// <summary>Passages that a search for what supports a line lists.</summary>
    public const int BriefPassages = 20;

    /// <summary>Files of the formats that take long (DOCX, PDF, XLSX, ZIP) that are made for one person, or one network address, at a time.</summary>
    public const int DownloadsAtATime = 2;

    /// <summary>More of them that wait for their turn.</summary>
    public const int DownloadsWaiting = 8;

    /// <summary>Records on a page of the API, where nothing else is asked for, and at most.</summary>
    public const int ApiPage = 100;

    public const int ApiPageMost = 500;

    /// <summary>Requests of one key, or without one of one network address, to the API and the feeds in a minute.</summary>
    public const int ApiRequestsPerMinute = 300;

    /// <summary>Characters of the name a lead gives an API key.</summary>
    public const int ApiKeyName = 60;

    /// <summary>Entries of a feed, the newest.</summary>
    public const int FeedEntries = 100;

    /// <summary>Records that two people code in one round.</summary>
    public const int CodingSample = 500;

    /// <summary>Records of a round when nobody says how many.</summary>
    public const int CodingSampleDefault = 40;

    /// <summary>Characters of a round's name.</summary>
    public const int RoundName = 100;

    /// <summary>Characters of a tag.</summary>
    public const int Tag = 60;

    /// <summary>Changes of one person, newest first, among which undo and redo look.</summary>
    public const int UndoDepth = 500;

    /// <summary>Characters of an article that its page shows at a time.</summary>
    public const int TextPart = 20_000;

    /// <summary>Characters of the first words by which an article without a title is called.</summary>
    public const int FirstWords = 90;

    /// <summary>Characters of a person's name.</summary>
    public const int PersonName = 60;

    /// <summary>Characters of a password.</summary>
    public const int Password = 200;

    /// <summary>How long open pages are waited for when the app stops; then their connections are cut. Shorter than the shell waits for the command.</summary>
    public static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(10);

    /// <summary>Sign-ins that one network address may try in a minute.</summary>
    public const int SignInsPerMinute = 20;

    /// <summary>Pages that one person has open at a time.</summary>
    public const int PagesPerPerson = 40;

    /// <summary>Pages that are open at a time from one network address without signing in.</summary>
    public const int PagesPerAddress = 100;

    /// <summary>Pages without a connection that are kept in memory, for three minutes at most, so that they can go on when it comes back.</summary>
    public const int LostPages = 50;

    /// <summary>Bytes of one message of an open page to the server. Texts of articles come in several.</summary>
    public const int PageMessage = 32 * 1024;

    /// <summary>The newest things done to people that their page shows.</summary>
    public const int PeopleLog = 100;

    /// <summary>Records on one page of a table.</summary>
    public const int PageSize = 50;

    /// <summary>Events of one timeline window that are sent one by one; beyond, they are counted per lane and pixel column.</summary>
    public const int TimelineEvents = 10_000;

    /// <summary>Actors that a search in a filter lists.</summary>
    public const int FoundActors = 30;

    /// <summary>Claims of an actor, and about them, on their page; the claims page has them all.</summary>
    public const int ActorClaims = 10;

    /// <summary>Actors pinned on the stances page.</summary>
    public const int PinnedActors = 20;

    /// <summary>Passages shown for one position in one voice; beyond, their number is said.</summary>
    public const int StancePassages = 6;

    /// <summary>The newest dated stances that shifts are sought among.</summary>
    public const int ShiftCandidates = 10_000;

    /// <summary>Shifts on one page.</summary>
    public const int Shifts = 50;

    /// <summary>Columns that one timeline window can be counted in: three times the widest screen.</summary>
    public const int TimelineColumns = 8192;

    /// <summary>Columns that the events without a place on the axis are counted in.</summary>
    public const int TimelineTrayColumns = 64;

    /// <summary>Actors with a lane of their own; the rest share one.</summary>
    public const int TimelineLanes = 40;

    /// <summary>Events whose titles are asked for at a time.</summary>
    public const int TimelineTitles = 200;
}

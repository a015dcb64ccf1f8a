using PeaceTalksTracker.Web.Account;

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Who is looking at what, among the pages open on this server. Nobody is seen, or sees others, without having signed in.</summary>
public sealed class Presence
{
    private readonly Lock guard = new();
    private readonly List<Visit> visits = [];

    /// <summary>Raised when somebody comes or goes. Subscribers must unsubscribe when they are disposed.</summary>
    public event Action? Changed;

    /// <summary>An article that is read; what is worked on is named as its draft is.</summary>
    public static string OfArticle(string key) => "article/" + key;

    /// <summary>Says that somebody looks at something, until the answer is disposed.</summary>
    /// <param name="subject">What, from <see cref="Draft"/> or here.</param>
    /// <param name="name">Their name.</param>
    public IDisposable Enter(string subject, string name)
    {
        var visit = new Visit(this, subject, name);
        lock (guard)
            visits.Add(visit);
        Tell();
        return visit;
    }

    /// <summary>Names of the others, by what they look at.</summary>
    public ILookup<string, string> Others(Signer by)
    {
        lock (guard)
            return visits.Where(v => by.PersonId is not null && v.Name != by.Name).Select(v => (v.Subject, v.Name)).Distinct().Order()
                .ToLookup(v => v.Subject, v => v.Name);
    }

    private void Leave(Visit visit)
    {
        bool left;
        lock (guard)
            left = visits.Remove(visit);
        if (left)
            Tell();
    }

    /// <summary>Returns at once: whoever goes on to the next record does not wait for the pages of the others.</summary>
    private void Tell()
    {
        foreach (var subscriber in Changed?.GetInvocationList() ?? [])
            _ = Task.Run((Action)subscriber);
    }

    private sealed class Visit(Presence presence, string subject, string name) : IDisposable
    {
        public string Subject => subject;

        public string Name => name;

        public void Dispose() => presence.Leave(this);
    }
}

namespace PeaceTalksTracker.Web.Features.Review;

/// <summary>Who is looking at which record, among the pages open on this server.</summary>
public sealed class Presence
{
    private readonly Lock guard = new();
    private readonly List<Visit> visits = [];

    /// <summary>Raised when somebody comes or goes. Subscribers must unsubscribe when they are disposed.</summary>
    public event Action? Changed;

    /// <summary>Says that somebody has opened a record; until the answer is disposed.</summary>
    public IDisposable Enter(string record, string name)
    {
        var visit = new Visit(this, record, name);
        lock (guard)
            visits.Add(visit);
        Changed?.Invoke();
        return visit;
    }

    /// <summary>Names of the others who look at a record.</summary>
    public IReadOnlyList<string> Others(string record, string name)
    {
        lock (guard)
            return [.. visits.Where(v => v.Record == record && v.Name != name).Select(v => v.Name).Distinct().Order()];
    }

    private void Leave(Visit visit)
    {
        bool left;
        lock (guard)
            left = visits.Remove(visit);
        if (left)
            Changed?.Invoke();
    }

    private sealed class Visit(Presence presence, string record, string name) : IDisposable
    {
        public string Record => record;

        public string Name => name;

        public void Dispose() => presence.Leave(this);
    }
}

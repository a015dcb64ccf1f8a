namespace PeaceTalksTracker.Web.Features.Stances;

/// <summary>The pins that somebody last chose: links to the stances carry them, so that they outlast a walk through the other pages.</summary>
public sealed class RememberedPins
{
    private IReadOnlyList<string>? keys;

    public event Action? Changed;

    /// <summary>Keys of actors, in the order they were pinned; the five of the talks until others are chosen.</summary>
    public IReadOnlyList<string> Keys => keys ?? PinnedActors.DefaultKeys;

    /// <summary>The stances page with these pins.</summary>
    public string Address => PinnedActors.AddressOf(Keys);

    /// <summary>What the stances page shows now.</summary>
    public void Remember(IReadOnlyList<string> pinned)
    {
        if (pinned.SequenceEqual(Keys))
            return;
        keys = pinned;
        Changed?.Invoke();
    }

    /// <summary>What the browser kept from an earlier visit; what was chosen since counts more.</summary>
    public void Restore(string? kept)
    {
        if (keys is null && !string.IsNullOrWhiteSpace(kept))
            Remember(PinnedActors.Of(kept.Split(' ')));
    }

    /// <summary>For the browser to keep.</summary>
    public string Kept => string.Join(' ', PinnedActors.ToParameter(Keys));
}

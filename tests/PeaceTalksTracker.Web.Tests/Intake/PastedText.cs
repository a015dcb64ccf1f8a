using System.Text;
using Microsoft.JSInterop;

namespace PeaceTalksTracker.Web.Tests.Intake;

/// <summary>A long text as the browser hands it over, with the mark in front.</summary>
internal sealed class PastedText(string text) : IJSStreamReference
{
    private readonly byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    public long Length => bytes.Length;

    public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default)
        => bytes.Length <= maxAllowedSize ? new(new MemoryStream(bytes)) : throw new ArgumentOutOfRangeException(nameof(maxAllowedSize));

    public ValueTask DisposeAsync() => default;
}

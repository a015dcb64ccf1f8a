using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace PeaceTalksTracker.Web.Tests.Security;

/// <summary>An open page's connection, as far as it needs no browser: the socket and the protocol's handshake.</summary>
public sealed class Socket : IAsyncDisposable
{
    private const byte Completion = 3;

    /// <summary>In MessagePack: call 1 of "NoSuch" without arguments.</summary>
    private static readonly byte[] Unknown = [13, 0x95, 1, 0x80, 0xA1, (byte)'1', 0xA6, .. "NoSuch"u8, 0x90];

    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[4096];

    /// <summary>What the server answered the request for a socket with.</summary>
    public HttpStatusCode Answer => socket.HttpStatusCode;

    public static async Task<Socket> OpenAsync(Uri address, string? origin = null, string? cookie = null)
    {
        var opened = new Socket();
        opened.socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            opened.socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null)
            opened.socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await opened.socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/_blazor" }.Uri, Patience());
        }
        catch (WebSocketException) when (opened.Answer != default)
        {
            return opened;
        }
        await opened.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
        return opened;
    }

    /// <summary>Whether the server listens after the handshake: it answers a call, of whatever it does not know. Else it has ended the connection.</summary>
    public async Task<bool> IsServedAsync()
    {
        if (socket.State != WebSocketState.Open)
            return false;
        try
        {
            (await ReceiveAsync()).AsSpan().StartsWith("{}\u001e"u8).ShouldBeTrue();
            await SendAsync(Unknown);
            while (await ReceiveAsync() is { Length: > 2 } message)
                if (message[2] == Completion)
                    return true;
        }
        catch (WebSocketException)
        {
            // Ended without a farewell.
        }
        return false;
    }

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Patience());

    public Task SendAsync(byte[] message) => socket.SendAsync(message, WebSocketMessageType.Binary, true, Patience());

    /// <summary>Reads until the server ends the connection.</summary>
    public async Task EndedAsync()
    {
        try
        {
            while ((await socket.ReceiveAsync(buffer, Patience())).MessageType != WebSocketMessageType.Close)
            {
                // What it says before does not matter.
            }
        }
        catch (WebSocketException)
        {
            // Ended without a farewell.
        }
    }

    private async Task<byte[]> ReceiveAsync()
    {
        var received = await socket.ReceiveAsync(buffer, Patience());
        return buffer[..received.Count];
    }

    private static CancellationToken Patience() => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

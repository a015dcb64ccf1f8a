using System.Net;
using System.Text.RegularExpressions;
using PeaceTalksTracker.Web;

namespace PeaceTalksTracker.Browser.Tests.Harness;

/// <summary>Sends the forms of the account as a browser does, with its cookies, and follows no redirect.</summary>
public sealed partial class FormClient : IDisposable
{
    private readonly HttpClientHandler handler = new()
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
    };

    public FormClient(Uri address) => Http = new HttpClient(handler) { BaseAddress = address };

    public HttpClient Http { get; }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }

    public async Task<HttpResponseMessage> SignInAsync(string name, string password, string? returnUrl = null)
        => await PostAsync(Urls.With(Urls.SignIn, "returnUrl", returnUrl), "sign-in", new() { ["Name"] = name, ["Password"] = password });

    public async Task<HttpResponseMessage> PostAsync(string address, string form, Dictionary<string, string> fields)
    {
        var page = await Http.GetStringAsync(address);
        fields["__RequestVerificationToken"] = Token.Match(page).Groups[1].Value;
        fields["_handler"] = form;
        return await Http.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }
}

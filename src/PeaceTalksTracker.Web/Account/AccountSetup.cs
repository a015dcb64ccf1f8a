using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using PeaceTalksTracker.Web.Data;
using PeaceTalksTracker.Web.Features.Api;
using PeaceTalksTracker.Web.Features.Exports;

namespace PeaceTalksTracker.Web.Account;

/// <summary>Puts people, signing in and the right to read into the app.</summary>
public static class AccountSetup
{
    public const string SignInLimit = "sign-in";

    public const string ApiLimit = "api";

    /// <summary>People and what they may do: for the app and for the commands.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Password = new PasswordOptions
            {
                RequiredLength = Passwords.Shortest,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddEntityFrameworkStores<TrackerDbContext>().AddClaimsPrincipalFactory<PersonClaims>();
        return services
            .AddSingleton<Permissions>()
            .AddSingleton<Sessions>()
            .AddSingleton<InvitationService>();
    }

    /// <summary>Cookies, sign-in and what pages offer to whom.</summary>
    public static IServiceCollection AddSigningIn(this IServiceCollection services)
    {
        services.AddDataProtection().PersistKeysToDbContext<TrackerDbContext>().SetApplicationName("PeaceTalksTracker");
        services.AddHttpContextAccessor();
        services.AddScoped<SignInManager<Person>>();
        services.AddScoped<SignInService>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationCore(options =>
        {
            options.AddPolicy(nameof(PersonRole.Editor), policy => policy.RequireRole(nameof(PersonRole.Editor), nameof(PersonRole.Lead)));
            options.AddPolicy(nameof(PersonRole.Lead), policy => policy.RequireRole(nameof(PersonRole.Lead)));
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "tracker-session";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.CookieManager = new HostCookies();
            options.LoginPath = Urls.SignIn;
            options.ExpireTimeSpan = TimeSpan.FromDays(7);
            options.Events.OnValidatePrincipal = EndSessionsThatHoldNoLongerAsync;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tracker-forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = async (context, cancellation) =>
            {
                if (ApiKeyReading.IsFor(context.HttpContext))
                {
                    context.HttpContext.Response.Headers.RetryAfter = "60";
                    await context.HttpContext.Response.WriteAsync($"More than {Limits.ApiRequestsPerMinute} requests came in a minute. Wait a minute, then go on.", cancellation);
                    return;
                }
                if (context.HttpContext.Request.Path.StartsWithSegments(Urls.Export))
                {
                    await context.HttpContext.Response.WriteAsync(DownloadLimit.Words, cancellation);
                    return;
                }
                Log(context.HttpContext).LogWarning("Sign-ins from {Address} are refused for a minute: there were too many", ClientAddress.Of(context.HttpContext));
                await context.HttpContext.Response.WriteAsync(
                    "Too many sign-ins were tried from your address. Wait a minute, then go back and try again.", cancellation);
            };
            options.AddPolicy(ApiLimit, context => RateLimitPartition.GetSlidingWindowLimiter(ApiKeyReading.Caller(context), _ => new()
            {
                PermitLimit = Limits.ApiRequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }));
            options.AddPolicy(DownloadLimit.Policy, DownloadLimit.Of);
            options.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(ClientAddress.Of(context), _ => new()
                {
                    PermitLimit = Limits.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>Pages that answer while they are open, and how much of them is kept for whom.</summary>
    public static IServiceCollection AddOpenPages(this IServiceCollection services)
    {
        services.AddSingleton<OpenPages>();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = false;
            options.DisconnectedCircuitMaxRetained = Limits.LostPages;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            options.PersistedCircuitInMemoryMaxRetained = Limits.LostPages;
        }).AddHubOptions(options =>
        {
            options.MaximumReceiveMessageSize = Limits.PageMessage;
            options.AddFilter<OpenPages>();
        });
        return services;
    }

    /// <summary>Knows who asks, and keeps out who may not read. Stands before the endpoints and after what answers errors.</summary>
    public static void UseSigningIn(this IApplicationBuilder app)
    {
        app.Use(ExplainRefusedFormsAsync);
        app.UseAuthentication();
        app.UseMiddleware<ReadingGate>();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }

    /// <summary>A form without a valid token is answered with 400 and not a word.</summary>
    private static async Task ExplainRefusedFormsAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }
            && context.Request.Path.StartsWithSegments(Urls.Account, StringComparison.OrdinalIgnoreCase))
        {
            Log(context).LogWarning("A form without a valid token came from {Address}", ClientAddress.Of(context));
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("This form is too old to be used, so nothing was done. Go back, reload the page, and send it again.");
        }
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<SignInService>>();

    private static async Task EndSessionsThatHoldNoLongerAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (await sessions.HoldsAsync(context.Principal, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}

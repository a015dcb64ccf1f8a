using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceTalksTracker.Web.Account;
using PeaceTalksTracker.Web.Data;

namespace PeaceTalksTracker.Web.Tests.Boundaries;

/// <summary>Whatever saves is signed, as the compiled code shows: it follows every public call down to the database.</summary>
public sealed class WritingTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Those that save without a signer, and who answers for it.</summary>
    private static readonly Dictionary<string, string> Unsigned = new()
    {
        ["InvitationService.MakeSetupTokenAsync"] = "the start of the app, as long as nobody has joined",
        ["InvitationService.JoinAsync"] = "whoever holds an invitation",
        ["SignInService.ChangePasswordAsync"] = "the person whose session it is",
        ["SeedLoader.LoadAsync"] = "the start of the app",
        ["LinkProposer.ProposeAsync"] = "the reader, after an article that somebody has signed",
        ["CorrectionService.PreviewAsync"] = "nobody: its transaction is never committed",
    };

    private static readonly Assembly Web = typeof(Server).Assembly;
    private static readonly Dictionary<short, OpCode> OpCodes =
        typeof(System.Reflection.Emit.OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    private readonly Dictionary<MethodBase, bool> known = [];

    [Fact]
    public void Every_public_call_of_a_service_that_saves_takes_a_signer()
    {
        var saving = Services().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(Saves).ToList();
        saving.Count.ShouldBeGreaterThan(20);
        saving.Where(m => m.GetParameters().All(p => p.ParameterType != typeof(Signer))).Select(m => $"{m.DeclaringType!.Name}.{m.Name}").Distinct().Order()
            .ShouldBe(Unsigned.Keys.Order());
    }

    [Fact]
    public void No_page_saves_but_through_a_service()
        => Web.GetTypes().Where(t => typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods(Everything).SelectMany(Called)).Where(IsSave).ShouldBeEmpty();

    /// <summary>What a page or an endpoint can be given: public classes beside the store itself, the commands and the composition.</summary>
    private static IEnumerable<Type> Services()
        => Web.GetTypes().Where(t => t is { IsPublic: true, IsClass: true, IsAbstract: false } && t != typeof(TrackerDbContext) && t != typeof(Reversal)
            && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(t) && t.Namespace?.EndsWith(".Commands", StringComparison.Ordinal) == false);

    private bool Saves(MethodBase method)
    {
        if (known.TryGetValue(method, out var saves))
            return saves;
        known[method] = false;
        return known[method] = Called(method).Any(called => IsSave(called) || (called.DeclaringType?.Assembly == Web && Saves(called)));
    }

    private static bool IsSave(MethodBase method)
        => method.Name is "SaveChangesAsync" or "SaveChanges" or "RecordAsync" or "ExecuteSqlAsync" or "ExecuteSqlRawAsync" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" or "ChangePasswordAsync" or "CreateAsync" or "UpdateAsync" or "DeleteAsync"
            && (IsOfPeople(method.DeclaringType) || typeof(DbContext).IsAssignableFrom(method.DeclaringType) || method.DeclaringType?.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true);

    private static bool IsOfPeople(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(UserManager<>);

    /// <summary>What a method calls: of one that waits, what its state machine does; of lambdas, theirs too.</summary>
    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        if (method.GetCustomAttribute<AsyncStateMachineAttribute>() is { } waits)
            return Called(waits.StateMachineType.GetMethod("MoveNext", Everything)!);
        return method.GetMethodBody()?.GetILAsByteArray() is { } code ? Tokens(code).Select(token => Resolve(method, token)).OfType<MethodBase>() : [];
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        return method.Module.ResolveMethod(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null) switch
        {
            MethodInfo { IsGenericMethod: true } generic => generic.GetGenericMethodDefinition(),
            var other => other,
        };
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var op = OpCodes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += op.Size;
            if (op.OperandType == OperandType.InlineMethod)
                yield return BitConverter.ToInt32(code, at);
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}

using System.Text;
using PeaceTalksTracker.Core.Model;

namespace PeaceTalksTracker.Web.Shared;

/// <summary>An actor as pages show it: name, address and colour.</summary>
/// <param name="Id">Of the store.</param>
/// <param name="Key">What addresses name it by.</param>
/// <param name="Name">The canonical name.</param>
/// <param name="Kind">Person, state, organisation or group.</param>
public sealed record ActorRef(int Id, string Key, string Name, ActorKind Kind)
{
    /// <summary>How many colours app.css gives actors (<c>.hue-0</c> and on).</summary>
    public const int Hues = 16;

    /// <summary>The style class of the actor's colour: the same on every page, and distinct among the first sixteen actors of a store.</summary>
    public string Hue => $"hue-{(Id - 1) % Hues}";

    /// <summary>Several people: "traditional American allies" say, while "the United Nations" says.</summary>
    public bool IsPlural => Kind == ActorKind.Group && Name.EndsWith('s');

    /// <summary>One or two letters: "DT", "US", "N".</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            return words.Length switch
            {
                0 => "?",
                1 => FirstRune(words[0]),
                _ => FirstRune(words[0]) + FirstRune(words[^1]),
            };
        }
    }

    private static string FirstRune(string word)
        => word.EnumerateRunes().Select(Rune.ToUpperInvariant).FirstOrDefault().ToString();
}

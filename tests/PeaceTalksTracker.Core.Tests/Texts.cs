using CsCheck;

namespace PeaceTalksTracker.Core.Tests;

/// <summary>Texts to try a reader on: noise, and news with noise in it.</summary>
internal static class Texts
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        "Putin", "Zelensky", "Trump", "the United States", "Ukraine’s", "said", "says that", "met", "with", "in Moscow", "“", "”", "\"", "'", "’s", ".", ",", "!", "?…", ";", "(", ")",
        "and", "of", "the", "to", "President", "Russian", "forces", "attacked", "will", "not", "if", "after", "a call", "talks", "ceasefire", "on March 18", "yesterday", "2025-03-18", "U.S.", "Mr.",
        "–", "-", "\n", "\n\n", "\r\n", "\t", " ", "\0", "\u202E", "\u200B", "\uD83D", "\uDE00", "😀", "É", "مرحبا", "…", "according to", "This was announced by", "his", "they", "I", "We", "must", "who", "which",
        "Finnish President Alexander Stubb", "however", "doubts", "about", "willingness", "by", "Friday", "no", "1,000.5", "a.m.", "<b>", "&amp;", "J.", "É́");

    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.String,
        Gen.Char['\0', '\uFFFF'].Array[0, 60].Select(characters => new string(characters)),
        Pieces.Array[0, 60].Select(pieces => string.Join(" ", pieces)),
        Pieces.Array[0, 30].Select(string.Concat));
}

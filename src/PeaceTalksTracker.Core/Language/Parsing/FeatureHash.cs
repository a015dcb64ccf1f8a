namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>Numbers that stand for words and for features. A model knows its features by these alone.</summary>
internal static class FeatureHash
{
    /// <summary>A stretch of a word, without case; digits are alike, and so are the forms of an apostrophe.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ Folded(c)) * 16777619u;
        return hash;
    }

    public static uint Of(uint template, uint a) => Finished(Mixed(Mixed(template + 1, a), 1));

    public static uint Of(uint template, uint a, uint b) => Finished(Mixed(Mixed(Mixed(template + 1, a), b), 2));

    public static uint Of(uint template, uint a, uint b, uint c) => Finished(Mixed(Mixed(Mixed(Mixed(template + 1, a), b), c), 3));

    public static char Folded(char c)
        => c is >= 'a' and <= 'z' ? c
            : char.IsAsciiDigit(c) ? '0'
            : c switch { '’' or '‘' => '\'', '“' or '”' => '"', '–' or '—' => '-', _ => char.ToLowerInvariant(c) };

    private static ulong Mixed(ulong hash, uint value)
    {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }

    /// <summary>Zero marks an empty place in a table and is no feature.</summary>
    private static uint Finished(ulong hash) => (uint)(hash >> 24) is not 0 and var feature ? feature : 1;
}

namespace PeaceTalksTracker.Web.Features.Agreement;

/// <summary>How far two coders of the same things agree.</summary>
/// <param name="Items">How many things both have coded.</param>
/// <param name="Agreed">How many of them alike.</param>
/// <param name="Kappa">
/// Cohen's kappa, −1 to 1: the agreement beyond chance as a share of what chance leaves open, where chance is each coder's own use of the categories
/// (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960). Null where both have put everything
/// into one and the same category: then chance leaves nothing open, and the quotient is 0 by 0.
/// </param>
public sealed record CoderAgreement(int Items, int Agreed, double? Kappa)
{
    /// <summary>0 to 100; null without items.</summary>
    public double? Percent => Items == 0 ? null : 100.0 * Agreed / Items;

    /// <param name="pairs">Each thing as the one and the other has coded it; "none" is a category like any other.</param>
    public static CoderAgreement Of<T>(IReadOnlyCollection<(T A, T B)> pairs) where T : notnull
    {
        var agreed = pairs.Count(p => p.A.Equals(p.B));
        var (ofA, ofB) = (pairs.CountBy(p => p.A).ToDictionary(), pairs.CountBy(p => p.B).ToDictionary());
        // Multiplied by the square of their number all of it is whole: nothing is lost to rounding before the one division.
        var all = (long)pairs.Count * pairs.Count;
        var expected = ofA.Sum(c => (long)c.Value * ofB.GetValueOrDefault(c.Key));
        return new(pairs.Count, agreed, all == expected ? null : (double)(((long)agreed * pairs.Count) - expected) / (all - expected));
    }
}

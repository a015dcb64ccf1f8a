using CsCheck;
using PeaceTalksTracker.Web.Features.Agreement;

namespace PeaceTalksTracker.Web.Tests.Agreement;

public sealed class CoderAgreementTests
{
    private static readonly Gen<(int A, int B)[]> Pairs = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Array[1, 60];

    /// <summary>Rows are the one coder's categories, columns the other's.</summary>
    public static TheoryData<int[][], double, double> Published => new()
    {
        // Viera and Garrett, Understanding interobserver agreement, Family Medicine 37 (2005): (0.85 − 0.65) / (1 − 0.65).
        { [[15, 5], [10, 70]], 85, 4.0 / 7 },
        // Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), ch. 18, two raters and three diagnoses: (0.89 − 0.66) / (1 − 0.66).
        { [[75, 1, 4], [5, 4, 1], [0, 0, 10]], 89, 0.23 / 0.34 },
        // 35 of 50 alike where chance gives half: (0.7 − 0.5) / (1 − 0.5).
        { [[20, 5], [10, 15]], 70, 0.4 },
        // Worse than chance: (0.29 − 0.35) / (1 − 0.35).
        { [[25, 13, 12], [12, 2, 16], [3, 15, 2]], 29, -0.06 / 0.65 },
        // Each always says the opposite of the other.
        { [[0, 5], [5, 0]], 0, -1 },
    };

    [Theory, MemberData(nameof(Published))]
    public void Figures_are_those_worked_out_by_hand(int[][] table, double percent, double kappa)
    {
        var pairs = table.SelectMany((row, a) => row.SelectMany((count, b) => Enumerable.Repeat((a, b), count))).ToList();
        var figures = CoderAgreement.Of(pairs);
        figures.Percent.ShouldNotBeNull().ShouldBe(percent, 1e-12);
        figures.Kappa.ShouldNotBeNull().ShouldBe(kappa, 1e-12);
    }

    [Fact]
    public void Where_both_use_one_and_the_same_category_kappa_says_nothing()
        => CoderAgreement.Of([("x", "x"), ("x", "x")]).ShouldBe(new CoderAgreement(2, 2, null));

    [Fact]
    public void Where_each_uses_one_category_and_they_differ_agreement_is_that_of_chance()
        => CoderAgreement.Of([("x", "y"), ("x", "y")]).ShouldBe(new CoderAgreement(2, 0, 0));

    [Fact]
    public void Of_nothing_there_is_no_figure()
        => CoderAgreement.Of<string>([]).ShouldSatisfyAllConditions(a => a.Percent.ShouldBeNull(), a => a.Kappa.ShouldBeNull());

    [Fact]
    public void Kappa_lies_between_minus_one_and_one_whoever_comes_first_and_whatever_the_categories_are_called()
        => Gen.Select(Pairs, Gen.Shuffle(new[] { "p", "q", "r", "s", "t" })).Sample((pairs, names) =>
        {
            var figures = CoderAgreement.Of(pairs);
            if (figures.Kappa is { } kappa)
                kappa.ShouldBeInRange(-1, 1);
            CoderAgreement.Of([.. pairs.Select(p => (p.B, p.A))]).ShouldBe(figures);
            CoderAgreement.Of([.. pairs.Select(p => (names[p.A], names[p.B]))]).ShouldBe(figures);
        });

    [Fact]
    public void Kappa_is_one_exactly_where_all_are_alike_in_two_categories_or_more()
        => Pairs.Sample(pairs =>
        {
            (CoderAgreement.Of(pairs).Kappa == 1).ShouldBe(pairs.All(p => p.A == p.B) && pairs.Select(p => p.A).Distinct().Count() > 1);
            CoderAgreement.Of([.. pairs.Select(p => (p.A, p.A))]).Kappa.ShouldBe(pairs.Select(p => p.A).Distinct().Count() > 1 ? 1 : null);
        });

    [Fact]
    public void A_draw_is_the_same_for_the_same_seed_whatever_order_the_records_come_in()
        => Gen.Select(Gen.String.Array[0, 40], Gen.Int[0, 999_999]).Sample((keys, seed) =>
            RoundService.Draw(keys.Reverse(), k => k, seed).ShouldBe(RoundService.Draw(keys, k => k, seed)));
}

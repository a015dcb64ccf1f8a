using CsCheck;
using PeaceTalksTracker.Web.Features.Timeline;

namespace PeaceTalksTracker.Web.Tests.Timeline;

public sealed class OrderLayoutTests
{
    private static List<OrderGroup> Groups(params (int, int)[] pairs) => OrderLayout.Groups(pairs, Comparer<int>.Default);

    [Fact]
    public void Each_connected_set_is_a_group_with_its_own_steps()
    {
        var groups = Groups((3, 1), (4, 5));
        groups.Count.ShouldBe(2);
        groups[0].Steps.ShouldBe([[3], [1]]);
        groups[1].Steps.ShouldBe([[4], [5]]);
    }

    [Fact]
    public void What_nothing_orders_among_itself_shares_a_step()
        => Groups((1, 3), (2, 3)).Single().Steps.ShouldBe([[1, 2], [3]]);

    [Fact]
    public void A_step_waits_for_the_last_of_those_before_it()
        => Groups((1, 2), (2, 3), (1, 3)).Single().Steps.ShouldBe([[1], [2], [3]]);

    [Fact]
    public void The_same_relation_told_twice_counts_once()
        => Groups((1, 2), (1, 2)).Single().Steps.ShouldBe([[1], [2]]);

    [Fact]
    public void A_circle_is_a_contradiction_and_is_not_put_in_steps()
    {
        var group = Groups((1, 2), (2, 3), (3, 1), (3, 4)).Single();
        group.IsContradiction.ShouldBeTrue();
        group.Steps.ShouldBe([[1, 2, 3, 4]]);
    }

    [Fact]
    public void No_event_stands_before_one_that_the_text_puts_earlier()
        => Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Where(p => p.Item1 != p.Item2).Array[0, 40].Sample(pairs =>
        {
            foreach (var group in Groups(pairs).Where(g => !g.IsContradiction))
            {
                var step = group.Steps.SelectMany((members, at) => members.Select(m => (m, at))).ToDictionary(m => m.m, m => m.at);
                foreach (var (earlier, later) in pairs.Where(p => step.ContainsKey(p.Item1)))
                    step[earlier].ShouldBeLessThan(step[later]);
            }
        });

    [Fact]
    public void Every_event_with_a_relation_is_in_one_group()
        => Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Where(p => p.Item1 != p.Item2).Array[0, 40].Sample(pairs =>
            Groups(pairs).SelectMany(g => g.Steps).SelectMany(s => s).Order()
                .ShouldBe(pairs.SelectMany(p => new[] { p.Item1, p.Item2 }).Distinct().Order()));
}

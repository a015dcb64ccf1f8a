using CsCheck;
using PeaceTalksTracker.Core.Model;
using PeaceTalksTracker.Web.Features.Stances;

namespace PeaceTalksTracker.Web.Tests.Stances;

public sealed class ShiftFinderTests
{
    private static readonly DateOnly Start = new(2025, 3, 1);

    private static DatedStance On(int day, Position position, int id = 0, Voice voice = Voice.Self, int? by = null)
        => new(id == 0 ? day : id, 1, "ceasefire", voice, by, position, Start.AddDays(day), Start.AddDays(day));

    private static readonly Gen<DateOnly?> Day = Gen.Int[-3, 12].Select(d => d < 0 ? (DateOnly?)null : Start.AddDays(d));

    private static readonly Gen<DatedStance[]> Stances = Gen.Select(
            Gen.Int[1, 2], Gen.Bool.Select(truce => truce ? "ceasefire" : "sanctions"), Gen.Enum<Voice>(), Gen.Enum<Position>(), Day, Gen.Int[0, 4], Gen.Bool)
        .Select((actor, issue, voice, position, earliest, length, open) => new DatedStance(
            0, actor, issue, voice, voice == Voice.Reported ? actor + 5 : null, position, earliest, open ? null : earliest?.AddDays(length)))
        .Array[0, 24].Select(all => all.Select((s, i) => s with { RecordId = i + 1 }).ToArray());

    [Fact]
    public void A_later_and_different_position_is_a_shift()
    {
        var (old, changed) = ShiftFinder.Find([On(9, Position.Opposes), On(1, Position.Supports)]).ShouldHaveSingleItem();
        (old.Position, changed.Position).ShouldBe((Position.Supports, Position.Opposes));
    }

    [Fact]
    public void The_same_position_again_is_none_and_every_turn_is_one()
        => ShiftFinder.Find([On(1, Position.Supports), On(2, Position.Supports), On(3, Position.Opposes), On(4, Position.Opposes), On(5, Position.Supports)])
            .Select(s => (s.Old.RecordId, s.New.RecordId)).ShouldBe([(4, 5), (2, 3)]);

    [Fact]
    public void Two_positions_on_one_day_contradict_each_other_and_shift_nothing()
        => ShiftFinder.Find([On(1, Position.Supports), On(5, Position.Supports, 5), On(5, Position.Opposes, 6)]).ShouldBeEmpty();

    [Fact]
    public void Voices_and_reporters_are_not_compared_with_one_another()
    {
        ShiftFinder.Find([On(1, Position.Supports), On(5, Position.Opposes, voice: Voice.Outlet)]).ShouldBeEmpty();
        ShiftFinder.Find([On(1, Position.Supports, voice: Voice.Reported, by: 7), On(5, Position.Opposes, voice: Voice.Reported, by: 8)]).ShouldBeEmpty();
    }

    [Fact]
    public void Times_that_overlap_have_no_order()
    {
        var month = new DatedStance(1, 1, "ceasefire", Voice.Self, null, Position.Supports, Start, Start.AddDays(30));
        ShiftFinder.Find([month, On(12, Position.Opposes)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_shift_compares_like_with_like_and_runs_forward_in_time()
        => Stances.Sample(all =>
        {
            foreach (var (old, changed) in ShiftFinder.Find(all))
            {
                (changed.ActorId, changed.IssueId, changed.Voice, changed.ById).ShouldBe((old.ActorId, old.IssueId, old.Voice, old.ById));
                changed.Position.ShouldNotBe(old.Position);
                (old.Latest is { } end && changed.Earliest is { } begin && end < begin).ShouldBeTrue();
            }
        });

    [Fact]
    public void Undated_stances_change_nothing()
        => Stances.Sample(all => ShiftFinder.Find(all)
            .ShouldBe(ShiftFinder.Find(all.Where(s => s.Earliest is not null || s.Latest is not null))));

    [Fact]
    public void The_order_of_reading_does_not_matter()
        => Stances.Sample(all => ShiftFinder.Find(all.Reverse()).ShouldBe(ShiftFinder.Find(all)));

    [Fact]
    public void Who_never_changes_never_shifts()
        => Stances.Sample(all => ShiftFinder.Find(all.Select(s => s with { Position = Position.Doubts })).ShouldBeEmpty());
}

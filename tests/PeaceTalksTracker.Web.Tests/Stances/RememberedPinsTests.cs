using PeaceTalksTracker.Web.Features.Stances;

namespace PeaceTalksTracker.Web.Tests.Stances;

public sealed class RememberedPinsTests
{
    [Fact]
    public void Until_somebody_pins_it_is_the_five_of_the_talks()
    {
        var pins = new RememberedPins();
        pins.Keys.ShouldBe(PinnedActors.DefaultKeys);
        pins.Address.ShouldBe("/stances");
        pins.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_pinned_goes_into_the_address_and_says_so_once()
    {
        var pins = new RememberedPins();
        var told = 0;
        pins.Changed += () => told++;
        pins.Remember(["ann-lee", "bob-ray"]);
        pins.Remember(["ann-lee", "bob-ray"]);
        pins.Address.ShouldBe("/stances?pin=ann-lee&pin=bob-ray");
        told.ShouldBe(1);
        pins.Remember(PinnedActors.DefaultKeys);
        pins.Address.ShouldBe("/stances");
    }

    [Fact]
    public void What_the_browser_kept_comes_back_unless_others_are_pinned_already()
    {
        var earlier = new RememberedPins();
        earlier.Remember(["ann-lee", "bob-ray"]);

        var later = new RememberedPins();
        later.Restore(earlier.Kept);
        later.Keys.ShouldBe(["ann-lee", "bob-ray"]);

        var busy = new RememberedPins();
        busy.Remember(["cy-dow"]);
        busy.Restore(earlier.Kept);
        busy.Keys.ShouldBe(["cy-dow"]);
    }

    [Fact]
    public void Nobody_pinned_is_remembered_too()
    {
        var earlier = new RememberedPins();
        earlier.Remember([]);
        var later = new RememberedPins();
        later.Restore(earlier.Kept);
        later.Keys.ShouldBeEmpty();
    }
}

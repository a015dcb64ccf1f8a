using PeaceTalksTracker.Browser.Tests.Harness;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(SeededApp))]
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]

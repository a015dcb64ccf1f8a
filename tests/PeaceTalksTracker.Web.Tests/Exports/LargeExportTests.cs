using Microsoft.Extensions.DependencyInjection;
using PeaceTalksTracker.Benchmarks;
using PeaceTalksTracker.Web.Features.Briefs;
using PeaceTalksTracker.Web.Features.Exports;
using PeaceTalksTracker.Web.Tests.Briefs;

namespace PeaceTalksTracker.Web.Tests.Exports;

/// <summary>More rows than anybody should hold in memory.</summary>
public sealed class LargeStore : IAsyncLifetime
{
    public const int Events = 50_000;

    private readonly string file = Path.Combine(Path.GetTempPath(), $"tracker-test-{Guid.NewGuid():N}.db");

    public ServiceProvider Services { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Services = GeneratedStore.Open(file + ";Pooling=False");
        await GeneratedStore.FillAsync(Services, Events);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            File.Delete(path);
    }
}

/// <summary>Nothing else runs meanwhile: what others hold in memory would count.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class LargeExportTests(LargeStore store) : IClassFixture<LargeStore>
{
    private const int First = 5_000;

    [Theory]
    [InlineData(ExportFormat.Csv, ExportOf.Events)]
    [InlineData(ExportFormat.Xlsx, null)]
    public async Task Fifty_thousand_rows_are_written_in_the_memory_that_five_thousand_take(ExportFormat format, ExportOf? of)
    {
        var memory = new MemoryAt(First, LargeStore.Events);
        using var rows = new CountingStream();
        await WriteAsync(format, of, rows, memory);
        rows.Length.ShouldBeGreaterThan(LargeStore.Events * (format == ExportFormat.Csv ? 100 : 20));
        (memory.Held[1] - memory.Held[0]).ShouldBeLessThan(12 * 1024 * 1024);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.JsonLd)]
    [InlineData(ExportFormat.TimelineJs)]
    [InlineData(ExportFormat.GeoJson)]
    [InlineData(ExportFormat.Ics)]
    [InlineData(ExportFormat.Zip)]
    public async Task Whoever_stops_in_the_middle_is_obeyed_and_no_file_is_left_behind(ExportFormat format)
    {
        using var source = new CancellationTokenSource();
        var progress = new PrintedSample.StopAfter(1_000, source);
        var folders = Temporary();
        using var target = new CountingStream();
        await Should.ThrowAsync<OperationCanceledException>(() => WriteAsync(format, format == ExportFormat.Csv ? ExportOf.Events : null, target, progress, source.Token));
        progress.Heard.ShouldBeLessThan(1_010);
        if (format is ExportFormat.Xlsx or ExportFormat.Zip)
            target.Length.ShouldBe(0);
        Temporary().Except(folders).ShouldBeEmpty();
    }

    private async Task WriteAsync(ExportFormat format, ExportOf? of, Stream target, IProgress<int> lines, CancellationToken cancellation = default)
    {
        await using var scope = store.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ExportService>().WriteAsync(new(format, new(new(), null, [], BriefEdits.None), of), _ => target, lines, cancellation: cancellation);
    }

    private static HashSet<string> Temporary()
        => [.. new[] { "records-*", "bundle-*" }.SelectMany(name => Directory.EnumerateDirectories(Path.GetTempPath(), name))];

    /// <summary>What is held in memory when so many rows are read.</summary>
    private sealed class MemoryAt(params int[] rows) : IProgress<int>
    {
        public List<long> Held { get; } = [];

        public void Report(int value)
        {
            if (Held.Count < rows.Length && value == rows[Held.Count])
                Held.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
    }

    /// <summary>Forgets what it is given.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

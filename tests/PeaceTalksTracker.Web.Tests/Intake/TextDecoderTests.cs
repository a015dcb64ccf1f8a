using System.Text;
using CsCheck;
using PeaceTalksTracker.Web.Features.Intake;

namespace PeaceTalksTracker.Web.Tests.Intake;

public sealed class TextDecoderTests
{
    private static readonly Encoding[] Marked =
        [new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true), new UTF32Encoding(true, true)];

    private static readonly string[] Samples =
        ["Putin met Trump.", "Зеленський сказав", "“quoted” – and café", "😀 talks", "line\r\nline\ttab", "ends with a control \u001a"];

    private static string Decode(byte[] bytes)
    {
        TextDecoder.TryDecode(bytes, out var text, out var problem).ShouldBeTrue(problem);
        return text!;
    }

    [Fact]
    public void A_byte_order_mark_decides_and_is_left_out()
        => Gen.Select(Gen.Int[0, Samples.Length - 1].List[1, 30], Gen.Int[0, Marked.Length - 1]).Sample((pieces, which) =>
        {
            var text = string.Concat(pieces.Select(i => Samples[i]));
            Decode([.. Marked[which].GetPreamble(), .. Marked[which].GetBytes(text)]).ShouldBe(text);
        });

    [Fact]
    public void Without_a_mark_it_is_utf_8()
        => Gen.Int[0, Samples.Length - 1].List[1, 30].Sample(pieces =>
        {
            var text = string.Concat(pieces.Select(i => Samples[i]));
            Decode(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
        });

    [Fact]
    public void What_is_no_utf_8_is_windows_1252()
        => Decode([.. "It cost "u8, 0x80, .. "100, said "u8, 0x93, .. "caf"u8, 0xE9, 0x94]).ShouldBe("It cost €100, said “café”");

    [Fact]
    public void Any_bytes_are_either_decoded_or_refused_with_a_sentence()
        => Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            var isText = TextDecoder.TryDecode(bytes, out var text, out var problem);
            (text is not null).ShouldBe(isText);
            (problem is not null).ShouldBe(!isText);
            if (problem is not null)
                problem.ShouldEndWith(".");
        });

    [Theory]
    [InlineData("%PDF-1.7 etc", "PDF")]
    [InlineData("PK\u0003\u0004 word/document.xml", "ZIP")]
    [InlineData("GIF89a", "image")]
    [InlineData("SQLite format 3\0", "database")]
    [InlineData("{\\rtf1 hello}", "rich text")]
    public void Files_of_other_kinds_are_named(string start, string name)
    {
        TextDecoder.TryDecode(Encoding.Latin1.GetBytes(start), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain(name);
    }

    [Fact]
    public void Zeros_in_abundance_are_no_text_and_a_single_one_is()
    {
        TextDecoder.TryDecode(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\0", 200))), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("not a text file");
        Decode(Encoding.UTF8.GetBytes(new string('a', 200) + "\0")).Length.ShouldBe(201);
    }

    [Fact]
    public void Nothing_decodes_to_nothing() => Decode([]).ShouldBe("");
}

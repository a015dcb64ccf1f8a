using PeaceTalksTracker.Core.Language.Parsing;
using PeaceTalksTracker.Evaluation;

namespace PeaceTalksTracker.Core.Tests.Language.Parsing;

public sealed class ConlluReaderTests
{
    [Fact]
    public void Sentences_have_their_words_and_comments_multiword_tokens_and_empty_nodes_are_no_words()
    {
        const string Text = """
            # newdoc id = GUM_news_talks
            # sent_id = 1
            # text = They don't agree.
            1	They	they	PRON	PRP	_	4	nsubj	_	_
            2-3	don't	_	_	_	_	_	_	_	_
            2	do	do	AUX	VBP	_	4	aux	_	_
            3	n't	not	PART	RB	_	4	advmod	_	_
            4	agree	agree	VERB	VB	_	0	root	_	SpaceAfter=No
            4.1	left	leave	VERB	VBD	_	_	_	4:conj	_
            5	.	.	PUNCT	_	_	4	punct	_	_

            1	Yes	yes	INTJ	UH	_	0	root	_	_
            """;
        var sentences = Read(Text);
        sentences.Count.ShouldBe(2);
        sentences[0].Document.ShouldBe("GUM_news_talks");
        sentences[0].Text.ShouldBe("They don't agree.");
        sentences[0].Words.Select(w => w.Form).ShouldBe(["They", "do", "n't", "agree", "."]);
        sentences[0].Words[2].ShouldBe(new TreebankWord("n't", "not", Upos.Part, "RB", 4, "advmod"));
        sentences[0].Words[4].Tag.ShouldBe("");
        sentences[1].Text.ShouldBe("");
    }

    [Theory]
    [InlineData("1\tYes\tyes\tINTJ", "talks.conllu, line 2: it has 4 columns")]
    [InlineData("2\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_", "talks.conllu, line 2: it is word “2” where word 1 should be")]
    [InlineData("1\tYes\tyes\tWORD\tUH\t_\t0\troot\t_\t_", "talks.conllu, line 2: it has “WORD” for a part of speech")]
    [InlineData("1\tYes\tyes\t3\tUH\t_\t0\troot\t_\t_", "talks.conllu, line 2: it has “3” for a part of speech")]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\tx\troot\t_\t_", "talks.conllu, line 2: it has “x” for a head")]
    [InlineData("1\t\tyes\tINTJ\tUH\t_\t0\troot\t_\t_", "talks.conllu, line 2: it has no word")]
    [InlineData("1\tYes\tyes\tINTJ\tUH\t_\t7\troot\t_\t_\n", "talks.conllu, line 3: it ends a sentence of 1 words whose word 1 hangs on word 7")]
    public void What_is_wrong_is_said_with_its_line(string line, string message)
        => Should.Throw<InvalidDataException>(() => Read($"# a comment\n{line}\n")).Message.ShouldStartWith(message);

    private static List<TreebankSentence> Read(string text) => [.. ConlluReader.Read(new StringReader(text), "talks.conllu")];
}

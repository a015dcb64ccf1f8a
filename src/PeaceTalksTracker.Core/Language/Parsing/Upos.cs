namespace PeaceTalksTracker.Core.Language.Parsing;

/// <summary>The parts of speech of Universal Dependencies.</summary>
public enum Upos : byte
{
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

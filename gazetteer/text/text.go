package text

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Text is a title and a body, cut into tokens and sentences. It must not be
// changed.
type Text struct {
	Source    string // the title, a blank line and the body, or the body alone
	Body      int    // where the body begins in Source
	Tokens    []Token
	Sentences []Span // without the white space around them

	folded string // the folded forms of the tokens, one after the other
}

// New cuts a text. The title may be empty; both must be valid UTF-8. Source is
// shared with the strings given where there is no title.
func New(w *Words, title, body string) *Text {
	t := &Text{Source: body}
	if title != "" {
		t.Source = title + "\n\n" + body
		t.Body = len(title) + 2
	}
	t.tokenize(w)
	t.segment(w)
	for i := range t.Tokens {
		w.describe(&t.Tokens[i])
	}
	t.readAddresses()
	t.findDatelines(w)
	return t
}

// Fold returns the folded form of a token of t.
func (t *Text) Fold(k *Token) string { return t.folded[k.fold:k.foldTo] }

// Word returns a token of t as it is written.
func (t *Text) Word(k *Token) string { return t.Source[k.Start:k.End] }

// At returns token i when there is one in the same sentence as token of, else
// nil.
func (t *Text) At(i int, of int32) *Token {
	return t.Near(&t.Tokens[of], i)
}

// Near returns token i when there is one in the sentence of k, else nil.
func (t *Text) Near(k *Token, i int) *Token {
	if i < 0 || i >= len(t.Tokens) || t.Tokens[i].Sentence != k.Sentence {
		return nil
	}
	return &t.Tokens[i]
}

// TokensIn returns the range of tokens that touch a range of bytes of Source.
func (t *Text) TokensIn(sp Span) (from, to int32) {
	lo, hi := 0, len(t.Tokens)
	for lo < hi {
		if m := (lo + hi) / 2; int(t.Tokens[m].End) <= sp.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	from = int32(lo)
	for lo < len(t.Tokens) && int(t.Tokens[lo].Start) < sp.End {
		lo++
	}
	return from, int32(lo)
}

// Bytes returns the range of bytes of the tokens from … to, which must not be
// empty.
func (t *Text) Bytes(from, to int32) Span {
	return Span{int(t.Tokens[from].Start), int(t.Tokens[to-1].End)}
}

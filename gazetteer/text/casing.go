package text

import "slices"

// Casing tells how the words of a sentence are written.
type Casing uint8

// The casings.
const (
	CasingPlain Casing = iota // names have capitals, and other words have none
	CasingUpper               // IN CAPITALS
	CasingTitle               // With Capitals Throughout, as headlines are
	CasingLower               // without any
)

// Casing returns how sentence i is written. Only [CasingPlain] tells names from other
// words by their capitals.
func (t *Text) Casing(i int) Casing {
	var c caseCounts
	from, to := t.TokensIn(t.Sentences[i])
	for k := from; k < to; k++ {
		c.count(&t.Tokens[k])
	}
	switch {
	case from == to:
		return CasingPlain
	case t.Tokens[from].Shouted():
		return CasingUpper
	case c.small == 0 && c.raised >= Headline && t.Tokens[to-1].Punct != '.':
		return CasingTitle
	case c.capitals == 0 && (c.lowered >= 2 || c.lowered == 1 && !c.opened):
		return CasingLower
	}
	return CasingPlain
}

// Headline is how many words that are no names must have a capital in a headline, where
// none has a small letter: see [Token.Raised].
const Headline = 3

// Raised counts a word that has a capital and is mostly written without one: 2 for words
// that bind others, for few names hold them with a capital, but 1 for articles, which
// names begin with; 0 for all other words, and the first of a sentence.
func (k *Token) Raised() int {
	switch {
	case k.Shape != ShapeTitle, k.First():
		return 0
	case k.Class == ClassArticle:
		return 1
	case isFunctionClass(k.Class):
		return 2
	case k.Class == ClassNone && k.Lex.Ordinary() >= everyday:
		return 1
	}
	return 0
}

// caseCounts counts the words of a sentence that tell its casing.
type caseCounts struct {
	capitals int  // words with a capital, the first and "I" left out
	raised   int  // see Token.Raised
	small    int  // words without a capital that headlines write with one
	lowered  int  // words without a capital that are mostly written with one
	opened   bool // the first word has a capital
}

func (c *caseCounts) count(k *Token) {
	if !k.Word() || k.Possessive() {
		return
	}
	if k.First() {
		c.opened = k.Capital()
		if k.Shape == ShapeLower && k.Lex&LexCapital != 0 && k.Class == ClassNone {
			c.lowered++
		}
		return
	}
	switch {
	case k.Capital():
		if k.Shape != ShapeInitial {
			c.capitals++
		}
		c.raised += k.Raised()
	case k.Shape == ShapeLower:
		switch {
		case k.Lex&LexCapital != 0 && k.Class == ClassNone && k.FoldLen() > 2:
			c.lowered++
		case k.Lex.Ordinary() >= everyday && k.FoldLen() > 4 && !isFunctionClass(k.Class):
			c.small++
		}
	}
}

// everyday is the least frequency, as [LexEntry.Frequency], of words that are known to
// be written without a capital. About one in two million words.
const everyday = 4

// isFunctionClass reports whether words of the class bind others and name nothing.
func isFunctionClass(c Class) bool {
	switch c {
	case ClassPrepositionIn, ClassPrepositionTo, ClassArticle, ClassConjunction, ClassPronoun, ClassAuxiliary,
		ClassSpeech, ClassAgency,
		ClassRelative:
		return true
	}
	return false
}

// IsEveryday reports whether the word is one that is written without a capital: it
// binds others, or is common and mostly written so.
func (k *Token) IsEveryday() bool { return isFunctionClass(k.Class) || k.Lex.Ordinary() >= everyday }

// Reshaped returns a copy of the text with other shapes, one for each token. Its words
// stay as they are written in the source.
func (t *Text) Reshaped(shapes []Shape) *Text {
	out := *t
	out.Tokens = slices.Clone(t.Tokens)
	for i := range out.Tokens {
		out.Tokens[i].Shape = shapes[i]
	}
	return &out
}

package text

// Shape tells how a token is written.
type Shape uint8

// The shapes.
const (
	ShapeLower   Shape = iota // in, said, 's
	ShapeTitle                // Istanbul
	ShapeUpper                // NATO
	ShapeInitial              // J, and J. as one token
	ShapeMixed                // McAllen, iPhone
	ShapeDotted               // U.S, W.Va
	ShapeDigit                // 24
	ShapeAlnum                // A320, 1990s
	ShapeUncased              // letters of a script without case
	ShapePunct                // anything else
)

// Token is a word, a number or one punctuation mark of a text.
type Token struct {
	Start, End   int32  // bytes of the source
	fold, foldTo int32  // range of the folded forms
	Key          uint64 // hash of the folded form
	Sentence     int32
	Shape        Shape
	Punct        byte // the ASCII mark of a ShapePunct token: . , - ' " ( ) ; : / & – as _, ’ as '
	flags        flags
	Lex          LexEntry
	Class        Class
}

// flags holds what is true of a token.
type flags uint8

const (
	spaceBefore flags = 1 << iota
	lineBefore
	firstWord
	shouted
	dateline
	possessive
	listed // in a set of the words that the text was cut with
)

// SpaceBefore reports whether white space stands before the token.
func (k *Token) SpaceBefore() bool { return k.flags&spaceBefore != 0 }

// LineBefore reports whether a line break stands before the token.
func (k *Token) LineBefore() bool { return k.flags&lineBefore != 0 }

// First reports whether it is the first word of its sentence, quotes and brackets
// aside.
func (k *Token) First() bool { return k.flags&firstWord != 0 }

// Shouted reports whether its sentence is written in capitals.
func (k *Token) Shouted() bool { return k.flags&shouted != 0 }

// Dateline reports whether it belongs to the town that a line says it was written
// in: "ISTANBUL — ".
func (k *Token) Dateline() bool { return k.flags&dateline != 0 }

// FoldLen returns the length of the folded form in bytes.
func (k *Token) FoldLen() int { return int(k.foldTo - k.fold) }

// Capital reports whether the token starts as a name does.
func (k *Token) Capital() bool {
	switch k.Shape {
	case ShapeTitle, ShapeUpper, ShapeInitial, ShapeMixed, ShapeDotted:
		return true
	}
	return false
}

// Word reports whether the token has letters.
func (k *Token) Word() bool { return k.Shape != ShapePunct && k.Shape != ShapeDigit }

// Possessive reports whether the token is the ending of a possessive: ’s. Its shape
// is that of a small word, in capitals too.
func (k *Token) Possessive() bool { return k.flags&possessive != 0 }

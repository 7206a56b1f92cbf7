package text

import (
	"unicode"
	"unicode/utf8"
)

// casedLetters counts the characters of a word that tell how it is written.
type casedLetters struct {
	upper, lower, digits int
	uncased              int // letters of scripts without case
	dots                 int
	firstUpper           bool // the first character is upper case
}

// ShapeOf returns how a word is written, and the ASCII mark that a ShapePunct
// word stands for.
func ShapeOf(w string) (Shape, byte) {
	var n casedLetters
	for i, r := range w {
		switch {
		case 'a' <= r && r <= 'z':
			n.lower++
		case 'A' <= r && r <= 'Z':
			n.upper++
			n.firstUpper = n.firstUpper || i == 0
		case '0' <= r && r <= '9':
			n.digits++
		case r == '.':
			n.dots++
		case r < utf8.RuneSelf:
		case r >= 'а' && r <= 'я':
			n.lower++
		case r >= 0x4E00 && r <= 0x9FFF, r >= 'ا' && r <= 'ي':
			n.uncased++
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			n.upper++
			n.firstUpper = n.firstUpper || i == 0
		case unicode.IsLower(r):
			n.lower++
		case unicode.IsLetter(r):
			n.uncased++
		case unicode.IsDigit(r):
			n.digits++
		}
	}
	s := n.shape()
	if s == ShapePunct {
		return s, punctOf(w)
	}
	return s, 0
}

// shape returns the shape of a word with these characters.
func (n *casedLetters) shape() Shape {
	switch cased := n.upper + n.lower; {
	case cased == 0 && n.uncased > 0:
		return ShapeUncased
	case cased == 0 && n.digits > 0:
		return ShapeDigit
	case cased == 0:
		return ShapePunct
	case n.digits > 0:
		if n.upper > 0 && n.firstUpper {
			return ShapeMixed
		}
		return ShapeAlnum
	case n.upper == 0:
		return ShapeLower
	case n.dots > 0 && n.firstUpper:
		return ShapeDotted
	case n.upper == 1 && n.lower == 0:
		return ShapeInitial
	case n.lower == 0:
		return ShapeUpper
	case n.upper == 1 && n.firstUpper:
		return ShapeTitle
	case n.firstUpper:
		return ShapeMixed
	default:
		return ShapeLower // iPhone, d'Alene: starts small
	}
}

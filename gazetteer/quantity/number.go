package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numeral is a number as a text writes it.
type numeral struct {
	lo, hi float64 // equal unless the words are a range by themselves: "several", "hundreds of"
	step   float64 // the place value of the last digit that means something: 100 for 400, 0.1 for 12.8
	vague  bool    // "several", "dozens of", "a few"
	next   int     // the token after it
}

// numeralAt reads the number that starts at token i, in figures or in words.
func (r *numbers) numeralAt(t []Token, i int) (numeral, bool) {
	if i >= len(t) || i < 0 {
		return numeral{}, false
	}
	if t[i].Kind == Number {
		return r.figuresAt(t, i)
	}
	if t[i].Kind != Word {
		return numeral{}, false
	}
	if n, ok := r.vagueAt(t, i); ok {
		return n, true
	}
	if n, ok := r.fractionWordsAt(t, i); ok {
		return n, true
	}
	return r.wordsAt(t, i)
}

// figuresAt reads digits and what may follow them: "1,200", "2 1/2", "2½",
// "1.5 million", "3 and a half", "2 dozen".
func (r *numbers) figuresAt(t []Token, i int) (numeral, bool) {
	word, next := r.grouped(t, i)
	v, step, ok := r.parseFigure(word)
	if !ok {
		return numeral{}, false
	}
	n := numeral{v, v, step, false, next}
	if f, next, ok := slashFraction(t, i); ok {
		return numeral{f, f, f, false, next}, true
	}
	if f, next, ok := slashFraction(t, n.next); ok && step >= 1 && v == math.Trunc(v) {
		n.lo, n.hi, n.step, n.next = v+f, v+f, f, next
		return n, true
	}
	if f, next, ok := r.andAFraction(t, n.next); ok {
		n.lo, n.hi, n.step, n.next = v+f, v+f, f, next
		return n, true
	}
	if m, size := r.times(t, n.next); m > 1 {
		n.lo, n.hi, n.step, n.next = v*m, v*m, step*m, n.next+size
		if r.class(t, n.next-1) == classDozen {
			n.step = m
		}
		r.addFigures(t, &n, m)
	}
	return n, true
}

// addFigures adds the figures behind a thousand in words, "2 bin 500 km", where a comma stands
// before decimals.
func (r *numbers) addFigures(t []Token, n *numeral, times float64) {
	if !r.comma || times != 1000 || n.next >= len(t) || t[n.next].Kind != Number || len(t[n.next].Word) > 3 {
		return
	}
	if v, step, ok := parseFigure(t[n.next].Word); ok && v == math.Trunc(v) {
		n.lo, n.hi, n.step, n.next = n.lo+v, n.hi+v, step, n.next+1
	}
}

// grouped returns the number token i with the last group of its digits, which has decimals of
// its own, where a comma stands before decimals: "1 234,5". next is the token after it.
func (r *numbers) grouped(t []Token, i int) (word string, next int) {
	word = t[i].Word
	if !r.comma || i+1 >= len(t) || t[i+1].Kind != Number {
		return word, i + 1
	}
	head, decimals, ok := strings.Cut(t[i+1].Word, ",")
	if gap := t[i+1].Start - t[i].End; !ok || gap < 1 || gap > 3 || len(head) != 3 || len(word) > 3 || containsMark(word) ||
		decimals == "" {
		return word, i + 1
	}
	return word + t[i+1].Word, i + 2
}

// parseFigure reads one number token as the language of r writes it.
func (r *numbers) parseFigure(s string) (v, step float64, ok bool) {
	if r.comma {
		s = strings.Map(swapMarks, s)
	}
	return parseFigure(s)
}

func swapMarks(r rune) rune {
	switch r {
	case ',':
		return '.'
	case '.':
		return ','
	}
	return r
}

// maxDigits bounds a number: what has more digits is no length on earth.
const maxDigits = 32

// parseFigure reads one number token. A comma parts thousands when three
// digits follow it, else it is a decimal comma; a dot is a decimal point
// unless there are several.
func parseFigure(s string) (v, step float64, ok bool) {
	frac := 0.0
	if n := len(s); n > 0 && !isDigit(s[n-1]) {
		j := n
		for j > 0 && !isDigit(s[j-1]) {
			j--
		}
		if frac = vulgar(s[j:]); frac == 0 {
			return 0, 0, false
		}
		if s = s[:j]; s == "" {
			return frac, frac, true
		}
	}
	digits, decimals, ok := digitsOf(s)
	if !ok {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, 0, false
	}
	if decimals > 0 {
		step = math.Pow10(-decimals)
		v *= step
	} else {
		step = lastPlace(v)
	}
	if frac > 0 {
		return v + frac, frac, true
	}
	return v, step, v > 0
}

// digitsOf returns the digits of a number without its marks, and how many of
// them are decimals. ok is false for what is no number.
func digitsOf(s string) (digits string, decimals int, ok bool) {
	d := make([]byte, 0, maxDigits)
	dots := strings.Count(s, ".")
	decimals = -1
	for k := range len(s) {
		switch c := s[k]; {
		case isDigit(c):
			if len(d) == maxDigits {
				return "", 0, false
			}
			d = append(d, c)
			if decimals >= 0 {
				decimals++
			}
		case c == ',':
			if followedByThree(s, k) && decimals < 0 {
				continue
			}
			if decimals >= 0 || strings.Count(s, ",") > 1 {
				return "", 0, false
			}
			decimals = 0
		case c == '.' && dots > 1:
			if !followedByThree(s, k) {
				return "", 0, false
			}
		case c == '.':
			if decimals >= 0 {
				return "", 0, false
			}
			decimals = 0
		case c == '_':
			return "", 0, false
		}
	}
	return string(d), decimals, true
}

// followedByThree reports whether exactly three digits follow s[k].
func followedByThree(s string, k int) bool {
	n := 0
	for j := k + 1; j < len(s) && isDigit(s[j]); j++ {
		n++
	}
	return n == 3
}

// lastPlace returns the place value of the last non-zero digit of a whole
// number: 100 for 400, 10 for 1250.
func lastPlace(v float64) float64 {
	step := 1.0
	for v >= 10 && math.Mod(v, 10) == 0 {
		v /= 10
		step *= 10
	}
	return step
}

// slashFraction reads "1/2" at token i.
func slashFraction(t []Token, i int) (f float64, next int, ok bool) {
	if i+2 >= len(t) || t[i].Kind != Number || t[i+1].Word != "/" && t[i+1].Word != "⁄" || t[i+2].Kind != Number {
		return 0, i, false
	}
	if !t[i].Touches(&t[i+1]) || !t[i+1].Touches(&t[i+2]) {
		return 0, i, false
	}
	a, _, ok1 := parseFigure(t[i].Word)
	b, _, ok2 := parseFigure(t[i+2].Word)
	if !ok1 || !ok2 || a >= b || b > 16 || b != math.Trunc(b) || a != math.Trunc(a) {
		return 0, i, false
	}
	return a / b, i + 3, true
}

// vulgar returns the value of a fraction character of Unicode, 0 for all else.
func vulgar(s string) float64 {
	r, n := utf8.DecodeRuneInString(s)
	if n != len(s) {
		return 0
	}
	switch r {
	case '½':
		return 1. / 2
	case '¼':
		return 1. / 4
	case '¾':
		return 3. / 4
	case '⅓':
		return 1. / 3
	case '⅔':
		return 2. / 3
	case '⅕':
		return 1. / 5
	case '⅛':
		return 1. / 8
	case '⅜':
		return 3. / 8
	case '⅝':
		return 5. / 8
	case '⅞':
		return 7. / 8
	}
	return 0
}

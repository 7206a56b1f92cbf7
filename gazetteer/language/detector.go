package language

import (
	"math"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer/text"
)

// Detector tells languages apart. It is immutable and safe for concurrent use.
type Detector struct {
	languages []Language
	of        map[script]set  // the languages of a script
	words     text.Table[set] // the languages that have a small word, by its hash
	letters   []set           // the languages that have a letter beside the common ones, by the letter
}

// set is a set of languages, a bit for each.
type set uint64

const maxLanguages = 64

// Language is a language that texts are written in. The zero value is none.
type Language struct {
	Tag  string // ISO 639-1
	Name string // in English
}

// The limits of a guess.
const (
	maxBytes            = 2 << 10 // of a text that are looked at
	leastLetters        = 8       // where the script has one language
	leastWords          = 2.5     // where it has several
	sureWords           = 4       // below which a language has to be ahead of English, some of whose small words it has
	ahead               = 1.5     // by so much
	leastOther          = 0.75    // in other scripts than Latin
	least               = 0.1     // share of the words that speak for the language
	few                 = 12      // words, below which more of them must
	leastFew            = 0.2
	leastSaid           = 0.08 // share of small words: letters alone are as well those of a language that is not known
	leastScore          = 1.2  // one small word is nothing
	lead                = 0.02 // before the second language, by word
	capital             = 0.25 // weight of a word with a capital, which may be part of a name
	letter              = 0.5  // weight of a letter beside the common ones, for and against
	longestUnit         = 3    // characters of a word behind a number that may be a unit or a direction, in capitals: "120 MI NE"
	measured            = 2    // how many such words may follow a number
	longestAbbreviation = 4    // characters of a word with a capital before a full stop that may be one
	headline            = 0.4  // share of the words of a headline that speak for its language
	aheadOf             = 0.5  // the second language and English, in a headline
)

// Detect guesses the language of a text, none where it cannot tell. Of a long text the
// beginning is looked at.
func (d *Detector) Detect(text string) Language {
	c := counter{Detector: d, capital: capital}
	text = cut(text, maxBytes)
	c.read(text)
	if c.small == 0 { // in capitals throughout, which tell nothing
		c = counter{Detector: d, capital: 1}
		c.read(text)
	}
	return c.guess()
}

// cut returns the beginning of a text in whole characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// counter counts what the words of one text say.
type counter struct {
	*Detector
	letters [scripts]int          // characters of each script
	small   int                   // words without a capital
	capital float64               // weight of a word with a capital
	units   int                   // how many of the next words may belong to the number before them
	words   [scripts]float64      // words of each, by their weights
	said    [maxLanguages]float64 // small words of each language
	spelt   [maxLanguages]float64 // letters of each, less those that it lacks
}

// read cuts a text into words and counts them.
func (c *counter) read(text string) {
	w := word{}
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			switch {
			case 'a' <= r && r <= 'z':
				w.add(r, latin)
			case 'A' <= r && r <= 'Z':
				w.capital = w.capital || w.n == 0
				w.add(r|0x20, latin)
			case '0' <= r && r <= '9':
				c.count(&w)
				c.units = measured
			case r == '.' && w.capital && w.n <= longestAbbreviation:
				c.skip(&w) // "Ont.", which is French for "have", is a province
			default:
				c.count(&w)
			}
		case isLetter(r):
			s := scriptOf(r)
			if s == han { // each is a word
				c.count(&w)
				w.add(r, s)
				c.count(&w)
				continue
			}
			small := toLower(r)
			w.capital = w.capital || w.n == 0 && small != r
			w.add(small, s)
			have := c.Detector.having(small)
			w.special |= have
			if have != 0 {
				w.lacking |= c.of[s] &^ have
			}
		case unicode.Is(unicode.Mn, r):
			// part of the letter before
		default:
			c.count(&w)
		}
	}
	c.count(&w)
}

// having returns the languages that have a letter which tells some of them apart, none for another letter.
func (d *Detector) having(r rune) set {
	if int(r) < len(d.letters) {
		return d.letters[r]
	}
	return 0
}

// word is the word that is being read.
type word struct {
	hash             uint64
	n                int // characters
	script           script
	capital          bool // its first character
	special, lacking set  // languages that have its letters, and that lack one
}

func (w *word) add(r rune, s script) {
	if w.n == 0 {
		w.hash, w.script = hashStart, s
	}
	w.hash = hash(w.hash, r)
	w.n++
}

// count ends a word.
func (c *counter) count(w *word) {
	if w.n == 0 {
		return
	}
	c.units--
	if c.units >= 0 && w.n <= longestUnit && c.capital == 1 {
		c.skip(w)
		return
	}
	weight := 1.0
	if w.capital {
		weight = c.capital
	} else {
		c.small++
	}
	c.letters[w.script] += w.n
	c.words[w.script] += weight
	add(&c.said, c.Detector.words.Get(w.hash), weight)
	add(&c.spelt, w.special&^w.lacking, letter*weight)
	add(&c.spelt, w.lacking, -letter*weight)
	*w = word{}
}

// skip ends a word that says nothing of the language.
func (c *counter) skip(w *word) {
	c.letters[w.script] += w.n
	*w = word{}
}

// add adds to the scores of languages.
func add(scores *[maxLanguages]float64, of set, v float64) {
	for ; of != 0; of &= of - 1 {
		scores[bits.TrailingZeros64(uint64(of))] += v
	}
}

// guess chooses among the languages of the script that most of the text is written in.
func (c *counter) guess() Language {
	s := c.script()
	of := c.of[s]
	switch bits.OnesCount64(uint64(of)) {
	case 0:
		return Language{}
	case 1:
		if c.letters[s] < leastLetters {
			return Language{}
		}
		return c.languages[bits.TrailingZeros64(uint64(of))]
	}
	best, first, second := -1, math.Inf(-1), math.Inf(-1)
	for ; of != 0; of &= of - 1 {
		k := bits.TrailingZeros64(uint64(of))
		v := c.said[k] + c.spelt[k]
		if v > first {
			best, first, second = k, v, first
		} else if v > second {
			second = v
		}
	}
	if s != latin { // few languages write it, and nothing is read where none is chosen
		if c.words[s] < leastOther || first <= 0 { // of those that are as likely the first counts
			return Language{}
		}
		return c.languages[best]
	}
	if c.isHeadline(s, best, first, second) {
		return c.languages[best]
	}
	words, floor := c.words[s], least
	if words < few {
		floor = leastFew
	}
	switch {
	case words < leastWords, first < leastScore, first < floor*words, words >= few && first-second < lead*words,
		c.said[best] < leastSaid*words, words < sureWords && first-c.english() < ahead:
		return Language{}
	}
	return c.languages[best]
}

// isHeadline reports whether so few words are as good as certain: most of them are those of one language,
// and English has none.
func (c *counter) isHeadline(s script, best int, first, second float64) bool {
	return c.said[best] >= 1 && first >= headline*c.words[s] && first-second >= aheadOf && first-c.english() > 2*aheadOf
}

// english returns the score of English, 0 where the table lacks it.
func (c *counter) english() float64 {
	for k := range c.languages {
		if c.languages[k].Tag == "en" {
			return c.said[k] + c.spelt[k]
		}
	}
	return 0
}

// kanaShare is how much of a Japanese text is written in kana, at least; Chinese has none.
const kanaShare = 0.05

// script returns the script that most of the text is written in.
func (c *counter) script() script {
	if k := float64(c.letters[kana]); k > 0 && k >= kanaShare*float64(c.letters[han]+c.letters[kana]) {
		c.letters[kana] += c.letters[han]
	}
	c.letters[han] *= hanLetters
	c.letters[kana] *= hanLetters
	best := none
	for s := range c.letters {
		if c.letters[s] > c.letters[best] {
			best = script(s)
		}
	}
	return best
}

// hanLetters is how many letters of an alphabet a character stands for.
const hanLetters = 3

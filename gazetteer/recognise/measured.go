package recognise

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// Measures are the words by which a text tells at what distance a place lies, in one language.
type Measures struct {
	lengths *quantity.Reader
	lies    map[string]bool // folded words: "liegt"
	begins  []string        // beginnings of such words: "находи"
	away    map[string]bool // what ends an attribute with a length: "entfernte"
	words   map[string]bool // all that the table has, which are no names: "首都", "الجزيرة"
}

// OpenMeasures reads the units and the words of lying from the tables lengths and distances of a language. The error names
// the table.
func OpenMeasures(language fs.FS) (*Measures, error) {
	folder, err := fs.Sub(language, "lengths")
	if err != nil {
		return nil, fmt.Errorf("recognise: %w", err)
	}
	m := &Measures{lies: map[string]bool{}, away: map[string]bool{}, words: map[string]bool{}}
	if m.lengths, err = quantity.Open(folder); err != nil {
		return nil, fmt.Errorf("recognise: %w", err)
	}
	rows, err := text.ReadTable(language, "distances/words.tsv", 3)
	if err != nil {
		return nil, fmt.Errorf("recognise: %w", err)
	}
	for _, row := range rows {
		m.words[string(gazetteer.Fold(nil, row[0]))] = true
		if slices.Contains(strings.Fields(row[1]), "away") {
			m.away[string(gazetteer.Fold(nil, row[0]))] = true
		}
		if !slices.ContainsFunc(strings.Fields(row[1]), tellsDistance(row[0])) {
			continue
		}
		if stem, ok := strings.CutSuffix(row[0], "*"); ok {
			m.begins = append(m.begins, string(gazetteer.Fold(nil, stem)))
		} else {
			m.lies[string(gazetteer.Fold(nil, row[0]))] = true
		}
	}
	return m, nil
}

// tellsDistance returns what reports whether a class of a word makes it one of lying. In a script without spaces the verb of
// distance is the preposition, too: "距", "离".
func tellsDistance(word string) func(class string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return func(class string) bool {
		return class == "lies" || class == "apart" || class == "from" && unicode.Is(unicode.Han, r)
	}
}

// liesAt reports whether token i says that something lies somewhere.
func (m *Measures) liesAt(t *text.Text, i int) bool {
	k := &t.Tokens[i]
	if k.Shape == text.ShapePunct {
		return false
	}
	word := t.Fold(k)
	if m.lies[word] {
		return true
	}
	if k.Shape == text.ShapeUncased && i+1 < len(t.Tokens) && m.lies[word+t.Fold(&t.Tokens[i+1])] {
		return true // two characters
	}
	return slices.ContainsFunc(m.begins, func(stem string) bool { return strings.HasPrefix(word, stem) })
}

// What the text measures a distance of or from is a place, where its name is as well known as this.
const (
	measuredFame   = 0.2
	greatAlternate = 0.4 // by a name that is not curated
)

// How far from a name its distance is looked for, and another place behind that, in tokens.
const (
	distanceReach = 14
	otherReach    = 6
	numberReach   = 3
)

// addMeasured adds the names of the gazetteer that stand in no span where the text tells their distance from
// another place: "Kraków leży 250 km na południe od Warszawy", "距离伦敦85公里的剑桥", "80 كيلومترا شرق الموصل".
func (g *Tagger) addMeasured(w *Workspace) {
	if g.Measures == nil || !g.Measures.lengths.Units(w.Text) {
		return
	}
	r := measured{tagSpans{&w.Recognition}, g.Measures}
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if r.Matches.covering[m.From] != int32(k) || !r.mayBeMeasured(m) {
			continue
		}
		at, _ := slices.BinarySearchFunc(r.Spans, m.From, func(s Span, from int32) int { return int(s.From - from) })
		if at > 0 && r.Spans[at-1].To > m.From || at < len(r.Spans) && r.Spans[at].From < m.To {
			continue
		}
		if r.standsAlone(m) && (r.isMeasured(m) || r.isMeasuredFrom(m) || r.isInflectedBefore(m)) || r.isOfPair(m) {
			r.Spans = slices.Insert(r.Spans, at, Span{From: m.From, To: m.To, Confidence: calledConfidence})
		}
	}
}

// measured tells which names a text measures distances of.
type measured struct {
	tagSpans
	*Measures
}

// mayBeMeasured reports whether a match may be the name of a place by itself, and no person's.
func (r measured) mayBeMeasured(m *Match) bool {
	t := &r.Text.Tokens[m.From]
	least := float32(measuredFame)
	if !m.isProper() {
		least = greatAlternate
	}
	switch {
	case m.Kind > gazetteer.NameAlternate || m.Fame < least || m.Group == GroupCountry,
		t.Class != text.ClassNone,
		t.Shape == text.ShapeLower || t.Shape == text.ShapeDigit,
		t.Shape == text.ShapeUncased && m.To-m.From < 2 && t.FoldLen() < shortUncased:
		return false
	}
	if r.words[string(gazetteer.Fold(nil, r.Text.Source[t.Start:r.Text.Tokens[m.To-1].End]))] {
		return false
	}
	if m.To-m.From > 1 || m.Fame >= greatAlternate {
		return true
	}
	return t.Lex&text.LexFirstName == 0 && (r.persons[m.From] == 0 && !r.BehindPerson(m.From) || r.opens(m))
}

// opens reports whether a name stands behind a small word that begins a sentence, which may look like a first name: "Von
// Berlin".
func (r measured) opens(m *Match) bool {
	p := r.At(int(m.From)-1, m.From)
	return p != nil && p.First() && isSmallWord(p.Class)
}

// shortUncased is how many bytes a name of one token has at least in a script without capitals: three letters of Arabic.
const shortUncased = 6

// isMeasured reports whether the words behind a name tell its distance from another place: a verb of lying or an
// aside, a length and a second name; or a second name beside it and a length.
func (r measured) isMeasured(m *Match) bool {
	before := r.At(int(m.From)-1, m.From)
	if m.Derived && before == nil {
		return false // the subject of a sentence stands in no other case
	}
	lies := before != nil && before.Shape == text.ShapeUncased && !isHan(r.Text, before) && r.liesAt(r.Text, int(m.From)-1)
	other, unit := -1, -1
	for i := int(m.To); i < int(m.To)+distanceReach; i++ {
		t := r.At(i, m.To)
		if t == nil || unit >= 0 && i > unit+otherReach {
			break
		}
		if to := r.spanAt(i); to > 0 {
			if other < 0 {
				other = i
			}
			i = to - 1
			continue
		}
		switch {
		case i == int(m.To) && isAside(r.Text, t):
			lies = true
		case r.liesAt(r.Text, i) || t.Class == text.ClassCity && t.Shape == text.ShapeLower && unit < 0:
			lies = lies || other < 0 // or what it is, "X, a town 50 km from Y"; not "X by way of Y, which lies 20 km from Z"
		case unit < 0 && r.lengths.UnitTokens(r.Text, i) > 0 && r.counted(i):
			unit = i
		case t.Class == text.ClassSpeech:
			return false
		}
	}
	return lies && unit >= 0 && other >= 0
}

// isOfPair reports whether a small word stands before a name, another behind it, a second name behind that, and then a
// length: "De Madrid a Toledo hay unos 70 km".
func (r measured) isOfPair(m *Match) bool {
	before, between := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	to := r.spanAt(int(m.To) + 1)
	if before == nil || between == nil || to == 0 || r.At(int(m.To)+1, m.To) == nil || !isSmallWord(before.Class) ||
		!isSmallWord(between.Class) && between.Class != text.ClassConjunction {
		return false
	}
	for i := to; i < to+otherReach; i++ {
		if r.At(i, m.To) == nil {
			return false
		}
		if r.lengths.UnitTokens(r.Text, i) > 0 && r.counted(i) {
			return true
		}
	}
	return false
}

// isHan reports whether a token is a Chinese character.
func isHan(x *text.Text, t *text.Token) bool {
	c, _ := utf8.DecodeRuneInString(x.Source[t.Start:])
	return unicode.Is(unicode.Han, c)
}

// isAside reports whether a token opens an aside about the name before it.
func isAside(x *text.Text, t *text.Token) bool {
	switch t.Punct {
	case ',', '(':
		return true
	}
	switch x.Source[t.Start:t.End] {
	case "—", "–", "，", "（", "،":
		return true
	}
	return false
}

// isMeasuredFrom reports whether a length stands before a name, with only a direction and small words between: "90 km
// nordwestlich von X", "85公里的X"; or a word that ends an attribute with a length: "20 km von Y gelegene X", "40 km entfernte X".
func (r measured) isMeasuredFrom(m *Match) bool {
	i := int(m.From) - 1
	t := r.At(i, m.From)
	if t == nil {
		return false
	}
	reach := otherReach
	if t.Shape == text.ShapeLower && (r.liesAt(r.Text, i) || r.away[r.Text.Fold(t)]) {
		reach = distanceReach
	}
	for k := i; k >= 0 && k > i-reach; k-- {
		t := r.At(k, m.From)
		switch {
		case t == nil || t.Shape == text.ShapePunct || reach == otherReach && r.spanAt(k) > 0:
			return false
		case r.lengths.UnitTokens(r.Text, k) > 0 && r.counted(k):
			return true
		case reach == otherReach && t.Shape != text.ShapeUncased && t.Class != text.ClassDirection && !isSmallWord(t.Class) &&
			t.Class != text.ClassCity:
			return false
		}
	}
	return false
}

// isInflectedBefore reports whether a length follows the ending of a name at once: "Zaporijya'dan 55 km uzakta".
func (r measured) isInflectedBefore(m *Match) bool {
	if int(m.To) >= len(r.Text.Tokens) || !IsSuffix(r.Text, m.To) {
		return false
	}
	for i := int(m.To); i < int(m.To)+otherReach && r.At(i, m.To) != nil; i++ {
		if r.lengths.UnitTokens(r.Text, i) > 0 && r.counted(i) {
			return true
		}
	}
	return false
}

// counted reports whether a number stands before the unit at token i, or is written together with it.
func (r measured) counted(i int) bool {
	if r.Text.Tokens[i].Shape == text.ShapeAlnum {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-numberReach; k-- {
		if t := &r.Text.Tokens[k]; t.Shape == text.ShapeDigit || t.Class == text.ClassNumber || r.isCount(t) {
			return true
		}
	}
	return false
}

// isCount reports whether a token is a word for a number.
func (r measured) isCount(t *text.Token) bool { return r.lengths.IsNumberWord(t) }

// spanAt returns the token after the span that begins at token i or holds it, 0 for none.
func (r measured) spanAt(i int) int {
	at, found := slices.BinarySearchFunc(r.Spans, int32(i), func(s Span, from int32) int { return int(s.From - from) })
	switch {
	case found:
		return int(r.Spans[at].To)
	case at > 0 && int(r.Spans[at-1].To) > i:
		return int(r.Spans[at-1].To)
	}
	return 0
}

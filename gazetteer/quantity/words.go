package quantity

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer/text"
	"dateline/geo"
)

// Reader reads lengths by the words of one language.
type Reader struct {
	numbers
	hedges
	Compass
	units  phrases[unit]
	single text.Set           // units of one word
	double map[[2]uint64]bool // the first two characters of units that are written without spaces
}

// numbers reads numbers in figures and words.
type numbers struct {
	numberWords
	comma bool // a comma stands before the decimals, and points part thousands
}

// numberWords reads what words mean in a number.
type numberWords struct{ words phrases[numberWord] }

// hedges reads how sure a text is of a number.
type hedges struct {
	before  phrases[Hedge] // before a number, found by their last word
	after   phrases[Hedge] // behind a unit, found by their first word
	inner   phrases[Hedge] // between a number and its unit, found by their last word
	softens map[uint64]bool
	opens   phrases[bool]
}

// Compass reads directions.
type Compass struct {
	points map[uint64]point
	longer phrases[Direction] // points of several words
	due    map[uint64]bool
}

// unit is what a word for a unit means.
type unit struct {
	symbol geo.Unit // that lengths in it are shown in
	length geo.Length
}

// point is a compass word.
type point struct {
	letters  string // "N", "SSW"
	capitals bool   // means the point only in capitals
}

// numberClass is the part that a word plays in a number.
type numberClass uint8

const (
	classNumber numberClass = iota + 1
	classTimes
	classDozen
	classPart
	classVague
	classVagueTimes
	classOne
	classJoiner
	classOf
	classBetween
	classFrom
	classTo
	classOr
	classMagnitude
	classApprox
	classPlace
	classDecimal
)

func numberClasses() map[string]numberClass {
	return map[string]numberClass{
		"number":      classNumber,
		"times":       classTimes,
		"dozen":       classDozen,
		"part":        classPart,
		"vague":       classVague,
		"vague-times": classVagueTimes,
		"one":         classOne,
		"joiner":      classJoiner,
		"of":          classOf,
		"between":     classBetween,
		"from":        classFrom,
		"to":          classTo,
		"or":          classOr,
		"magnitude":   classMagnitude,
		"approx":      classApprox,
		"times-alone": classTimes,
		"place":       classPlace,
		"decimal":     classDecimal,
	}
}

// numberWord is what a word means in a number.
type numberWord struct {
	class     numberClass
	value     float64 // of numbers, times and dozens; the number of parts
	most      float64 // of vague numbers, which begin at value
	precision float64 // of vague numbers
	alone     bool    // of times: one of them when no number stands before it
}

// phrases finds phrases of one word or more by the key of one end.
type phrases[V any] map[uint64][]phrase[V]

type phrase[V any] struct {
	keys  []uint64 // from the end that it is found by, to the other
	value V
}

// add files a phrase by its first word, or by its last.
func (p phrases[V]) add(words string, last bool, v V) {
	keys := keysOf(words)
	if last {
		slices.Reverse(keys)
	}
	list := append(p[keys[0]], phrase[V]{keys, v})
	slices.SortStableFunc(list, func(a, b phrase[V]) int { return len(b.keys) - len(a.keys) }) // the longest first
	p[keys[0]] = list
}

// keysOf returns the keys of the tokens that words are cut into. Words are apart by spaces; the
// characters of scripts without spaces are a token each.
func keysOf(words string) []uint64 {
	var keys []uint64
	for w := range strings.FieldsSeq(words) {
		for w != "" {
			r, n := utf8.DecodeRuneInString(w)
			if !unicode.Is(unicode.Han, r) {
				n = len(w)
			}
			keys = append(keys, text.KeyOf(w[:n]))
			w = w[n:]
		}
	}
	return keys
}

// find returns the longest phrase at token i, which goes on by step, and how
// many tokens it has; 0 for none.
func (p phrases[V]) find(t []Token, i, step int) (v V, n int) {
	if i < 0 || i >= len(t) {
		return v, 0
	}
	for _, f := range p[t[i].Key] {
		k := 1
		for ; k < len(f.keys); k++ {
			if j := i + k*step; j < 0 || j >= len(t) || t[j].Key != f.keys[k] {
				break
			}
		}
		if k == len(f.keys) {
			return f.value, k
		}
	}
	return v, 0
}

// Open reads the tables units.tsv, numbers.tsv, hedges.tsv and compass.tsv of a
// folder. The error names file and row.
func Open(folder fs.FS) (*Reader, error) {
	r := &Reader{
		numbers: numbers{numberWords: numberWords{phrases[numberWord]{}}},
		hedges: hedges{before: phrases[Hedge]{}, after: phrases[Hedge]{}, inner: phrases[Hedge]{},
			softens: map[uint64]bool{}, opens: phrases[bool]{}},
		Compass: Compass{map[uint64]point{}, phrases[Direction]{}, map[uint64]bool{}},
		units:   phrases[unit]{}, double: map[[2]uint64]bool{},
	}
	for _, table := range [...]struct {
		name string
		add  func(row []string) error
	}{{"units.tsv", r.addUnit}, {"numbers.tsv", r.addNumber}, {"hedges.tsv", r.addHedge}, {"compass.tsv", r.addPoint}} {
		rows, err := text.ReadTable(folder, table.name, 3)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if err := table.add(row); err != nil {
				return nil, fmt.Errorf("%s: %q: %w", table.name, strings.Join(row, " "), err)
			}
		}
	}
	return r, nil
}

func (r *Reader) addUnit(row []string) error {
	u := geo.Unit(row[1])
	l := u.Length()
	if l == 0 {
		return &geo.UnitError{Unit: row[1]}
	}
	if row[2] != "" {
		f, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return err
		}
		l *= geo.Length(f)
	}
	r.units.add(row[0], false, unit{u, l})
	switch keys := keysOf(row[0]); {
	case len(keys) == 1:
		r.single.Add(keys[0])
	case !strings.Contains(row[0], " "):
		r.double[[2]uint64(keys)] = true
	}
	return nil
}

func (r *numbers) addNumber(row []string) error {
	w := numberWord{class: numberClasses()[row[1]], alone: row[1] == "times-alone"}
	switch w.class {
	case 0:
		return fmt.Errorf("unknown class")
	case classDecimal:
		r.comma = row[0] == ","
		return nil
	}
	fields := strings.Fields(row[2])
	for i, to := range [...]*float64{&w.value, &w.most, &w.precision} {
		if i >= len(fields) {
			break
		}
		v, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return err
		}
		*to = v
	}
	r.words.add(row[0], false, w)
	return nil
}

func (r *hedges) addHedge(row []string) error {
	inner, within := strings.CutPrefix(row[1], "inner-")
	switch class, after := strings.CutPrefix(row[1], "after-"); {
	case within:
		h, ok := hedgeClasses()[inner]
		if !ok {
			return fmt.Errorf("unknown class")
		}
		r.inner.add(row[0], true, h)
	case class == "opens":
		r.opens.add(row[0], false, true)
	case class == "little":
		last := row[0][strings.LastIndexByte(row[0], ' ')+1:]
		r.softens[text.KeyOf(last)] = true
		r.before.add(row[0], true, Plain)
	default:
		h, ok := hedgeClasses()[class]
		if !ok {
			return fmt.Errorf("unknown class")
		}
		if after {
			r.after.add(row[0], false, h)
		} else {
			r.before.add(row[0], true, h)
		}
	}
	return nil
}

func (r *Compass) addPoint(row []string) error {
	if row[1] == "due" {
		r.due[text.KeyOf(row[0])] = true
		return nil
	}
	if _, ok := geo.ParseCompass(row[1]); !ok {
		return fmt.Errorf("no compass point")
	}
	if keys := keysOf(row[0]); len(keys) > 1 {
		r.longer.add(row[0], false, Direction(strings.ToUpper(row[1])))
		return nil
	}
	r.points[text.KeyOf(row[0])] = point{row[1], row[2] == "capitals"}
	return nil
}

// class returns the part that the token plays in a number, 0 for none.
func (r *numberWords) class(t []Token, i int) numberClass {
	if i < 0 || i >= len(t) {
		return 0
	}
	for _, p := range r.words[t[i].Key] {
		if len(p.keys) == 1 {
			return p.value.class
		}
	}
	return 0
}

// Units reports whether a text may hold a length at all: one of its words is a
// unit. Most articles have none and need not be read further.
func (r *Reader) Units(t *text.Text) bool {
	for i := range t.Tokens {
		if r.UnitTokens(t, i) > 0 {
			return true
		}
	}
	return false
}

// UnitTokens returns how many tokens of a text the unit of a length takes that begins at token i, as far as two
// tell; 0 for none. A number may be written together with it: "40km".
func (r *Reader) UnitTokens(t *text.Text, i int) int {
	k := &t.Tokens[i]
	switch k.Shape {
	case text.ShapePunct, text.ShapeDigit:
		return 0
	case text.ShapeAlnum:
		w := t.Word(k)
		j := 0
		for j < len(w) && (isDigit(w[j]) || w[j] == '.' || w[j] == ',') {
			j++
		}
		if j > 0 && r.single.HasKey(text.KeyOf(w[j:])) ||
			w[0] >= utf8.RuneSelf && r.single.HasKey(text.KeyOf(strings.TrimLeftFunc(w, unicode.IsDigit))) {
			return 1
		}
		return 0
	}
	switch {
	case r.single.Has(k):
		return 1
	case len(r.double) > 0 && i+1 < len(t.Tokens) && r.double[[2]uint64{k.Key, t.Tokens[i+1].Key}]:
		return 2
	}
	return 0
}

// IsNumberWord reports whether the word of a token is, or ends, one for a number: "twenty".
func (r *Reader) IsNumberWord(k *text.Token) bool { return len(r.words[k.Key]) > 0 }

// IsUnitWord reports whether the word of a token is a unit by itself: "km", "NM".
func (r *Reader) IsUnitWord(k *text.Token) bool { return r.single.Has(k) }

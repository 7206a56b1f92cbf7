package frames

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// class is a set of parts that a word may play.
type class = uint64

// The classes.
const (
	classFrom class = 1 << iota
	classTo
	classBetween
	classAnd
	classAt
	classOf
	classWith
	classLies
	classSeparates
	classJoint // joins the two places of a label: "–"
	classColon
	classDistance
	classAway
	classHere
	classThere
	classRelative
	classPronoun
	classArticle
	classIndefinite
	classSettlement
	classPost
	classCapital
	classTwo
	classCentre
	classBorder
	classCoast
	classLocative
	classContainer
	classFiller
	classDirection
	classSide
	classMeasure
	classUnitAfter
	classThing
	classTravel
	classAdvance
	classAiming
	classMoving
	classRoad
	classAir
	classSea
	classStraight
	classTowards
	classLeft
	classSpeech
	classDative
	classAblative
	classGenitive
	classLocal
	classComitative
	classAttribute
	classAdverb
	classOther
	classNot
	classFalse
	classNear
	classApart
	classOnly
	classInner // in the middle or at the end of a phrase whose first token has the classes
)

func classNames() map[string]class {
	return map[string]class{
		"from":       classFrom,
		"to":         classTo,
		"between":    classBetween,
		"and":        classAnd,
		"at":         classAt,
		"of":         classOf,
		"with":       classWith,
		"lies":       classLies,
		"separates":  classSeparates,
		"joint":      classJoint,
		"colon":      classColon,
		"distance":   classDistance,
		"away":       classAway,
		"here":       classHere,
		"there":      classThere,
		"relative":   classRelative,
		"pronoun":    classPronoun,
		"article":    classArticle,
		"indefinite": classIndefinite,
		"settlement": classSettlement,
		"post":       classPost,
		"capital":    classCapital,
		"two":        classTwo,
		"centre":     classCentre,
		"border":     classBorder,
		"coast":      classCoast,
		"locative":   classLocative,
		"container":  classContainer,
		"filler":     classFiller,
		"direction":  classDirection,
		"side":       classSide,
		"measure":    classMeasure,
		"unit-after": classUnitAfter,
		"thing":      classThing,
		"travel":     classTravel,
		"advance":    classAdvance,
		"aiming":     classAiming,
		"moving":     classMoving,
		"by-road":    classRoad,
		"by-air":     classAir,
		"by-sea":     classSea,
		"straight":   classStraight,
		"towards":    classTowards,
		"left":       classLeft,
		"speech":     classSpeech,
		"dat":        classDative,
		"abl":        classAblative,
		"gen":        classGenitive,
		"loc":        classLocal,
		"com":        classComitative,
		"attribute":  classAttribute,
		"adverb":     classAdverb,
		"other":      classOther,
		"not":        classNot,
		"false":      classFalse,
		"near":       classNear,
		"apart":      classApart,
		"only":       classOnly,
	}
}

// entry is a phrase with its classes.
type entry struct {
	words []string // after the first
	class class
	head  string // what the forms of a noun share
}

// words are the words of distances by the parts that they play.
type words struct {
	exact map[string][]entry // by the first word, the longest first
	stems map[string]entry   // beginnings of words
	most  int                // bytes of the longest of them
	flags map[string]bool    // what the table says of the language
}

// readWords reads words.tsv: words, the classes that they have, and what the forms of a noun
// share. A word that ends in * stands for all that begin like it. A row of class "language" sets a flag.
func readWords(folder fs.FS) (*words, error) {
	const name = "words.tsv"
	rows, err := text.ReadTable(folder, name, 3)
	if err != nil {
		return nil, err
	}
	w := &words{exact: map[string][]entry{}, stems: map[string]entry{}, flags: map[string]bool{}}
	names := classNames()
	for _, row := range rows {
		if row[1] == "language" {
			w.flags[row[0]] = true
			continue
		}
		var c class
		for f := range strings.FieldsSeq(row[1]) {
			bit, ok := names[f]
			if !ok {
				return nil, fmt.Errorf("%s: %q has the unknown class %q", name, row[0], f)
			}
			c |= bit
		}
		w.add(row[0], c, row[2])
	}
	return w, nil
}

// add files a phrase. head is what its forms share, "" for the phrase itself.
func (w *words) add(phrase string, c class, head string) {
	if head == "" {
		head = strings.TrimSuffix(phrase, "*")
	}
	if stem, ok := strings.CutSuffix(phrase, "*"); ok {
		s := fold(stem)
		e := w.stems[s]
		e.class |= c
		e.head = head
		w.stems[s] = e
		w.most = max(w.most, len(s))
		return
	}
	list := cut(phrase)
	for k, e := range w.exact[list[0]] {
		if strings.Join(e.words, " ") == strings.Join(list[1:], " ") {
			w.exact[list[0]][k].class |= c
			return
		}
	}
	e := entry{list[1:], c, head}
	at := 0
	for all := w.exact[list[0]]; at < len(all) && len(all[at].words) >= len(e.words); {
		at++
	}
	all := append(w.exact[list[0]], entry{})
	copy(all[at+1:], all[at:])
	all[at] = e
	w.exact[list[0]] = all
}

// cut returns the tokens of a phrase: words and apostrophes, and each character of a script
// without spaces.
func cut(phrase string) []string {
	var out []string
	for w := range strings.FieldsSeq(phrase) {
		for w != "" {
			r, n := utf8.DecodeRuneInString(w)
			if !unicode.Is(unicode.Han, r) {
				n = len(w)
			}
			out = append(out, fold(w[:n]))
			w = w[n:]
		}
	}
	return out
}

// fold returns the form that words are compared in; marks stay.
func fold(w string) string {
	if f := string(gazetteer.Fold(nil, w)); f != "" {
		return f
	}
	return mark(w)
}

// mark writes all apostrophes alike.
func mark(w string) string {
	switch w {
	case "’", "ʼ", "`", "´", "‘":
		return "'"
	}
	return w
}

// classes implements the method of [extract.Grammar].
func (w *words) classes(t []quantity.Token) []uint64 {
	out := make([]uint64, len(t))
	for i := 0; i < len(t); i++ {
		if out[i] != 0 || t[i].Kind == quantity.Number {
			continue
		}
		e, ok := w.at(t, i)
		if !ok {
			continue
		}
		out[i] = e.class
		for k := range e.words {
			out[i+1+k] = classInner
		}
	}
	return out
}

// at returns the entry of the phrase that starts at token i.
func (w *words) at(t []quantity.Token, i int) (entry, bool) {
	low := mark(t[i].Word)
	for _, e := range w.exact[low] {
		if i+len(e.words) >= len(t) {
			continue
		}
		k := 0
		for k < len(e.words) && mark(t[i+1+k].Word) == e.words[k] {
			k++
		}
		if k == len(e.words) {
			if k == 0 {
				stem, _ := w.stem(t, i, low)
				e.class |= stem.class
			}
			return e, true
		}
	}
	return w.stem(t, i, low)
}

// stem returns the entry of the longest stem of token i.
func (w *words) stem(t []quantity.Token, i int, low string) (entry, bool) {
	if len(w.stems) == 0 || t[i].Kind != quantity.Word {
		return entry{}, false
	}
	n := min(len(low), w.most)
	for n < len(low) && !utf8.RuneStart(low[n]) {
		n--
	}
	for n > 0 {
		if e, ok := w.stems[low[:n]]; ok {
			return e, true
		}
		_, size := utf8.DecodeLastRuneInString(low[:n])
		n -= size
	}
	return entry{}, false
}

package extract

import (
	"sort"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
)

// Sentence is a half-open range of tokens.
type Sentence struct {
	First, Next int
	Subject     Subject
}

// maxSentence bounds the tokens of a sentence. What is longer is a list or a
// table, and is read in pieces, which keeps the time linear.
const maxSentence = 400

// Reading is a document as a grammar reads it: tokens with their mentions, in
// sentences.
type Reading struct {
	Doc       *geoparse.Document
	Tokens    []quantity.Token
	Sentences []Sentence
	Class     []uint64 // for each token the bits of [Grammar.Classes]
	Body      int      // the first token after the dateline

	lookup
	at      []int  // for each token the mention that covers it, or -1
	spots   []spot // of mentions, as far as they were asked for
	grammar Grammar
}

// lookup asks the gazetteer for the places of a text, each name once.
type lookup struct {
	index *gazetteer.Index // may be nil
	known map[string]bool  // names that were looked up
}

// spot says whether a mention is one that a distance locates.
type spot uint8

const (
	spotUnasked spot = iota
	spotYes
	spotNo
)

// newReading cuts the text and ties mentions and sentences to its tokens.
func newReading(doc *geoparse.Document, g Grammar, x *gazetteer.Index) *Reading {
	r := &Reading{
		Doc:     doc,
		Tokens:  quantity.Tokens(doc.Source),
		grammar: g,
		lookup:  lookup{index: x, known: map[string]bool{}},
		spots:   make([]spot, len(doc.Mentions)),
	}
	r.Class = g.Classes(r.Tokens)
	r.at = make([]int, len(r.Tokens))
	m := 0
	for i, t := range r.Tokens {
		for m < len(doc.Mentions) && doc.Mentions[m].End <= t.Start {
			m++
		}
		r.at[i] = -1
		if m < len(doc.Mentions) && doc.Mentions[m].Start < t.End && t.Start < doc.Mentions[m].End &&
			!fragment(doc, m) {
			r.at[i] = m
		}
	}
	for m := range doc.Mentions {
		if i := r.TokenOf(m); i < len(r.at) && r.at[i] == m && g.Part(r, m) {
			for ; i < len(r.at) && r.at[i] == m; i++ {
				r.at[i] = -1
			}
		}
	}
	for m := range doc.Mentions {
		r.lengthen(m)
	}
	cut(r)
	return r
}

// maxLonger bounds the words by which a name may be longer than its mention.
const maxLonger = 4

// lengthen gives a mention the words behind it that belong to the name of its place,
// "Vilanova" of "Vilanova i la Geltrú". Where a longer name is one of other places,
// "Masindi" of "Masindi Port", the mention is not what the words mean.
func (r *Reading) lengthen(m int) {
	i := r.TokenOf(m)
	if i >= len(r.at) || r.at[i] != m {
		return
	}
	j := r.After(i)
	next := j
	var bearers []gazetteer.Match
	for e := j; e < len(r.Tokens) && e < j+maxLonger && r.at[e] < 0 && r.Tokens[e].Kind == quantity.Word &&
		r.Tokens[e].Start == r.Tokens[e-1].End+1; e++ {
		if r.Tokens[e].Capital && r.index != nil && r.Known(r.Words(i, e+1)) {
			next, bearers = e+1, r.index.Lookup(r.Words(i, e+1))
		}
	}
	if next == j {
		return
	}
	with := -1
	for _, b := range bearers {
		if p := r.Doc.Mentions[m].Place; p >= 0 && r.Doc.Places[p].Ref == b.Ref {
			with = m
		}
	}
	from := j
	if with < 0 {
		from = i
	}
	for k := from; k < next; k++ {
		r.at[k] = with
	}
}

// cut makes sentences of the tokens of r and finds its dateline.
func cut(r *Reading) {
	spans := r.Doc.Sentences
	if len(spans) == 0 {
		spans = []geoparse.Span{{Start: 0, End: len(r.Doc.Text)}}
	}
	first := 0
	for _, s := range spans {
		next := first + sort.Search(len(r.Tokens)-first, func(k int) bool { return r.Tokens[first+k].Start >= s.End })
		for ; next-first > maxSentence; first += maxSentence {
			r.Sentences = append(r.Sentences, Sentence{First: first, Next: first + maxSentence})
		}
		if next > first {
			r.Sentences = append(r.Sentences, Sentence{First: first, Next: next})
		}
		first = next
	}
	for _, k := range r.Doc.Source.Tokens {
		if k.Dateline() && int(k.Start) >= r.Doc.Source.Body {
			r.Body = max(r.Body, r.tokenAt(int(k.End)-r.Doc.Source.Body))
		} else if r.Body > 0 {
			break
		}
	}
}

// tokenAt returns the first token that ends after a byte.
func (r *Reading) tokenAt(b int) int {
	return sort.Search(len(r.Tokens), func(k int) bool { return r.Tokens[k].End > b })
}

// fragment reports whether a mention is only a part of a longer name, as
// "Wye" or "Hay" in "Hay-on-Wye": the part is not what is meant.
func fragment(doc *geoparse.Document, m int) bool {
	start, end, text := doc.Mentions[m].Start, doc.Mentions[m].End, doc.Text
	if start > 0 && text[start] == '-' {
		return true
	}
	if start > 1 && text[start-1] == '-' && isLetter(text[start-2]) && (m == 0 || doc.Mentions[m-1].End != start-1) {
		return true
	}
	return joinsOn(text[end:])
}

// joinsOn reports whether small words with hyphens lead on to a capital, as
// "-on-the-Hill" does.
func joinsOn(s string) bool {
	for words := 0; len(s) > 1 && s[0] == '-'; words++ {
		if 'A' <= s[1] && s[1] <= 'Z' {
			return words > 0
		}
		j := 1
		for j < len(s) && 'a' <= s[j] && s[j] <= 'z' {
			j++
		}
		s = s[j:]
	}
	return false
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// Low returns the folded form of token i, "" beyond the ends.
func (r *Reading) Low(i int) string {
	if i < 0 || i >= len(r.Tokens) {
		return ""
	}
	return r.Tokens[i].Word
}

// Capital reports whether token i starts with a capital letter.
func (r *Reading) Capital(i int) bool { return i >= 0 && i < len(r.Tokens) && r.Tokens[i].Capital }

// Mention returns the mention that covers token i, or -1.
func (r *Reading) Mention(i int) int {
	if i < 0 || i >= len(r.at) {
		return -1
	}
	return r.at[i]
}

// After returns the first token after the mention that covers token i.
func (r *Reading) After(i int) int {
	m := r.at[i]
	for i < len(r.at) && r.at[i] == m {
		i++
	}
	return i
}

// Before returns the last token before the mention that covers token i.
func (r *Reading) Before(i int) int {
	m := r.at[i]
	for i >= 0 && r.at[i] == m {
		i--
	}
	return i
}

// TokenOf returns the first token of mention m.
func (r *Reading) TokenOf(m int) int { return r.tokenAt(r.Doc.Mentions[m].Start) }

// Place returns the place of mention m.
func (r *Reading) Place(m int) (gazetteer.Place, bool) {
	if m < 0 || r.Doc.Mentions[m].Place < 0 {
		return gazetteer.Place{}, false
	}
	return r.Doc.Places[r.Doc.Mentions[m].Place].Place, true
}

// Names reports whether the mention stands for the place itself, so that a
// distance can start there: not "Turkish", not "spoke Turkish".
func (r *Reading) Names(m int) bool {
	switch r.Doc.Mentions[m].Kind {
	case geoparse.Demonym, geoparse.Language:
		return false
	}
	return true
}

// Spot reports whether mention m is a place that a text locates by a
// distance: a town, an island, an airport; not a country, region or sea. A name without a
// place may be one.
func (r *Reading) Spot(m int) bool {
	if r.spots[m] == spotUnasked {
		r.spots[m] = spotNo
		if r.isSpot(m) {
			r.spots[m] = spotYes
		}
	}
	return r.spots[m] == spotYes
}

func (r *Reading) isSpot(m int) bool {
	if !r.Names(m) || r.moves(Mentioned(m, Stated, 0)) {
		return false
	}
	p, ok := r.Place(m)
	return !ok || IsSpot(p) || p.Code == "ADM2" // a town called like its district
}

// moves reports whether the words make an entity a thing that no distance locates.
func (r *Reading) moves(e Entity) bool {
	if e.Mention < 0 {
		return e.End > e.Start && r.grammar.Moves(r, e.Start, e.End)
	}
	if i := r.TokenOf(e.Mention); r.Mention(i) == e.Mention && !r.Doc.IsPoint(e.Mention) {
		return r.grammar.Moves(r, i, r.After(i))
	}
	return false
}

// Words returns the text of tokens [i, j).
func (r *Reading) Words(i, j int) string { return r.Doc.Text[r.Tokens[i].Start:r.Tokens[j-1].End] }

// SentenceAt returns the index of the sentence that holds token i.
func (r *Reading) SentenceAt(i int) int {
	return sort.Search(len(r.Sentences), func(k int) bool { return r.Sentences[k].Next > i })
}

// Known reports whether the gazetteer has a spot of that name.
func (r *lookup) Known(name string) bool {
	if r.index == nil || name == "" {
		return false
	}
	ok, seen := r.known[name]
	if !seen {
		for _, m := range r.index.Lookup(name) {
			if ok = IsSpot(r.index.Place(m.Ref)); ok {
				break
			}
		}
		r.known[name] = ok
	}
	return ok
}

// CapitalOf returns the capital of the country or first-level division p,
// NoRef when it is not known or p is neither.
func (r *lookup) CapitalOf(p gazetteer.Place) gazetteer.Ref {
	if r.index == nil {
		return gazetteer.NoRef
	}
	switch {
	case p.Code == "ADM1":
		return r.index.Capital(p.Country, p.Admin1)
	case p.Class == "A" && !p.Feature().IsCountry():
		return gazetteer.NoRef // a district: its capital is in no table
	}
	return r.index.Capital(p.Country, "")
}

// IsSpot reports whether p is small enough to be located by a distance.
func IsSpot(p gazetteer.Place) bool {
	switch p.Class {
	case "P", "S", "L", "V", "U":
		return p.Code != "RGN" && p.Code != "CONT"
	case "T":
		switch p.Code {
		case "MTS", "PLN", "PLAT", "DSRT", "PEN", "ISLS", "VALS", "RDGE":
			return false
		}
		return true
	case "A":
		switch p.Code {
		case "ADM3", "ADM4", "ADM5", "ADMD":
			return true
		}
	case "R":
		return p.Code == "RSTN" || p.Code == "BDG"
	}
	return false
}

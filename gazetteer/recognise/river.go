package recognise

import (
	"fmt"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// Rivers tells the rivers that a text names as English does, by "the" and the bare name: "across the
// Niger", "the Nile rose". States and towns of the same name take no article there.
type Rivers struct {
	index                           *gazetteer.Index
	definite, flows, along, country text.Set
}

// NewRivers takes the words from the tables. The error names what is missing.
func NewRivers(x *gazetteer.Index, w *text.Words) (*Rivers, error) {
	if err := w.Need("definite", "river-verb", "along-river", "definite-country"); err != nil {
		return nil, fmt.Errorf("recognise: %w", err)
	}
	return &Rivers{
		index: x, definite: w.Set("definite"), flows: w.Set("river-verb"), along: w.Set("along-river"),
		country: w.Set("definite-country"),
	}, nil
}

// Bearers appends the rivers that the tokens from … to name, to the room given: those of the bare
// name and of the name with "River". There are none where the words stand for something else: behind
// no article, before a noun of their own ("the Colorado governor"), or as a country or town that takes an
// article as well ("in the Congo", "the Bronx").
func (v *Rivers) Bearers(r *Recognition, from, to int32, room []gazetteer.Match) []gazetteer.Match {
	room = room[:0]
	the := r.At(int(from)-1, from)
	if the == nil || !v.definite.Has(the) || !v.standsAlone(r, to) {
		return room
	}
	if to-from == 1 && v.country.Has(&r.Text.Tokens[from]) {
		if p := r.At(int(from)-2, from); p == nil || !v.along.Has(p) {
			return room
		}
	}
	if v.isTown(r, from, to) {
		return room
	}
	for _, tail := range [...]string{"", " river"} {
		c := v.index.Cursor()
		if !Spell(&c, r.Text, from, to, false) || !StepAll(&c, tail) {
			continue
		}
		room = c.Matches(room)
		room = slices.DeleteFunc(room, func(m gazetteer.Match) bool { return !isRiver(v.index, m.Ref) })
	}
	return room
}

// isTown reports whether a town bears the name with the article as its own: "the Bronx".
func (v *Rivers) isTown(r *Recognition, from, to int32) bool {
	c := v.index.Cursor()
	if !Spell(&c, r.Text, from-1, to, false) {
		return false
	}
	return slices.ContainsFunc(c.Matches(nil), func(m gazetteer.Match) bool {
		return m.Kind <= gazetteer.NameAlias && GroupIn(v.index, m.Ref).IsSettlement()
	})
}

// standsAlone reports whether no noun follows the name that ends before token to, as far as
// closed classes and the verbs of rivers tell.
func (v *Rivers) standsAlone(r *Recognition, to int32) bool {
	n := r.At(int(to), to)
	if n == nil {
		return true
	}
	switch n.Class {
	case text.ClassPrepositionIn, text.ClassPrepositionTo, text.ClassAuxiliary:
		return true
	case text.ClassConjunction: // "the Ohio and Michigan governors"
		next := r.At(int(to)+1, to)
		return next != nil && !next.Capital()
	}
	if n.Punct == ',' { // "the Ohio, Iowa and Michigan governors"
		next := r.At(int(to)+1, to)
		return next == nil || !next.Capital()
	}
	if n.Shape == text.ShapePunct {
		return n.Punct != '-' || n.SpaceBefore()
	}
	return n.Possessive() || n.Shape == text.ShapeLower && v.flows.Has(n)
}

// isSaid reports whether the words around tell of a river: "down the Omo", "the Amazon fell".
func (v *Rivers) isSaid(r *Recognition, from, to int32) bool {
	before, behind := r.At(int(from)-2, from), r.At(int(to), to)
	return before != nil && v.along.Has(before) || behind != nil && v.flows.Has(behind)
}

// isNameOf reports whether the bare words are a name of one of the rivers, which "the Republican" is not
// for having a river of its name somewhere.
func (r proposer) isNameOf(rivers []gazetteer.Match, from, to int32) bool {
	k := r.Matches.covering[from]
	if k < 0 || r.Matches.List[k].From != from || r.Matches.List[k].To != to {
		return false
	}
	for _, b := range r.Matches.List[k].Bearers {
		if slices.ContainsFunc(rivers, func(m gazetteer.Match) bool { return m.Ref == b.Ref }) {
			return true
		}
	}
	return false
}

// isRiver reports whether a place is running water.
func isRiver(x *gazetteer.Index, ref gazetteer.Ref) bool {
	f := x.Feature(ref)
	return f.Class == "H" && strings.HasPrefix(f.Code, "STM")
}

// riverConfidence is the confidence of a river that the field did not find: the article and the
// gazetteer speak for it.
const riverConfidence = 0.6

// proposeRivers adds the rivers that were not found.
func (r proposer) proposeRivers(v *Rivers) {
	var room []gazetteer.Match
	at, n := 0, len(r.Spans)
	for _, run := range r.CapRuns.List {
		from, to := r.trimRun(run)
		if from == to || from == 0 || !v.definite.Has(&r.Text.Tokens[from-1]) {
			continue
		}
		for at < n && r.Spans[at].To <= from {
			at++
		}
		if at < n && r.Spans[at].From < to {
			continue
		}
		room = v.Bearers(r.Recognition, from, to, room)
		if len(room) > 0 && (v.isSaid(r.Recognition, from, to) || r.isNameOf(room, from, to)) {
			r.Spans = append(r.Spans, Span{From: from, To: to, Confidence: riverConfidence})
		}
	}
	if len(r.Spans) > n {
		r.sortSpans()
	}
}

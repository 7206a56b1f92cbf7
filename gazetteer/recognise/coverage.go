package recognise

import "dateline/gazetteer/text"

// Coverage tells how many of the names that a text puts something in ("in Kutum") the
// gazetteer has. Where it has few of them, a name that it lacks is likelier a place.
type Coverage struct{ Located, Known int32 }

// Share is the part that the gazetteer has, 0–1, drawn towards a half where there are few.
func (c Coverage) Share() float32 { return float32(c.Known+1) / float32(c.Located+2) }

// fewNames is the number of names below which their part tells nothing.
const fewNames = 3

// grade folds the part that the gazetteer has to a few steps: 0 for too few names, 5 for
// all of them.
func (c Coverage) grade() uint64 {
	switch {
	case c.Located < fewNames:
		return 0
	case c.Known == c.Located:
		return 5
	}
	return 1 + uint64(4*c.Known/c.Located)
}

// cover counts the names behind prepositions of place.
func (w *Workspace) cover() {
	w.Coverage = Coverage{}
	tokens := w.Text.Tokens
	for i := 1; i < len(tokens); i++ {
		t, p := &tokens[i], &tokens[i-1]
		if !t.Capital() || t.Class == text.ClassCalendar || p.Sentence != t.Sentence {
			continue
		}
		if p.Class != text.ClassPrepositionIn || p.Capital() {
			continue
		}
		w.Coverage.Located++
		if w.Matches.starting[i] >= 0 {
			w.Coverage.Known++
		}
	}
}

package archive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Correction says what an article means by some words, where a reader took them for
// another place, or for a place at all. It holds for the article whatever is put under its
// id later: the reading of a newer model, too.
type Correction struct {
	Name  string    // the words
	Was   string    // id of the place that they were read as; "" where that is not known
	Place *Place    // that they mean; nil: they mean none
	Made  time.Time // UTC, whole seconds
}

// Check returns an [*EntryError] where a correction of an article cannot be kept.
func (c *Correction) Check(id string) error {
	bad := func(field, format string, args ...any) error {
		return &EntryError{ID: id, Field: field, Reason: fmt.Sprintf(format, args...)}
	}
	if c.Name == "" {
		return bad("name", "is missing")
	}
	if reason := flaw(c.Name, MaxID); reason != "" {
		return bad("name", "%s", reason)
	}
	if reason := flaw(c.Was, MaxID); reason != "" {
		return bad("place", "%s", reason)
	}
	if c.Place != nil {
		if reason := c.Place.flaw(); reason != "" {
			return bad("means", "%s", reason)
		}
	}
	return nil
}

// corrects reports whether a correction speaks of a mention.
func (c *Correction) corrects(m *Mention) bool {
	return strings.EqualFold(m.Words(), c.Name) || c.Was != "" && m.Place.ID == c.Was
}

// Corrected is what an article names and states with corrections, in their order, the last word
// on some words being the last. What it names then is certain. A distance from or to a place that it turns out
// not to mean cannot be checked any more: that takes the text.
func (e Entry) Corrected(list []Correction) Entry {
	if len(list) == 0 {
		return e
	}
	e.Mentions, e.Claims = slices.Clone(e.Mentions), slices.Clone(e.Claims)
	for i := range list {
		e.correct(&list[i])
	}
	return e.Normalised()
}

func (e *Entry) correct(c *Correction) {
	to := ""
	if c.Place != nil {
		to = c.Place.ID
	}
	var moved []Mention
	e.Mentions = slices.DeleteFunc(e.Mentions, func(m Mention) bool {
		if m.Place.ID == to || !c.corrects(&m) {
			return false
		}
		for i := range e.Claims {
			e.Claims[i].move(m.Place.ID, to)
		}
		moved = append(moved, m)
		return true
	})
	if c.Place == nil {
		return
	}
	at := slices.IndexFunc(e.Mentions, func(m Mention) bool { return m.Place.ID == to })
	if at < 0 && len(moved) == 0 {
		return
	}
	if at < 0 {
		at = len(e.Mentions)
		first := moved[0]
		first.Name, moved = first.Words(), moved[1:]
		e.Mentions = append(e.Mentions, first)
	} else if len(moved) == 0 && !c.corrects(&e.Mentions[at]) {
		return
	}
	m := &e.Mentions[at]
	for _, other := range moved {
		if other.Start < m.Start {
			m.Start, m.End, m.Name = other.Start, other.End, other.Words()
		}
		m.Times, m.Kinds = m.Times+other.Times, m.Kinds|other.Kinds
	}
	m.Place, m.Confidence = *c.Place, 1
}

// move makes a claim that was about a place one about another, which nobody has measured.
func (m *Claim) move(from, to string) {
	if m.From != from && m.To != from {
		return
	}
	for _, end := range []*string{&m.From, &m.To} {
		if *end == from {
			*end = to
		}
	}
	m.Measured, m.Verdict = -1, "unverifiable"
}

// Words are those by which an article names the place first.
func (m *Mention) Words() string { return cmp.Or(m.Name, m.Place.Name) }

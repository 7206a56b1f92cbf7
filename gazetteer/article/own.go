package article

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// The most characters of what an author says of a place.
const (
	maxLabel = 200
	maxNote  = 2_000
	maxID    = 64
)

// place returns the place that a correction names, NoRef where it says that
// there is none, and takes up a place of the map's own.
func (e *edit) place(c Correction) (gazetteer.Ref, error) {
	if err := c.Details.check(); err != nil {
		return gazetteer.NoRef, err
	}
	if c.Place == nil {
		if c.Point != nil || c.Details != (Details{}) {
			return gazetteer.NoRef, fmt.Errorf("a point or a label needs a place, whose id begins with %q or is of the gazetteer", OwnID)
		}
		return gazetteer.NoRef, nil
	}
	if strings.HasPrefix(string(*c.Place), OwnID) {
		return e.ownPlace(*c.Place, c)
	}
	if c.Point != nil {
		return gazetteer.NoRef, fmt.Errorf("a point is for a place of your own, whose id begins with %q", OwnID)
	}
	if p, ok := e.x.PointByID(*c.Place); ok {
		e.own = append(e.own, p)
		return e.ownRef(len(e.own) - 1), nil
	}
	ref, ok := e.x.ByID(*c.Place)
	if !ok {
		return gazetteer.NoRef, fmt.Errorf("the gazetteer has no place %q", *c.Place)
	}
	return ref, nil
}

// ownPlace returns a place of the map's own, which is put where the correction
// says. Its ref stands behind those of the gazetteer, as long as the document is
// under correction.
func (e *edit) ownPlace(id gazetteer.PlaceID, c Correction) (gazetteer.Ref, error) {
	at := slices.IndexFunc(e.own, func(p gazetteer.Place) bool { return p.ID == id })
	switch {
	case c.Point == nil && at < 0:
		return gazetteer.NoRef, fmt.Errorf("%q has no point yet", id)
	case c.Point == nil:
		return e.ownRef(at), nil
	case len(id) > maxID || len(id) == len(OwnID):
		return gazetteer.NoRef, fmt.Errorf("the id of a place has at most %d characters behind %q, and one at least",
			maxID-len(OwnID), OwnID)
	case !(c.Point.Lat() >= -90 && c.Point.Lat() <= 90 && c.Point.Lon() >= -180 && c.Point.Lon() <= 180):
		return gazetteer.NoRef, fmt.Errorf("%v is not a longitude and latitude in degrees", *c.Point)
	}
	if at < 0 {
		if c.Label == "" {
			return gazetteer.NoRef, errors.New("a place of your own needs a label")
		}
		at = len(e.own)
		e.own = append(e.own, gazetteer.Place{})
	}
	name := c.Label
	if name == "" {
		name = e.own[at].Name
	}
	e.own[at] = e.x.LyingAt(gazetteer.Place{ID: id, Name: name, Class: "S", Point: *c.Point})
	e.own[at].Bound.Min, e.own[at].Bound.Max = *c.Point, *c.Point
	return e.ownRef(at), nil
}

func (e *edit) ownRef(i int) gazetteer.Ref { return gazetteer.Ref(e.x.Len() + i) } //nolint:gosec // far below the most

// found is a place in the numbering of an edit, without mentions.
func (e *edit) found(ref gazetteer.Ref) geoparse.Place {
	i := int(ref) - e.x.Len()
	if i < 0 || ref == gazetteer.NoRef {
		return geoparse.Place{Place: e.x.Place(ref), Ref: ref}
	}
	p := e.own[i]
	if label := e.details[p.ID].Label; label != "" {
		p.Name = label
	}
	return geoparse.Place{Place: p, Ref: gazetteer.NoRef}
}

// check refuses what no map should show.
func (d Details) check() error {
	switch {
	case utf8.RuneCountInString(d.Label) > maxLabel:
		return fmt.Errorf("a label has at most %d characters", maxLabel)
	case utf8.RuneCountInString(d.Note) > maxNote:
		return fmt.Errorf("a note has at most %d characters", maxNote)
	case d.Side != "" && !slices.Contains(Sides(), d.Side):
		return fmt.Errorf("%q is no side for a label: take one of %s", d.Side, strings.Join(Sides(), ", "))
	case d.Source != "" && !isWebAddress(d.Source):
		return errors.New("a source is an http or https address")
	}
	return nil
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(s) <= maxNote
}

// with returns the details with what others say beside or instead of them.
func (d Details) with(other Details) Details {
	for _, m := range []struct{ old, new *string }{
		{&d.Label, &other.Label}, {&d.Note, &other.Note}, {&d.Source, &other.Source}, {&d.Side, &other.Side},
	} {
		if *m.new != "" {
			*m.old = *m.new
		}
	}
	return d
}

// Called is what an author calls a place, or else what the text does, or else its name. A reader who asked for the names
// of another language than the text's gets these, not the text's.
func (a *Article) Called(p geoparse.Place) string {
	called := a.Details[p.ID].Label
	if called == "" && a.isToldAsWritten() {
		called = a.TextName(p)
	}
	return cmp.Or(called, p.Name)
}

// isToldAsWritten reports whether nobody asked for names of another language than the text's.
func (a *Article) isToldAsWritten() bool {
	asked := a.Names().Languages()
	if len(asked) == 0 {
		return true
	}
	base, _ := asked[0].Base()
	return base.String() == a.Language
}

// TextName is what the text calls a place, as a dictionary has the words: those that name it most often, the first of
// those that do equally, its own name before others. It is "" where none name the place itself, or where the language
// of the text inflects names and none of their forms is a name of the place. Capitals throughout are a matter of type.
func (a *Article) TextName(p geoparse.Place) string {
	if p.Ref == gazetteer.NoRef {
		return ""
	}
	times := map[string]int{}
	var names []string
	for _, i := range p.Mentions {
		m := &a.Mentions[i]
		if m.Kind != geoparse.Literal || isAllCapitals(m.Text) {
			continue
		}
		name, ok := a.reader.parser.Spelling(a.Document, m.Text, p.Ref)
		if !ok {
			continue
		}
		if times[name]++; times[name] == 1 {
			names = append(names, name)
		}
	}
	best := p.Name
	for _, name := range names {
		if times[name] > times[best] {
			best = name
		}
	}
	if times[best] == 0 {
		return ""
	}
	return best
}

// longestCode is how many letters a name of capitals has that is no abbreviation or code at most.
const longestCode = 3

func isAllCapitals(s string) bool {
	return utf8.RuneCountInString(s) > longestCode && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

package gazetteer

import (
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// Located is the point that a person meant.
type Located struct {
	Point  orb.Point
	Ref    Ref   // NoRef for bare coordinates
	Others []Ref // that bear the same name, the likelier first; at most four
}

// UnknownPlaceError is returned for a name that no place bears.
type UnknownPlaceError struct {
	Name    string
	Similar []string // labels of places with names like it
}

func (e *UnknownPlaceError) Error() string {
	if len(e.Similar) == 0 {
		return fmt.Sprintf("no place is called %q: check the spelling, or give latitude, longitude", e.Name)
	}
	return fmt.Sprintf("no place is called %q; similar: %s", e.Name, strings.Join(e.Similar, "; "))
}

// maxOthers is how many namesakes Locate lists.
const maxOthers = 4

// Locate finds what a person wrote for a place: its id, its name, which may
// stand within another ("Paris, Texas"), or a position as [ParsePoint] reads
// it, which is taken as it is. The error is an [UnknownPlaceError] or a
// [QueryError].
func (x *Index) Locate(text string) (Located, error) {
	text = strings.TrimSpace(text)
	at, err := ParsePoint(pointOfID(text))
	switch {
	case err == nil:
		return Located{Point: at, Ref: NoRef}, nil
	case !errors.Is(err, ErrNoPosition):
		return Located{}, err
	}
	if ref, ok := x.ByID(PlaceID(text)); ok {
		return Located{Point: x.Point(ref), Ref: ref}, nil
	}
	hits, err := x.Search(Query{Text: text, Mode: Exact, Limit: maxOthers + 1})
	if err != nil {
		return Located{}, err
	}
	if len(hits) == 0 {
		return Located{}, unknownPlace(x, text)
	}
	l := Located{Point: x.Point(hits[0].Ref), Ref: hits[0].Ref}
	country, admin1, admin2 := x.Parents(l.Ref)
	for _, h := range hits[1:] {
		// "Ankara" asks nothing of Ankara Province around it
		if h.Ref != country && h.Ref != admin1 && h.Ref != admin2 {
			l.Others = append(l.Others, h.Ref)
		}
	}
	return l, nil
}

// unknownPlace names the places that are called nearly so.
func unknownPlace(x *Index, text string) error {
	hits, err := x.Search(Query{Text: text, Mode: Fuzzy, Limit: 3})
	if err != nil {
		return err
	}
	e := &UnknownPlaceError{Name: text}
	for _, h := range hits {
		e.Similar = append(e.Similar, x.Label(h.Ref))
	}
	return e
}

// Note says in one sentence which of several namesakes was taken, "" where
// there is but one.
func (x *Index) Note(l Located) string {
	if len(l.Others) == 0 {
		return ""
	}
	others := make([]string, 0, len(l.Others))
	for _, ref := range l.Others {
		others = append(others, fmt.Sprintf("%s (%s)", x.Label(ref), x.ID(ref)))
	}
	return fmt.Sprintf("took %s (%s); others of the name: %s", x.Label(l.Ref), x.ID(l.Ref), strings.Join(others, "; "))
}

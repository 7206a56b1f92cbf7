package archive

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo"
)

// Query chooses stories. Its zero value takes all; each field that is set
// restricts further. Places, Near, Within, Countries, Kinds and Called speak of one place: a
// story is chosen when it names one of which all of them are true.
type Query struct {
	Places    []string                // ids; nil for any
	Near      *geo.Circle             // in this circle
	Within    *orb.Bound              // in this box; Min[0] > Max[0] crosses ±180°
	Countries []string                // in these, ISO 3166-1 alpha-2; nil for any
	Kinds     []gazetteer.FeatureKind // of these; nil for any
	Called    string                  // the article names it first by these words; "" for any

	From, To time.Time // published at or after From and before To; zero leaves a side open. Either leaves out what has no date.
	Words    Words     // of the title, and of the text where it is kept
	Source   string    // it or a copy was published there
	Language string
	Verdict  string // it states a distance of which this is true, one of [Verdicts]

	After      Cursor      // continue behind this; for Articles
	AfterClaim ClaimCursor // the same for Claims
	Limit      int         // rows; 0 is 100 for Articles and Claims, 1,000 for Places, Together and Counts, any number for Days
}

// NamesPlaces reports whether a query chooses places.
func (q *Query) NamesPlaces() bool {
	return q.Places != nil || q.Near != nil || q.Within != nil || q.Countries != nil || q.Kinds != nil || q.Called != ""
}

// NamesCountries reports whether a query chooses places by their countries, and by nothing else.
func (q *Query) NamesCountries() bool {
	others := *q
	others.Countries = nil
	return q.Countries != nil && !others.NamesPlaces()
}

// Chooses reports whether a query chooses a place; one that names none chooses all.
func (q *Query) Chooses(p Place) bool { return q.chooses(&p) }

func (q *Query) chooses(p *Place) bool {
	return (q.Places == nil || slices.Contains(q.Places, p.ID)) &&
		(q.Countries == nil || slices.Contains(q.Countries, p.Country)) &&
		(q.Kinds == nil || slices.Contains(q.Kinds, gazetteer.Feature{Class: p.Class, Code: p.Code}.Kind())) &&
		(q.Within == nil || holds(*q.Within, p.Point)) &&
		(q.Near == nil || q.Near.Holds(p.Point))
}

// holds reports whether a box, which may cross ±180°, holds a point.
func holds(b orb.Bound, p orb.Point) bool {
	if p[1] < b.Min[1] || p[1] > b.Max[1] {
		return false
	}
	if b.Min[0] > b.Max[0] {
		return p[0] >= b.Min[0] || p[0] <= b.Max[0]
	}
	return p[0] >= b.Min[0] && p[0] <= b.Max[0]
}

// Cursor says where a page ended. Its zero value is the beginning.
type Cursor struct{ below Key }

// CursorAfter is the cursor behind an article.
func CursorAfter(k Key) Cursor { return Cursor{below: k} }

// Below is the key below which the next page lies, [EndOfKeys] at the beginning.
func (c Cursor) Below() Key {
	if c.below == 0 {
		return EndOfKeys
	}
	return c.below
}

// IsZero reports whether a cursor is the beginning.
func (c Cursor) IsZero() bool { return c.below == 0 }

// String writes a cursor for [ParseCursor].
func (c Cursor) String() string { return strconv.FormatInt(int64(c.below), 36) }

// ParseCursor reads what [Cursor.String] wrote.
func ParseCursor(s string) (Cursor, error) {
	n, err := strconv.ParseInt(s, 36, 64)
	if err != nil || n <= 0 || Key(n) > EndOfKeys {
		return Cursor{}, errors.New("not the end of a page")
	}
	return Cursor{below: Key(n)}, nil
}

// ListedVerdicts are those of a list of claims, in its order.
var ListedVerdicts = []string{"contradicted", "consistent", "unverifiable"}

// ClaimCursor says where a page of claims ended. Its zero value is the beginning.
type ClaimCursor struct {
	Verdict int // index in ListedVerdicts
	Article Key // 0 at the beginning
	Ordinal int // of the claim in its article
}

// IsZero reports whether a cursor is the beginning.
func (c ClaimCursor) IsZero() bool { return c.Article == 0 }

// String writes a cursor for [ParseClaimCursor].
func (c ClaimCursor) String() string {
	return fmt.Sprintf("%d.%s.%d", c.Verdict, strconv.FormatInt(int64(c.Article), 36), c.Ordinal)
}

// ParseClaimCursor reads what [ClaimCursor.String] wrote.
func ParseClaimCursor(s string) (ClaimCursor, error) {
	var c ClaimCursor
	verdict, rest, _ := strings.Cut(s, ".")
	key, ordinal, _ := strings.Cut(rest, ".")
	n, err := strconv.ParseInt(key, 36, 64)
	c.Article = Key(n)
	var err2, err3 error
	c.Verdict, err2 = strconv.Atoi(verdict)
	c.Ordinal, err3 = strconv.Atoi(ordinal)
	if err != nil || err2 != nil || err3 != nil || n <= 0 || c.Article > EndOfKeys || c.Ordinal < 0 ||
		c.Verdict < 0 || c.Verdict >= len(ListedVerdicts) {
		return ClaimCursor{}, errors.New("not the end of a page")
	}
	return c, nil
}

// ClaimPage is a part of a list of claims.
type ClaimPage struct {
	Claims []Stated
	Next   ClaimCursor // zero at the end of the list
}

// By is what stories can be counted by.
type By string

// What stories can be counted by.
const (
	ByCountry  By = "country"
	ByRegion   By = "region"
	BySource   By = "source"
	ByLanguage By = "language"
)

// Count is the number of stories of a country, a region, a source, a language.
type Count struct {
	Value   string
	Stories int64
}

// Page is a part of a list of stories.
type Page struct {
	Stories []Found
	Next    Cursor // zero at the end of the list
}

// Found is a story in an answer.
type Found struct {
	Article
	Mentions []Mention // by place id
	Copies   []Copy    // the oldest first
}

// Copy is an article with the same text as another.
type Copy struct {
	ID, URL, Source, Title string
	Published              time.Time
}

// Detail is all that is known of an article.
type Detail struct {
	Found
	CopyOf string // id of the article whose text it has; it has then no mentions, claims or text of its own
	Claims []Claim
	Text   string // "" where it is not kept
}

// Stated is a claim with the article that makes it.
type Stated struct {
	Article Article
	Claim   Claim
}

// PlaceCount is the number of stories at a place.
type PlaceCount struct {
	Place   Place
	Stories int64
	Newest  time.Time // zero where none of them has a date
}

// DayCount is the number of stories of a day.
type DayCount struct {
	Day     time.Time // midnight, UTC
	Stories int64
}

package archive

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// Article is what an archive says of an article.
type Article struct {
	ID        string // the caller's own
	URL       string
	Source    string // who published it: "example.org"; "" where unknown
	Title     string
	Published time.Time // UTC, whole seconds; zero where unknown
	Language  string    // ISO 639-1
	Country   string    // that it is mostly about, ISO 3166-1 alpha-2; "" for none
	Reader    string    // the build that read it, which tells what could be read better now
}

// Entry is an article on its way into an archive.
type Entry struct {
	Article
	Story    Story // the text, as [StoryOf] tells it; 0 where it is not to be compared
	Text     string
	Mentions []Mention
	Claims   []Claim
}

// Place is a place that articles name.
type Place struct {
	ID      string // "geonames:745044"
	Name    string
	Country string // ISO 3166-1 alpha-2; "" for none
	Region  string `json:",omitempty"` // the first-level division that it is or lies in: "GB.ENG", as GeoNames has it; "" for none
	Class   string // GeoNames feature class and code
	Code    string
	Point   orb.Point
}

// Mention is a place that an article names, however often.
type Mention struct {
	Place      Place
	Name       string  `json:",omitempty"` // the words of the first; "" where they are the name of the place, in whatever case
	Times      int     // kept up to MaxTimes
	Confidence float64 // of the surest; 0–1, kept to a thousandth
	Kinds      Kinds
	Start, End int // code points of the text, of the first
}

// Claim is a distance that an article states.
type Claim struct {
	From, To  string     // ids of places; "" where unknown
	Stated    [2]float64 // km, low and high
	Measured  float64    // km; negative where nothing could be measured
	Direction string     // "NE"; "" for none
	Verdict   string     // consistent, contradicted, unverifiable
}

// Verdicts are the words of Claim.Verdict.
var Verdicts = []string{"consistent", "contradicted", "unverifiable"}

// Kinds is a set of the ways in which an article may name a place.
type Kinds uint16

// kindNames are the bits of Kinds in their order, which is part of the stored form.
var kindNames = []string{"literal", "associative", "demonym", "language", "embedded", "facility", "organisation"}

// KindsOf is the set of the named kinds; others are left out.
func KindsOf(names ...string) (k Kinds) {
	for _, name := range names {
		if i := slices.Index(kindNames, name); i >= 0 {
			k |= 1 << i
		}
	}
	return k
}

// Names lists the kinds of a set.
func (k Kinds) Names() []string {
	names := []string{}
	for i, name := range kindNames {
		if k&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// MaxID, MaxField and MaxText are the most bytes of an id, of any other field, and
// of a text.
const (
	MaxID    = 512
	MaxField = 4096
	MaxText  = 8 << 20
)

// MaxTimes is the highest number of times for which a mention is kept; it stands for more, too.
const MaxTimes = 1<<16 - 1

// ValidID reports whether an article may have an id.
func ValidID(id string) bool { return id != "" && flaw(id, MaxID) == "" }

// Check returns an [*EntryError] where an entry cannot be kept.
func (e *Entry) Check() error {
	bad := func(field, format string, args ...any) error {
		return &EntryError{ID: e.ID, Field: field, Reason: fmt.Sprintf(format, args...)}
	}
	if e.ID == "" {
		return bad("id", "is missing")
	}
	for _, f := range []struct {
		name, value string
		most        int
	}{
		{"id", e.ID, MaxID}, {"url", e.URL, MaxField}, {"source", e.Source, MaxField}, {"title", e.Title, MaxField},
		{"language", e.Language, MaxField}, {"country", e.Country, MaxField}, {"reader", e.Reader, MaxField}, {"text", e.Text, MaxText},
	} {
		if reason := flaw(f.value, f.most); reason != "" {
			return bad(f.name, "%s", reason)
		}
	}
	if t := e.Published; !t.IsZero() && (t.Before(earliest) || t.After(latest)) {
		return bad("published", "is %s, outside of the years 1 to 9999", t)
	}
	seen := map[string]bool{}
	for _, m := range e.Mentions {
		p := m.Place
		switch reason := p.flaw(); {
		case reason != "":
			return bad("mentions", "have the place %.80q, which %s", p.ID, reason)
		case seen[p.ID]:
			return bad("mentions", "have the place %.80q twice", p.ID)
		case flaw(m.Name, MaxField) != "":
			return bad("mentions", "have the place %.80q by words that are not text", p.ID)
		case m.Times < 1 || !(m.Confidence >= 0 && m.Confidence <= 1) || m.Start < 0 || m.End < m.Start || m.End > MaxText:
			return bad("mentions", "have the place %.80q %d times, with confidence %v, at %d to %d", p.ID, m.Times,
				m.Confidence, m.Start, m.End)
		}
		seen[p.ID] = true
	}
	for _, c := range e.Claims {
		if reason := flaw(c.From+c.To+c.Direction, MaxField); reason != "" || !slices.Contains(Verdicts, c.Verdict) ||
			!isFinite(c.Stated[0], c.Stated[1], c.Measured) {
			return bad("claims", "have one that is no claim: %.80q to %.80q, %q", c.From, c.To, c.Verdict)
		}
	}
	return nil
}

// flaw says what is wrong with a place; "" where nothing is.
func (p *Place) flaw() string {
	switch {
	case p.ID == "":
		return "has no id"
	case flaw(p.ID+p.Name+p.Country+p.Region+p.Class+p.Code, MaxField) != "":
		return "says what is not text"
	case !(math.Abs(p.Point[0]) <= 180 && math.Abs(p.Point[1]) <= 90):
		return fmt.Sprintf("lies at %v", p.Point)
	}
	return ""
}

// flaw says what is wrong with a text; "" where nothing is.
func flaw(s string, most int) string {
	switch {
	case len(s) > most:
		return fmt.Sprintf("has %d bytes, more than %d", len(s), most)
	case !utf8.ValidString(s):
		return "is not valid UTF-8"
	case strings.ContainsRune(s, 0):
		return "holds the character U+0000"
	}
	return ""
}

func isFinite(values ...float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
}

// Normalised returns the entry as it is kept: the time in whole seconds, UTC, the
// confidences in thousandths, the mentions by their places and without words that are the name.
func (e Entry) Normalised() Entry {
	if !e.Published.IsZero() {
		e.Published = e.Published.UTC().Truncate(time.Second)
	}
	e.Mentions = slices.Clone(e.Mentions)
	for i, m := range e.Mentions {
		e.Mentions[i].Confidence = math.Round(m.Confidence*1000) / 1000
		e.Mentions[i].Times = min(m.Times, MaxTimes)
		if strings.EqualFold(m.Name, m.Place.Name) {
			e.Mentions[i].Name = ""
		}
	}
	slices.SortFunc(e.Mentions, func(a, b Mention) int { return strings.Compare(a.Place.ID, b.Place.ID) })
	return e
}

// Digest tells entries apart: it is the same for two that are the same.
func (e Entry) Digest() int64 {
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(e); err != nil {
		panic(err) // its fields are texts and finite numbers
	}
	return int64(binary.LittleEndian.Uint64(sum.Sum(nil)))
}

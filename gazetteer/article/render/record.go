package render

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
)

// Record is one line of `dateline batch`.
type Record struct {
	ID       json.RawMessage `json:"id"` // as it came in: a string or a number
	Toponyms []Toponym       `json:"toponyms"`
	Claims   []Claim         `json:"claims"`
	Language string          `json:"language"`          // ISO 639-1, that the text was read in
	Written  string          `json:"written,omitempty"` // that it seems to be in, where that is another
	Text     string          `json:"text,omitempty"`    // that the spans count in, for a reader who does not have it
	Meta     json.RawMessage `json:"meta,omitempty"`    // as it came in
}

// Toponym is one mention in a Record. When it is unresolved, the fields of the
// place are null or absent.
type Toponym struct {
	Start      int           `json:"start"` // code points
	End        int           `json:"end"`
	Text       string        `json:"text"`
	Location                 // lat, lon, geonameid … of the place, or of the one around it
	Kind       geoparse.Kind `json:"kind"`
	Confidence float64       `json:"confidence"`
	Accuracy   Accuracy      `json:"accuracy,omitempty"` // "" when unresolved
	Within     *Container    `json:"within,omitempty"`   // where the accuracy is within
	Doubt      string        `json:"doubt,omitempty"`    // what the text says against it
}

// Accuracy says what a point on the map stands for.
type Accuracy string

// The accuracies of a point.
const (
	AtPlace  Accuracy = "place"  // the place that is named
	AtPoint  Accuracy = "point"  // coordinates that the text gives
	IsWithin Accuracy = "within" // not what is named, which no gazetteer has, but the place that the text puts it in
)

// Container is the place that the text puts a site in that has no place of its
// own.
type Container struct {
	ID   gazetteer.PlaceID `json:"id"`
	Name string            `json:"name"`
}

// NullString is a string that is null in JSON when it is empty.
type NullString string

// MarshalJSON writes the string, or null.
func (s NullString) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	for i := range len(s) {
		switch b := s[i]; {
		case b < ' ', b >= utf8.RuneSelf, b == '"', b == '\\', b == '<', b == '>', b == '&':
			return json.Marshal(string(s))
		}
	}
	return append(append(append(make([]byte, 0, len(s)+2), '"'), s...), '"'), nil // as most names and ids are
}

// Location is the place of a Toponym or of an end of a Claim.
type Location struct {
	Lat         *float64   `json:"lat"` // degrees
	Lon         *float64   `json:"lon"`
	GeonameID   *int64     `json:"geonameid"`
	ID          NullString `json:"id"`
	Name        NullString `json:"name"`
	Country     string     `json:"country,omitempty"` // ISO 3166-1 alpha-2
	FeatureCode string     `json:"feature_code,omitempty"`
}

// NewLocation describes a place of the gazetteer.
func NewLocation(p gazetteer.Place) Location {
	lon, lat := degrees(p.Point[0]), degrees(p.Point[1])
	return Location{
		Lat: &lat, Lon: &lon, GeonameID: GeonameID(p.ID), ID: NullString(p.ID),
		Name: NullString(p.Name), Country: p.Country, FeatureCode: p.Code,
	}
}

// GeonameID returns the number of a place that comes from GeoNames, else nil.
func GeonameID(id gazetteer.PlaceID) *int64 {
	digits, ok := strings.CutPrefix(string(id), "geonames:")
	if !ok {
		return nil
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

// degrees rounds a coordinate to the seven decimals (a centimetre) that RFC
// 7946 holds reasonable.
func degrees(v float64) float64 { return math.Round(v*1e7) / 1e7 }

// NewRecord returns the article in the form of `dateline batch`.
func NewRecord(a *article.Article, id, meta json.RawMessage) Record {
	r := Record{ID: id, Toponyms: make([]Toponym, 0, len(a.Mentions)), Claims: Claims(a), Language: a.Language,
		Written: a.Written.Tag, Meta: meta}
	for _, m := range a.Mentions {
		r.Toponyms = append(r.Toponyms, newToponym(a, m))
	}
	return r
}

func newToponym(a *article.Article, m geoparse.Mention) Toponym {
	t := Toponym{
		Start: a.Offsets.CodePoint(m.Start), End: a.Offsets.CodePoint(m.End), Text: m.Text,
		Kind: m.Kind, Confidence: round(m.Confidence, 3), Doubt: m.Doubt,
	}
	switch {
	case m.Place >= 0:
		p := a.Places[m.Place].Place
		t.Location, t.Accuracy = NewLocation(p), accuracyOf(p)
	case m.Within != gazetteer.NoRef:
		around := a.Index().Place(m.Within)
		lon, lat := degrees(around.Point[0]), degrees(around.Point[1])
		t.Location = Location{Lat: &lat, Lon: &lon, Country: around.Country}
		t.Accuracy, t.Within = IsWithin, newContainer(a, m.Within)
	}
	return t
}

func newContainer(a *article.Article, ref gazetteer.Ref) *Container {
	return &Container{ID: a.Index().ID(ref), Name: a.Names().Name(ref)}
}

func round(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}

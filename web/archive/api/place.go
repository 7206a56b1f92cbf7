package api

import (
	"time"

	"dateline/gazetteer"
	"dateline/web/archive"
	"dateline/web/httpx"
	"dateline/web/places"
)

// placeJSON is a place of the archive, with what the gazetteer of today says of it.
type placeJSON struct {
	places.Place
	Region   string     `json:"region,omitempty"` // first-level division, "GB.ENG"
	Articles int64      `json:"articles"`
	Newest   *time.Time `json:"newest"` // of those with a date
}

// mentionJSON is a place that an article names.
type mentionJSON struct {
	places.Place
	MentionCount int      `json:"mention_count"`
	Confidence   float64  `json:"confidence"`
	Kinds        []string `json:"kinds"`
	Text         string   `json:"text"`  // the words of the first mention
	Start        int      `json:"start"` // code points of the text, of the first mention
	End          int      `json:"end"`
}

// describe says of a place of the archive what the gazetteer says; one that it does not
// have is as it was when it was read.
func (h answers) describe(p archive.Place) places.Place {
	if ref, ok := h.Index.ByID(gazetteer.PlaceID(p.ID)); ok {
		return places.Of(h.Index, gazetteer.Located{Ref: ref}, h.names)
	}
	d := places.Place{
		ID: p.ID, Name: p.Name, Label: p.Name, Lat: httpx.Degrees(p.Point.Lat()), Lon: httpx.Degrees(p.Point.Lon()),
		Country: p.Country, FeatureClass: p.Class, FeatureCode: p.Code,
	}
	if point, ok := h.Index.PointByID(gazetteer.PlaceID(p.ID)); ok {
		d.Disputed = h.names.Disputed(&point)
	}
	return d
}

// known is a time, or nil where it is unknown.
func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

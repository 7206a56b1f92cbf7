// Package export writes features as files: GeoJSON, GeoJSON text sequences, KML, GPX, Atom,
// CSV, WKT, GeoPackage and GeoParquet.
//
// Goals: one model of features for every format, writers that hold one feature at a time, files that
// other programs open as they are. Formats is the table of what there is.
//
// Non-goals: reading files, styling beyond the few looks of KML, coordinates other than WGS 84 longitude and latitude.
//
// # A new format
//
// A format is one file with a function that writes a Collection, and one row of
// Formats. The command line, the HTTP service and its documentation list what Formats
// lists; the tests write the same sample in every format and read it back by GDAL.
//
// # Geometry
//
// Whatever comes in, files hold longitudes in [−180, 180]: lines and areas with continuous
// longitudes that leave it are cut at the antimeridian, and points are moved by whole turns.
// Outer rings run counterclockwise and holes clockwise; rings are closed. Coordinates in text have at
// most 7 decimals, about 1 cm.
//
// # Text
//
// Names come from anywhere. Bytes that are not UTF-8, and characters that a format can't hold, become U+FFFD. In
// CSV a text that a spreadsheet would run as a formula is made harmless.
package export

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"
)

// Feature is one thing on the map.
type Feature struct {
	ID         string       // unique in its collection; "" for none
	Geometry   orb.Geometry // longitude, latitude in degrees on WGS 84; nil for none
	Properties []Property   // in the order in which they are written
}

// Property is a named value of a feature or of a collection.
type Property struct {
	Name string
	// Value is a string, bool, int, int64, float64, or nil for unknown. Anything else that encoding/json can write
	// is allowed, too: it stays structured in JSON and is JSON text elsewhere.
	Value any
}

// Collection is the features of one file and what is said of all of them. The zero
// value is an empty collection.
type Collection struct {
	Name        string // of the layer: "places"; "" becomes "features"
	Title       string // for people
	Description string
	Attribution string    // who must be named, in plain text
	Updated     time.Time // when it changed last; zero where nobody knows

	// Members are further members of a GeoJSON FeatureCollection (RFC 7946 section 6.1). The other formats
	// have no place for them. One that is called like a member that is written anyway is left out.
	Members []Property

	// Features must give the same features each time it is run: formats with columns
	// need one pass to find them, and another to write.
	Features iter.Seq[Feature]
}

// Of returns a collection of the features of a slice.
func Of(features []Feature) Collection {
	return Collection{Features: slices.Values(features)}
}

// Property returns the value of the first property of that name, nil where there is none.
func (f *Feature) Property(name string) any {
	for _, p := range f.Properties {
		if p.Name == name {
			return p.Value
		}
	}
	return nil
}

// FeatureError is returned for a feature that can't be written.
type FeatureError struct {
	ID     string // "" for none
	Number int    // of the feature in its collection, from 1
	Err    error
}

func (e *FeatureError) Error() string {
	if e.ID == "" {
		return fmt.Sprintf("feature %d: %v", e.Number, e.Err)
	}
	return fmt.Sprintf("feature %q: %v", e.ID, e.Err)
}

func (e *FeatureError) Unwrap() error { return e.Err }

// each gives the features in order, with clean ids, and geometry fit for a file, until f fails.
func (c *Collection) each(f func(Feature) error) error {
	if c.Features == nil {
		return nil
	}
	n := 0
	for feature := range c.Features {
		n++
		feature.ID = clean(feature.ID)
		var err error
		if feature.Geometry, err = fileGeometry(feature.Geometry); err == nil {
			err = f(feature)
		}
		if err != nil {
			return &FeatureError{feature.ID, n, err}
		}
	}
	return nil
}

// layer returns the name of the layer, fit to be that of a table or column.
func (c *Collection) layer() string {
	name := strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '_'
	}, c.Name)
	if name == "" {
		return "features"
	}
	return name
}

// clean returns s as UTF-8 without NUL, which ends a text in many readers.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

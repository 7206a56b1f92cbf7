// Package picture draws a map of an article's places as SVG or PNG: for a social
// card, for print, for a page without scripts.
//
// # Goals
//
// A plate as in a good atlas: quiet colours, the sea lighter than its name, towns
// by rank, the article's places above all. The same call gives the same bytes.
// Nothing is fetched: the basemap, the fonts and the colours are part of the
// program.
//
// # Not here
//
// No tiles and no interaction: the browser's map does that. No geodesy: a Line
// comes with its waypoints.
package picture

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// Map is what a picture shows above the basemap.
type Map struct {
	Title          string // above the map; "" for none
	Places         []Place
	Areas          []Area
	Lines          []Line
	RelativePlaces []RelativePlace
	Credit         string // added to the attribution, "" for none
	Language       string // ISO 639-1 code of the texts of the key; English where there are none of it
}

// Place is a place of the article: a circle with its name.
type Place struct {
	Name       string
	Known      string    // its name on the basemap, which is left out there; "" for Name
	Point      orb.Point // longitude, latitude
	Mentions   int       // the circle's area grows with it; at least 1
	Headline   bool      // the headline names it: it is shown and named before all others
	Doubtful   bool      // it may be another place: it does not widen the view
	Side       string    // where its name stands: e, w, n, s, ne, se, nw, sw; "none" for no name, "" for where there is room
	Importance float64   // of places mentioned equally often, the more important is named first
}

// Area is a country or region of the article: a light wash with a firmer edge.
type Area struct {
	Name     string
	Known    string           // its name on the basemap, which is left out there; "" for Name
	Side     string           // where its name stands beside its middle: e, w, n …; "none" for no name, "" for where there is room
	Polygon  orb.MultiPolygon // longitude, latitude
	Point    orb.Point        // its middle
	Headline bool             // the headline names it: its middle is shown
}

// Verdict is the colour and the sign of a line.
type Verdict string

// The verdicts of a claim; a line without one is a measured distance.
const (
	Measured     Verdict = ""
	Consistent   Verdict = "consistent"
	Contradicted Verdict = "contradicted"
	Unverifiable Verdict = "unverifiable"
)

// Line is a distance between two places.
type Line struct {
	Waypoints orb.LineString // along the geodesic; longitudes may run on beyond ±180°
	Tag       string         // its length: "352 km"
	Verdict   Verdict
}

// Options is how a picture is drawn. The zero value is a social card in light
// colours.
type Options struct {
	Width, Height int     // in pixels of 1/96 inch; 1200 × 630 if zero
	Density       float64 // PNG pixels for each of these; 1 if zero. For print at 300 dpi: 3.125
	Dark          bool    // dark colours
	Fonts         *Fonts  // nil: those of the program
	Key           bool    // say below the map what its marks mean
	Scale         bool    // a scale bar, where the scale of the map is about the same all over it
	Locator       bool    // a small globe that shows where the map lies, where there is room
	// what the map shows at least; nil for all places, lines and, if there is neither, areas. West
	// > east crosses the antimeridian
	Bound *orb.Bound
}

// Card is the size of a social card: Open Graph's 1200 × 630.
func Card() Options { return Options{Width: 1200, Height: 630} }

// Print is the size of DIN A4 across at 300 dots per inch.
func Print() Options { return Options{Width: 1123, Height: 794, Density: 3.125} }

// maxPixels bounds the size of a picture, 4 bytes each in memory.
const maxPixels = 40e6

// ErrSize is wrapped by the error about a picture that would be too small to be
// read or too large for memory.
var ErrSize = errors.New("size of picture")

// ready fills in what is zero, checks the rest, and opens the fonts.
func (o Options) ready() (Options, *letters, error) {
	o, err := o.sized()
	if err != nil {
		return o, nil, err
	}
	return o, newLetters(o.Fonts), nil
}

// sized fills in what is zero and checks the rest.
func (o Options) sized() (Options, error) {
	if o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = Card().Width, Card().Height
	}
	if o.Density == 0 {
		o.Density = 1
	}
	if o.Width < 160 || o.Height < 120 || !(o.Density >= 0.25 && o.Density <= 8) ||
		float64(o.Width)*float64(o.Height)*o.Density*o.Density > maxPixels {
		return o, fmt.Errorf("%w: %d × %d at density %g: at least 160 × 120, density 0.25 to 8, at most 40 million pixels",
			ErrSize, o.Width, o.Height, o.Density)
	}
	return o, nil
}

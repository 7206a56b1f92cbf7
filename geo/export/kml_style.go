package export

import (
	"image/color"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-kml/v3"
)

// styles are the looks that placemarks of a document share, by the id of each: one for
// places and areas, and one for each thing that can be said of a claim. The icon of
// places is left to the program, for the usual ones lie on another server.
func styles() []kml.Element {
	line := func(id string, c color.RGBA) kml.Element {
		return kml.SharedStyle(id, kml.LineStyle(kml.Color(c), kml.Width(3)))
	}
	amber := color.RGBA{0xc9, 0x95, 0x3b, 0xff}
	return []kml.Element{
		kml.SharedStyle("place",
			kml.IconStyle(kml.Color(color.RGBA{0x33, 0x48, 0x5a, 0xff}), kml.Scale(0.9)),
			kml.LineStyle(kml.Color(amber), kml.Width(2)),
			kml.PolyStyle(kml.Color(color.RGBA{0xc9, 0x95, 0x3b, 0x40}))),
		line("line", color.RGBA{0x33, 0x48, 0x5a, 0xff}),
		line("consistent", color.RGBA{0x0d, 0x6a, 0x63, 0xff}),
		line("contradicted", color.RGBA{0x9a, 0x3b, 0x1e, 0xff}),
		line("unverifiable", color.RGBA{0x8a, 0x85, 0x7b, 0xff}),
	}
}

// style is the id of the look of a feature.
func (f *Feature) style() string {
	switch verdict, _ := f.Property("verdict").(string); verdict {
	case "consistent", "contradicted", "unverifiable":
		return verdict
	}
	switch f.Geometry.(type) {
	case orb.LineString, orb.MultiLineString:
		return "line"
	}
	return "place"
}

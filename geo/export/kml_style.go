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
	fill := amber()
	fill.A = 0x40
	all := []kml.Element{
		kml.SharedStyle("place",
			kml.IconStyle(kml.Color(slate()), kml.Scale(0.9)),
			kml.LineStyle(kml.Color(amber()), kml.Width(2)),
			kml.PolyStyle(kml.Color(fill))),
		line("line", slate()),
	}
	for _, v := range verdictColours() {
		all = append(all, line(v.name, v.colour))
	}
	return all
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

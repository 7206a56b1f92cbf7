package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"github.com/paulmach/orb"
)

// GPX 1.1 (topografix.com/GPX/1/1): what a receiver needs of a feature.
type (
	gpxPoint struct {
		Lat  gpxDegrees `xml:"lat,attr"`
		Lon  gpxDegrees `xml:"lon,attr"`
		Name string     `xml:"name,omitempty"`
		Cmt  string     `xml:"cmt,omitempty"`
		Desc string     `xml:"desc,omitempty"`
		Src  string     `xml:"src,omitempty"`
	}
	gpxTrack struct {
		Name     string       `xml:"name,omitempty"`
		Cmt      string       `xml:"cmt,omitempty"`
		Desc     string       `xml:"desc,omitempty"`
		Src      string       `xml:"src,omitempty"`
		Segments []gpxSegment `xml:"trkseg"`
	}
	gpxSegment struct {
		Points []gpxPoint `xml:"trkpt"`
	}
	gpxMetadata struct {
		Name string `xml:"name,omitempty"`
		Desc string `xml:"desc,omitempty"`
	}
	gpxDegrees float64
)

// MarshalXMLAttr writes degrees with the decimals of coordinates. GPX has no longitude of 180, so
// that is written 1 cm to the west.
func (d gpxDegrees) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: name, Value: string(appendCoordinate(nil, min(float64(d), 179.9999999)))}, nil
}

// writeGPX writes points as waypoints, and lines and the rings of areas as tracks. The id stands as
// the source, the property "label" (or the name) as the description, the other plain ones as the
// comment; lists and objects are left out. A feature without a geometry has no place in GPX and is
// left out.
func writeGPX(w io.Writer, c *Collection) error {
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header)
	e := xml.NewEncoder(out)
	e.Indent("", " ")
	root := xml.StartElement{Name: xml.Name{Local: "gpx"}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "xmlns"}, Value: "http://www.topografix.com/GPX/1/1"},
		{Name: xml.Name{Local: "version"}, Value: "1.1"},
		{Name: xml.Name{Local: "creator"}, Value: "dateline"},
	}}
	if err := e.EncodeToken(root); err != nil {
		return err
	}
	metadata := gpxMetadata{Name: clean(c.Title), Desc: paragraphs(c.Description, c.Attribution)}
	if err := encodeAs(e, "metadata", metadata); err != nil {
		return err
	}
	// The schema wants all waypoints before all tracks.
	err := c.each(func(f Feature) error {
		points, _ := gpxParts(f.Geometry)
		if len(points) == 0 {
			return nil
		}
		comment, description, err := gpxTexts(&f)
		if err != nil {
			return err
		}
		for _, p := range points {
			p := gpxPoint{Lat: gpxDegrees(p[1]), Lon: gpxDegrees(p[0]), Name: f.name(), Cmt: comment,
				Desc: description, Src: f.ID}
			if err := encodeAs(e, "wpt", p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = c.each(func(f Feature) error {
		_, lines := gpxParts(f.Geometry)
		if len(lines) == 0 {
			return nil
		}
		comment, description, err := gpxTexts(&f)
		if err != nil {
			return err
		}
		track := gpxTrack{Name: f.name(), Cmt: comment, Desc: description, Src: f.ID}
		for _, line := range lines {
			var segment gpxSegment
			for _, p := range line {
				segment.Points = append(segment.Points, gpxPoint{Lat: gpxDegrees(p[1]), Lon: gpxDegrees(p[0])})
			}
			track.Segments = append(track.Segments, segment)
		}
		return encodeAs(e, "trk", track)
	})
	if err != nil {
		return err
	}
	if err := e.EncodeToken(root.End()); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	out.WriteByte('\n')
	return out.Flush()
}

func encodeAs(e *xml.Encoder, name string, v any) error {
	return e.EncodeElement(v, xml.StartElement{Name: xml.Name{Local: name}})
}

// gpxTexts returns the comment and the description of a feature.
func gpxTexts(f *Feature) (comment, description string, err error) {
	var lines []string
	for _, p := range f.Properties {
		if !plain(p.Value) {
			continue
		}
		value, err := text(p.Value)
		if err != nil {
			return "", "", err
		}
		switch {
		case p.Name == "label":
			description = value
		case p.Name != "name" && value != "":
			lines = append(lines, clean(p.Name)+": "+value)
		}
	}
	return strings.Join(lines, "\n"), description, nil
}

// gpxParts parts a geometry into points and lines.
func gpxParts(g orb.Geometry) (points []orb.Point, lines []orb.LineString) {
	switch g := g.(type) {
	case orb.Point:
		points = append(points, g)
	case orb.MultiPoint:
		points = append(points, g...)
	case orb.LineString:
		lines = append(lines, g)
	case orb.MultiLineString:
		lines = append(lines, g...)
	case orb.Polygon:
		for _, r := range g {
			lines = append(lines, orb.LineString(r))
		}
	case orb.MultiPolygon:
		for _, p := range g {
			for _, r := range p {
				lines = append(lines, orb.LineString(r))
			}
		}
	case orb.Collection:
		for _, part := range g {
			p, l := gpxParts(part)
			points, lines = append(points, p...), append(lines, l...)
		}
	}
	return points, lines
}

package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// An entry of Atom (RFC 4287) with the geometry of GeoRSS Simple (OGC 17-002r1), which
// puts latitude first.
type (
	atomEntry struct {
		XMLName xml.Name  `xml:"entry"`
		ID      string    `xml:"id"`
		Title   string    `xml:"title"`
		Updated string    `xml:"updated"`
		Content *atomText `xml:"content"`
		Point   string    `xml:"georss:point,omitempty"`
		Line    string    `xml:"georss:line,omitempty"`
		Polygon string    `xml:"georss:polygon,omitempty"`
		Name    string    `xml:"georss:featurename,omitempty"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
)

// writeAtom writes a feed with an entry for each feature: its name as the title, its
// plain properties as the content, one a line. GeoRSS Simple has room for one geometry
// without holes: of several parts that is the largest. The feed is as old as the
// collection, or as this moment where nobody says.
func writeAtom(w io.Writer, c *Collection) error {
	updated := c.Updated
	if updated.IsZero() {
		updated = time.Now()
	}
	when := updated.UTC().Truncate(time.Second).Format(time.RFC3339)
	title := clean(c.Title)
	if title == "" {
		title = c.layer()
	}
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header)
	e := xml.NewEncoder(out)
	e.Indent("", " ")
	root := xml.StartElement{Name: xml.Name{Local: "feed"}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "xmlns"}, Value: "http://www.w3.org/2005/Atom"},
		{Name: xml.Name{Local: "xmlns:georss"}, Value: "http://www.georss.org/georss"},
	}}
	if err := e.EncodeToken(root); err != nil {
		return err
	}
	for _, member := range []struct{ name, value string }{
		{"id", urn(c.layer(), title)}, {"title", title}, {"subtitle", clean(c.Description)}, {"updated", when},
		{"rights", clean(c.Attribution)},
		{"generator", "dateline"},
	} {
		if member.value == "" {
			continue
		}
		if err := encodeAs(e, member.name, member.value); err != nil {
			return err
		}
	}
	if err := encodeAs(e, "author", atomAuthor{"dateline"}); err != nil {
		return err
	}
	n := 0
	err := c.each(func(f Feature) error {
		n++
		key := f.ID
		if key == "" {
			key = fmt.Sprint("#", n)
		}
		one := atomEntry{ID: urn(c.layer(), title, key), Title: f.name(), Updated: when, Name: f.name()}
		content := ""
		for _, p := range f.Properties {
			if !plain(p.Value) {
				continue
			}
			value, err := text(p.Value)
			if err != nil {
				return err
			}
			content += clean(p.Name) + ": " + value + "\n"
		}
		if content != "" {
			one.Content = &atomText{"text", content}
		}
		one.Point, one.Line, one.Polygon = geoRSS(f.Geometry)
		return e.Encode(one)
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

// geoRSS returns a geometry as the one element of GeoRSS Simple that it is.
func geoRSS(g orb.Geometry) (point, line, polygon string) {
	largest, size := orb.Geometry(nil), math.Inf(-1)
	for _, part := range parts(g) {
		if s := planar.Area(part) + planar.Length(part); s > size {
			largest, size = part, s
		}
	}
	switch g := largest.(type) {
	case orb.Point:
		return latLon([]orb.Point{g}), "", ""
	case orb.LineString:
		return "", latLon(g), ""
	case orb.Polygon:
		if len(g) > 0 {
			return "", "", latLon(g[0])
		}
	}
	return "", "", ""
}

// parts returns the points, lines and polygons of a geometry.
func parts(g orb.Geometry) (all []orb.Geometry) {
	switch g := g.(type) {
	case orb.MultiPoint:
		for _, p := range g {
			all = append(all, p)
		}
	case orb.MultiLineString:
		for _, p := range g {
			all = append(all, p)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			all = append(all, p)
		}
	case orb.Collection:
		for _, p := range g {
			all = append(all, parts(p)...)
		}
	case nil:
	default:
		all = append(all, g)
	}
	return all
}

func latLon(points []orb.Point) string {
	var buf []byte
	for i, p := range points {
		if i > 0 {
			buf = append(buf, ' ')
		}
		buf = appendCoordinate(append(appendCoordinate(buf, p[1]), ' '), p[0])
	}
	return string(buf)
}

// urn is an id that stays the same for the same keys, as a UUID of version 8 (RFC 9562
// §5.8).
func urn(keys ...string) string {
	sum := sha256.New()
	for _, k := range keys {
		fmt.Fprintf(sum, "%d:%s", len(k), k)
	}
	id := sum.Sum(nil)[:16]
	id[6], id[8] = id[6]&0x0F|0x80, id[8]&0x3F|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

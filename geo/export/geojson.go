package export

import (
	"bufio"
	"io"
)

// writeGeoJSON writes a FeatureCollection after RFC 7946.
func writeGeoJSON(w io.Writer, c *Collection) error {
	out := bufio.NewWriter(w)
	head := []Property{{"type", "FeatureCollection"}}
	for _, p := range []Property{{"title", c.Title}, {"description", c.Description}, {"attribution", c.Attribution}} {
		if p.Value != "" {
			head = append(head, p)
		}
	}
	// A FeatureCollection has none of the members that define other types (RFC 7946 section 7.1).
	taken := map[string]bool{"features": true, "coordinates": true, "geometries": true, "geometry": true,
		"properties": true}
	buf, err := appendMembers([]byte{'{'}, append(head, c.Members...), taken)
	if err != nil {
		return err
	}
	out.Write(append(buf, `,"features":[`...))
	separator := "\n"
	err = c.each(func(f Feature) error {
		buf, err := appendFeature(append(buf[:0], separator...), &f)
		separator = ",\n"
		if err != nil {
			return err
		}
		_, err = out.Write(buf)
		return err
	})
	if err != nil {
		return err
	}
	out.WriteString("\n]}\n")
	return out.Flush()
}

// recordSeparator begins each text of a sequence (RFC 7464).
const recordSeparator = 0x1e

// writeGeoJSONSeq writes a sequence of features after RFC 8142, each on a line of its own.
func writeGeoJSONSeq(w io.Writer, c *Collection) error {
	return writeLines(w, c, string(rune(recordSeparator)))
}

// writeNDJSON writes features on a line each, and nothing between the lines.
func writeNDJSON(w io.Writer, c *Collection) error { return writeLines(w, c, "") }

// writeLines writes features on a line each, which begins with the given text.
func writeLines(w io.Writer, c *Collection, before string) error {
	out := bufio.NewWriter(w)
	var buf []byte
	err := c.each(func(f Feature) error {
		var err error
		if buf, err = appendFeature(append(buf[:0], before...), &f); err != nil {
			return err
		}
		_, err = out.Write(append(buf, '\n'))
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

func appendFeature(buf []byte, f *Feature) ([]byte, error) {
	buf = append(buf, `{"type":"Feature"`...)
	if f.ID != "" {
		buf = appendString(append(buf, `,"id":`...), f.ID)
	}
	buf = append(buf, `,"geometry":`...)
	buf = appendGeometry(buf, f.Geometry)
	buf = append(buf, `,"properties":{`...)
	buf, err := appendMembers(buf, f.Properties, map[string]bool{})
	return append(buf, "}}"...), err
}

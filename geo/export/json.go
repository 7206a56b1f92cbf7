package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// decimals is the most digits after the point of a coordinate in text (RFC 7946 section 11.2).
const decimals = 7

// appendJSON appends v as JSON. Numbers that JSON has no word for become null.
func appendJSON(buf []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(buf, "null"...), nil
	case bool:
		return strconv.AppendBool(buf, v), nil
	case int:
		return strconv.AppendInt(buf, int64(v), 10), nil
	case int64:
		return strconv.AppendInt(buf, v, 10), nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return append(buf, "null"...), nil
		}
	case string:
		return appendString(buf, v), nil
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return buf, err
	}
	return append(buf, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...), nil
}

// appendString appends s as a JSON string. Bytes that are not UTF-8 become U+FFFD; "<", ">" and "&" stay.
func appendString(buf []byte, s string) []byte {
	const hex = "0123456789abcdef"
	buf = append(buf, '"')
	for _, r := range s { // gives U+FFFD for what is not UTF-8
		switch {
		case r == '"' || r == '\\':
			buf = append(buf, '\\', byte(r))
		case r < 0x20 || r == 0x7f || r == '\u2028' || r == '\u2029':
			buf = append(buf, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			buf = append(buf, string(r)...)
		}
	}
	return append(buf, '"')
}

// appendObject appends the properties as the members of an object, without its braces. Of two with
// one name the first stays.
func appendMembers(buf []byte, properties []Property, taken map[string]bool) ([]byte, error) {
	first := true
	for _, p := range properties {
		if taken[p.Name] {
			continue
		}
		taken[p.Name] = true
		if !first {
			buf = append(buf, ',')
		}
		first = false
		buf = append(appendString(buf, p.Name), ':')
		var err error
		if buf, err = appendJSON(buf, p.Value); err != nil {
			return buf, fmt.Errorf("property %q: %w", p.Name, err)
		}
	}
	return buf, nil
}

// appendGeometry appends g as a GeoJSON geometry.
func appendGeometry(buf []byte, g orb.Geometry) []byte {
	if g == nil {
		return append(buf, "null"...)
	}
	buf = append(buf, `{"type":"`...)
	buf = append(buf, g.GeoJSONType()...)
	if c, ok := g.(orb.Collection); ok {
		buf = append(buf, `","geometries":[`...)
		for i, part := range c {
			if i > 0 {
				buf = append(buf, ',')
			}
			buf = appendGeometry(buf, part)
		}
		return append(buf, "]}"...)
	}
	buf = append(buf, `","coordinates":`...)
	switch g := g.(type) {
	case orb.Point:
		buf = appendPosition(buf, g)
	case orb.MultiPoint:
		buf = appendPositions(buf, g)
	case orb.LineString:
		buf = appendPositions(buf, g)
	case orb.MultiLineString:
		buf = appendArray(buf, g, func(buf []byte, ls orb.LineString) []byte { return appendPositions(buf, ls) })
	case orb.Polygon:
		buf = appendPolygon(buf, g)
	case orb.MultiPolygon:
		buf = appendArray(buf, g, appendPolygon)
	}
	return append(buf, '}')
}

func appendArray[T any](buf []byte, list []T, item func([]byte, T) []byte) []byte {
	buf = append(buf, '[')
	for i, v := range list {
		if i > 0 {
			buf = append(buf, ',')
		}
		buf = item(buf, v)
	}
	return append(buf, ']')
}

func appendPolygon(buf []byte, p orb.Polygon) []byte {
	return appendArray(buf, p, func(buf []byte, r orb.Ring) []byte { return appendPositions(buf, r) })
}

func appendPositions(buf []byte, ps []orb.Point) []byte { return appendArray(buf, ps, appendPosition) }

func appendPosition(buf []byte, p orb.Point) []byte {
	buf = appendCoordinate(append(buf, '['), p[0])
	return append(appendCoordinate(append(buf, ','), p[1]), ']')
}

// appendCoordinate appends x with the decimals that it needs, at most 7.
func appendCoordinate(buf []byte, x float64) []byte {
	start := len(buf)
	buf = strconv.AppendFloat(buf, x, 'f', decimals, 64)
	buf = bytes.TrimSuffix(bytes.TrimRight(buf, "0"), []byte("."))
	if string(buf[start:]) == "-0" {
		buf = append(buf[:start], '0')
	}
	return buf
}

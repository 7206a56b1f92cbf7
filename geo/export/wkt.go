package export

import (
	"bufio"
	"io"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// writeWKT writes one geometry a line, in the order of the features; a feature without one is an empty collection.
func writeWKT(w io.Writer, c *Collection) error {
	out := bufio.NewWriter(w)
	err := c.each(func(f Feature) error {
		geometry, err := wktOf(f.Geometry)
		if err != nil {
			return err
		}
		if geometry == "" {
			geometry = "GEOMETRYCOLLECTION EMPTY"
		}
		_, err = out.WriteString(geometry + "\n")
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// wktOf returns g as well-known text, "" for none.
func wktOf(g orb.Geometry) (string, error) {
	if g == nil {
		return "", nil
	}
	t, err := toGeom(g, rounded)
	if err != nil {
		return "", err
	}
	return wkt.Marshal(t, wkt.EncodeOptionWithMaxDecimalDigits(decimals))
}

package export

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"github.com/paulmach/orb"
)

// writeCSV writes a table after RFC 4180: id, the properties, latitude and longitude of points, and,
// if there is any geometry that isn't a point, a column WKT with the geometry of all.
func writeCSV(w io.Writer, c *Collection) error {
	t, err := survey(c, func(name string) string { return CSVCell(clean(name)) }, "id", "latitude", "longitude", "WKT")
	if err != nil {
		return err
	}
	header := []string{"id"}
	for _, col := range t.columns {
		header = append(header, col.label)
	}
	header = append(header, "latitude", "longitude")
	if !t.points {
		header = append(header, "WKT")
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(header); err != nil {
		return err
	}
	err = c.each(func(f Feature) error {
		row := []string{CSVCell(f.ID)}
		for _, v := range t.values(&f) {
			cell, err := text(v)
			if err != nil {
				return err
			}
			if kindOf(v) == kindText {
				cell = CSVCell(cell)
			}
			row = append(row, cell)
		}
		latitude, longitude := "", ""
		if p, ok := f.Geometry.(orb.Point); ok {
			longitude, latitude = string(appendCoordinate(nil, p[0])), string(appendCoordinate(nil, p[1]))
		}
		row = append(row, latitude, longitude)
		if !t.points {
			geometry, err := wktOf(f.Geometry)
			if err != nil {
				return err
			}
			row = append(row, geometry)
		}
		return out.Write(row)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// writeMarkedCSV writes a CSV behind the byte order mark of UTF-8.
func writeMarkedCSV(w io.Writer, c *Collection) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	return writeCSV(w, c)
}

// CSVCell returns a text that no spreadsheet takes for a formula: one that begins, after blanks, with a
// character that starts one gets an apostrophe before it (OWASP, CSV injection). Line breaks and other control
// characters become blanks.
func CSVCell(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	if start := strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) ||
			unicode.Is(unicode.Cf, r)
	}); start != "" &&
		strings.ContainsRune("=+-@|%＝＋－＠", []rune(start)[0]) {
		return "'" + s
	}
	return s
}

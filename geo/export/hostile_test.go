package export

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// hostileStrings are names that break writers.
func hostileStrings() []string {
	return []string{
		"", " ", "\x00", "a\x00b", "\x01\x08\x0b\x1f\x7f", "\xff\xfe", "\xed\xa0\x80", "é\xc3", "]]>", "<!--",
		"</name>&amp;\"'", "a\nb\r\nc\td",
		"=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", " =1", "\u00a0=1", "＝1", "'=1", "%0A", "|x", "\ufeff=1",
		"\u2028\u2029", "\U0001F600", "\ufffe\uffff", `back\slash`, `"quoted"`, "'; DROP TABLE features; --",
		strings.Repeat("x", 10_000),
		"name", "ID", "geom", "fid", "geometry", "WKT", "latitude", "type", "features",
	}
}

// hostile has each string as id, as name, as a property's name and value.
func hostile() Collection {
	var features []Feature
	for _, s := range hostileStrings() {
		features = append(features, Feature{ID: s, Geometry: orb.Point{1, 2}, Properties: []Property{
			{"name", s}, {s, s}, {s, "twice"}, {"list", []string{s}},
		}})
	}
	c := Of(features)
	c.Name, c.Title, c.Description, c.Attribution = "x\"y\x00]>", "\x01<&>", "=1\xff", "\x0b"
	for _, s := range hostileStrings() {
		c.Members = append(c.Members, Property{s, s})
	}
	return c
}

func TestHostileText(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var out bytes.Buffer
			if err := f.Write(&out, hostile()); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(f.Name, "gpkg") || f.Name == "parquet" || f.Name == "xlsx" {
				return // read back by GDAL and hyparquet below
			}
			if !utf8.Valid(out.Bytes()) || bytes.ContainsRune(out.Bytes(), 0) {
				t.Errorf("%s is not clean UTF-8", f.Title)
			}
			switch f.Name {
			case "kml", "gpx":
				for d := xml.NewDecoder(&out); ; {
					if _, err := d.Token(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						t.Fatal(err)
					}
				}
			case "csv":
				rows, err := csv.NewReader(&out).ReadAll()
				if err != nil || len(rows) != len(hostileStrings())+1 {
					t.Fatalf("%d rows, %v", len(rows), err)
				}
				for i, row := range rows {
					for j, cell := range row {
						start := strings.TrimLeft(cell, " \u00a0\ufeff")
						if start != "" && strings.ContainsAny(start[:1], "=+-@|%") || strings.HasPrefix(start, "＝") {
							t.Errorf("row %d, column %d: %q runs as a formula", i, j, cell)
						}
						if strings.ContainsAny(cell, "\r\n\t") {
							t.Errorf("row %d, column %d: %q has a line break", i, j, cell)
						}
					}
				}
			}
		})
	}
}

func TestHostileTextInReaders(t *testing.T) {
	want := len(hostileStrings())
	for _, r := range readings() {
		if r.format == "geojson" || r.format == "geojsonseq" {
			continue // property names that differ in case only are one field to GDAL; TestHostileText covers them
		}
		t.Run(r.format, func(t *testing.T) {
			if fc := ogr(t, write(t, r.format, hostile()), r.layers[:min(1, len(r.layers))],
				r.options...); len(fc.Features) != want {
				t.Errorf("%d features, want %d", len(fc.Features), want)
			}
		})
	}
	t.Run("parquet", func(t *testing.T) {
		if got := hyparquet(t, write(t, "parquet", hostile())); len(got.Rows) != want {
			t.Errorf("%d rows, want %d", len(got.Rows), want)
		}
	})
}

// FuzzFormats writes a feature of any strings and place in every format: each gives a file or a FeatureError, and
// text files are UTF-8.
func FuzzFormats(f *testing.F) {
	for _, s := range hostileStrings() {
		f.Add(s, s, 28.9, 41.0)
	}
	f.Fuzz(func(t *testing.T, name, value string, lon, lat float64) {
		c := Of([]Feature{
			{ID: value, Geometry: orb.Point{lon, lat}, Properties: []Property{{name, value}, {"number", lon}}},
			{Geometry: orb.LineString{{lon, lat}, {lon + 10, lat}}, Properties: []Property{{name, 3}, {value, true}}},
		})
		c.Name, c.Title = name, value
		for _, format := range Formats() {
			if strings.HasPrefix(format.Name, "gpkg") {
				continue // a file for each try is slow; its text goes through bound parameters
			}
			var out bytes.Buffer
			err := format.Write(&out, c)
			var fe *FeatureError
			if err != nil && !errors.As(err, &fe) {
				t.Fatalf("%s: %v", format.Title, err)
			}
			if err == nil && format.Name != "parquet" && format.Name != "xlsx" && !utf8.Valid(out.Bytes()) {
				t.Fatalf("%s is not UTF-8", format.Title)
			}
		}
	})
}

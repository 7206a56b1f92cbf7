package export_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/geo/export"
)

// TestEveryKindOfGeometry writes each kind of geometry in each format: as well-known text it is what it was, and no
// format fails.
func TestEveryKindOfGeometry(t *testing.T) {
	ring := orb.Ring{{10, 50}, {12, 50}, {12, 52}, {10, 50}}
	far := orb.Ring{{20, 50}, {22, 50}, {22, 52}, {20, 50}}
	for name, c := range map[string]struct {
		geometry orb.Geometry
		wkt      string
	}{
		"points":      {orb.MultiPoint{{10, 50}, {11, 51}}, "MULTIPOINT"},
		"a line":      {orb.LineString{{10, 50}, {11, 51}}, "LINESTRING"},
		"lines":       {orb.MultiLineString{{{10, 50}, {11, 51}}, {{20, 50}, {21, 51}}}, "MULTILINESTRING"},
		"a ring":      {ring, "POLYGON"},
		"a polygon":   {orb.Polygon{ring}, "POLYGON"},
		"polygons":    {orb.MultiPolygon{{ring}, {far}}, "MULTIPOLYGON"},
		"a box":       {orb.Bound{Min: orb.Point{10, 50}, Max: orb.Point{12, 52}}, "POLYGON"},
		"across 180°": {orb.Bound{Min: orb.Point{170, -20}, Max: orb.Point{-170, -10}}, "MULTIPOLYGON"},
		"a few":       {orb.Collection{orb.Point{10, 50}, orb.LineString{{10, 50}, {11, 51}}, orb.Polygon{ring}}, "GEOMETRYCOLLECTION"},
		"no lines":    {orb.MultiLineString{}, ""},
		"nothing":     {nil, ""},
	} {
		collection := export.Collection{Title: "Kinds", Features: func(yield func(export.Feature) bool) {
			yield(export.Feature{ID: "x:1", Geometry: c.geometry, Properties: []export.Property{{Name: "name", Value: name}}})
		}}
		for _, f := range export.Formats() {
			var out bytes.Buffer
			if err := f.Write(&out, collection); err != nil {
				t.Errorf("%s as %s: %v", name, f.Name, err)
			}
			if got := strings.TrimSpace(out.String()); f.Name == "wkt" && !strings.Contains(got, c.wkt) {
				t.Errorf("%s as text is %q, want a %s", name, got, c.wkt)
			}
		}
	}
}

// TestErrorsName says which feature cannot be written, and which formats there are.
func TestErrorsName(t *testing.T) {
	for id, want := range map[string]string{"": "feature 1: ", "x:1": `feature "x:1": `} {
		bad := export.Collection{Features: func(yield func(export.Feature) bool) {
			yield(export.Feature{ID: id, Geometry: orb.Point{math.NaN(), 0}})
		}}
		f := export.Formats()[0]
		err := f.Write(new(bytes.Buffer), bad)
		var feature *export.FeatureError
		if !errors.As(err, &feature) || !strings.Contains(err.Error(), want) || errors.Unwrap(feature) == nil {
			t.Errorf("Write = %v, want an error that begins with %q", err, want)
		}
	}
	if err := (&export.UnknownFormatError{Name: "dxf"}); !strings.Contains(err.Error(), `"dxf"; use geojson, `) {
		t.Errorf("the error says %q", err)
	}
	for _, f := range export.Formats() {
		if whole := f.Name == "gpkg" || f.Name == "gpkg-qgis"; f.IsStreamed() == whole && f.Name != "parquet" && f.Name != "xlsx" {
			t.Errorf("%s: IsStreamed = %t", f.Name, f.IsStreamed())
		}
	}
}

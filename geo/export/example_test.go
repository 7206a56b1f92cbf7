package export_test

import (
	"fmt"
	"os"

	"dateline/geo"
	"dateline/geo/export"

	"github.com/paulmach/orb"
)

func ExampleFormat_Write() {
	tokyo, losAngeles := orb.Point{139.69, 35.69}, orb.Point{-118.24, 34.05}
	line := geo.Inverse(tokyo, losAngeles)
	c := export.Of([]export.Feature{{
		ID: "tokyo-los-angeles",
		// continuous longitudes; the file has it cut at the antimeridian
		Geometry:   line.Waypoints(3000 * geo.Kilometre),
		Properties: []export.Property{{Name: "distance", Value: line.Length.Format("km")}},
	}})
	c.Title = "A flight"
	format, err := export.ByName("geojson")
	if err == nil {
		err = format.Write(os.Stdout, c)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"type":"FeatureCollection","title":"A flight","features":[
	// {"type":"Feature","id":"tokyo-los-angeles","geometry":{"type":"MultiLineString","coordinates":[[[139.69,35.69],[171.9897901,46.6776451],[180,46.5332068]],[[-180,46.5332068],[-149.3866829,45.9811942],[-118.24,34.05]]]},"properties":{"distance":"8,835 km"}}
	// ]}
}

func ExampleFormats() {
	for _, f := range export.Formats() {
		fmt.Printf("%-12s %s\n", f.Extension, f.MediaType)
	}
	// Output:
	// .geojson     application/geo+json
	// .geojsonseq  application/geo+json-seq
	// .ndjson      application/x-ndjson
	// .kml         application/vnd.google-earth.kml+xml
	// .gpx         application/gpx+xml
	// .atom        application/atom+xml
	// .csv         text/csv; charset=utf-8; header=present
	// .bom.csv     text/csv; charset=utf-8; header=present
	// .xlsx        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
	// .wkt         text/wkt; charset=utf-8
	// .gpkg        application/geopackage+sqlite3
	// .qgis.gpkg   application/geopackage+sqlite3
	// .parquet     application/vnd.apache.parquet
}

package export

import (
	"fmt"
	"io"
	"strings"
)

// Format is a file format that features can be written in.
type Format struct {
	Name      string // as on the command line and in URLs: "geojson"
	Title     string // for people: "GeoJSON"
	Extension string // of files, with its dot
	MediaType string // of responses
	Purpose   string // what it is for, in one sentence
	write     func(w io.Writer, c *Collection) error
	whole     bool // made elsewhere before the first byte is written, or not the same each time
}

// Formats returns every format, the most common first.
func Formats() []Format {
	return []Format{
		{"geojson", "GeoJSON", ".geojson", "application/geo+json",
			"For web maps, QGIS and most programs; it keeps every property.", writeGeoJSON, false},
		{"geojsonseq", "GeoJSON text sequence", ".geojsonseq", "application/geo+json-seq",
			"For pipelines: one feature a line, to be read without waiting for the end.", writeGeoJSONSeq, false},
		{"ndjson", "Newline-delimited GeoJSON", ".ndjson", "application/x-ndjson",
			"For DuckDB, loaders.gl and jq: one feature a line and nothing between.", writeNDJSON, false},
		{"kml", "KML", ".kml", "application/vnd.google-earth.kml+xml",
			"For Google Earth and My Maps.", writeKML, false},
		{"gpx", "GPX", ".gpx", "application/gpx+xml",
			"For GPS receivers and hiking maps: points as waypoints, lines as tracks.", writeGPX, false},
		{"atom", "Atom with GeoRSS", ".atom", "application/atom+xml",
			"For readers of feeds that draw maps: an entry for each place.", writeAtom, false},
		{"csv", "CSV", ".csv", "text/csv; charset=utf-8; header=present",
			"For spreadsheets: a table with latitude and longitude.", writeCSV, false},
		{"csv-bom", "CSV with a byte order mark", ".bom.csv", "text/csv; charset=utf-8; header=present",
			"For Excel, which takes a CSV without the mark for one in another encoding.", writeMarkedCSV, false},
		{"xlsx", "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			"For Excel and LibreOffice: a table with numbers as numbers.", writeXLSX, true},
		{"wkt", "Well-known text", ".wkt", "text/wkt; charset=utf-8",
			"For databases: one geometry a line, to paste into a query.", writeWKT, false},
		{"gpkg", "GeoPackage", ".gpkg", "application/geopackage+sqlite3",
			"For QGIS and ArcGIS: a database in one file, with types.", writeGeoPackage, true},
		{"gpkg-qgis", "GeoPackage with styles", ".qgis.gpkg", "application/geopackage+sqlite3",
			"For QGIS: it opens in the look of the map, which lies in a second table.", writeStyledGeoPackage, true},
		{"parquet", "GeoParquet", ".parquet", "application/vnd.apache.parquet",
			"For data analysis: DuckDB, GeoPandas, cloud warehouses.", writeGeoParquet, true},
	}
}

// ByName returns the format of a name or a file extension, in any case: "kml", ".KML".
// Its error is an *UnknownFormatError.
func ByName(name string) (Format, error) {
	for _, f := range Formats() {
		if strings.EqualFold(name, f.Name) || strings.EqualFold(name, f.Extension) {
			return f, nil
		}
	}
	return Format{}, &UnknownFormatError{name}
}

// ByMediaType returns the format of a media type without parameters, and whether there is one.
func ByMediaType(mediaType string) (Format, bool) {
	for _, f := range Formats() {
		known, _, _ := strings.Cut(f.MediaType, ";")
		if strings.EqualFold(mediaType, known) {
			return f, true
		}
	}
	return Format{}, false
}

// UnknownFormatError is returned for a name that is no format's.
type UnknownFormatError struct{ Name string }

func (e *UnknownFormatError) Error() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return fmt.Sprintf("there is no format %q; use %s", e.Name, strings.Join(names, ", "))
}

// IsStreamed reports whether the format is written feature by feature, and comes out the
// same each time for the same features. Those that are databases are not.
func (f Format) IsStreamed() bool { return !f.whole }

// Write writes the collection to w. It stops with the error of w, or with a *FeatureError at a
// feature whose geometry isn't one (NaN, a latitude outside [−90, 90]); what was written until then
// is no complete file.
func (f Format) Write(w io.Writer, c Collection) error {
	if err := f.write(w, &c); err != nil {
		return fmt.Errorf("writing %s: %w", f.Title, err)
	}
	return nil
}

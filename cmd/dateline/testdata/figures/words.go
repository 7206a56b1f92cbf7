package main

// words says what the lines of the parts measure.
var words = map[string]string{
	"Reading/floor": "reading, one core: articles, beside the least that can be done, " +
		"words and a look-up of each with a capital",
	"Reading/compromise":                   "the same, beside compromise (JavaScript), which finds names only",
	"Gazetteer/exact-name":                 "places of a name, one core, beside PostgreSQL",
	"Gazetteer/first-3–6-letters":          "places by first letters, beside the same",
	"Gazetteer/name-with-one-typing-error": "places of a name with a typing error, beside the same with pg_trgm",
	"Gazetteer/nearest-town":               "nearest town of a point, beside the same with PostGIS",
	"Tiles/zoom=0":                         "cold tile of the basemap, zoom 0, gzipped, beside geojson-vt and vt-pbf without gzip",
	"Tiles/zoom=2":                         "zoom 2",
	"Tiles/zoom=4":                         "zoom 4",
	"Tiles/zoom=6":                         "zoom 6",
	"Tiles/zoom=8":                         "zoom 8",
	"Inverse/random":                       "inverse geodesic, pairs at random, beside GeographicLib's C++",
	"Inverse/towns":                        "pairs some hundred kilometres apart",
	"Inverse/short":                        "pairs up to 100 km apart",
	"Inverse/antipodal":                    "pairs nearly antipodal",
	"Service/places.geojson/echo":          "requests for a saved map, beside bare echo that sends the same bytes",
	"Service/places.geojson/net-http":      "the same, beside net/http",
	"Service/basemap-3/4/2/echo":           "for a warm tile, beside echo",
	"Service/basemap-3/4/2/net-http":       "the same, beside net/http",
	"Service/search/echo":                  "for a search asked before, beside echo",
	"Service/search/net-http":              "the same, beside net/http",
	"Service/autocomplete/echo":            "for first letters asked before, beside echo",
	"Service/autocomplete/net-http":        "the same, beside net/http",
	"Service/reverse/echo":                 "for a point asked before, beside echo",
	"Service/reverse/net-http":             "the same, beside net/http",
}

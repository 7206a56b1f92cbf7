package geocode

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dateline/gazetteer"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
)

// nominatimOptions say what a result holds beside the place.
type nominatimOptions struct {
	format    string
	callback  string
	address   bool
	tags      bool
	names     bool
	shape     string // the parameter that asks for an outline: "polygon_geojson"
	threshold float64
}

// callbackName is the name of a function, or of one in an object.
var callbackName = regexp.MustCompile(`^[a-zA-Z_$][a-zA-Z0-9_$]*(\.[a-zA-Z_$][a-zA-Z0-9_$]*)*$`)

// answer reads the parameters that all paths share.
func (d *nominatim) answer(c echo.Context, q *httpx.Params, format string, address bool) *nominatimAnswer {
	formats := []string{format}
	for _, f := range []string{"jsonv2", "json", "xml", "geojson", "geocodejson"} {
		if f != format {
			formats = append(formats, f)
		}
	}
	o := nominatimOptions{format: q.Choice("format", formats...), callback: q.Text("json_callback"),
		address: nominatimFlag(q, "addressdetails", address), tags: nominatimFlag(q, "extratags", false),
		names: nominatimFlag(q, "namedetails", false)}
	if o.callback != "" && !callbackName.MatchString(o.callback) {
		q.Fail("json_callback", o.callback, "the name of a function")
	}
	for _, shape := range []string{"polygon_geojson", "polygon_kml", "polygon_svg", "polygon_text"} {
		if !nominatimFlag(q, shape, false) {
			continue
		}
		if o.shape != "" {
			q.Fail(shape, q.Text(shape), "the only outline asked for: "+o.shape+" is given, too")
		}
		o.shape = shape
	}
	o.threshold, _ = q.Number("polygon_threshold", 0, 360)
	languages := readLanguages(c, q.Text("accept-language"))
	return &nominatimAnswer{nominatim: d, namer: newNamer(d.index, languages), options: o}
}

// nominatimFlag reads a flag as Nominatim does: all but 0 is yes.
func nominatimFlag(q *httpx.Params, name string, missing bool) bool {
	if !q.Has(name) {
		return missing
	}
	return q.Text(name) != "0"
}

// readCountryCodes reads countrycodes, in which what is no code is left out.
func readCountryCodes(q *httpx.Params) (codes []string) {
	for _, word := range q.List("countrycodes") {
		if code := alpha2(word); code != "" {
			codes = append(codes, code)
		} else if len(word) == 2 && isCode(strings.ToUpper(word)) {
			codes = append(codes, strings.ToUpper(word)) // of no country: nothing lies there
		}
	}
	return codes
}

// readFeatureType reads featureType.
func readFeatureType(q *httpx.Params) layerSet {
	switch q.Choice("featureType", "", "country", "state", "city", "settlement") {
	case "country":
		return layersOf("country", "dependency")
	case "state":
		return layersOf("region")
	case "city":
		return layersOf("locality", "localadmin")
	case "settlement":
		return layersOf("locality", "localadmin", "neighbourhood", "county", "region")
	}
	return layerSet{}
}

// readThemes reads the parameter layer: a list of address, poi, railway, natural
// and manmade. It returns nil for any.
func readThemes(q *httpx.Params) func(gazetteer.Feature) bool {
	themes := q.List("layer")
	known := []string{"address", "poi", "railway", "natural", "manmade"}
	for _, t := range themes {
		if !slices.Contains(known, t) {
			q.Fail("layer", t, "one of "+strings.Join(known, ", "))
			return nil
		}
	}
	if themes == nil {
		return nil
	}
	return func(f gazetteer.Feature) bool { return slices.Contains(themes, themeOf(f)) }
}

// themeOf is the theme of a feature.
func themeOf(f gazetteer.Feature) string {
	switch f.Class {
	case "P", "A":
		return "address"
	case "H", "T", "U", "V":
		return "natural"
	case "L":
		if l := layerOf(f); l == "continent" || l == "macroregion" {
			return "address"
		}
		return "poi"
	}
	switch p := (gazetteer.Place{Class: f.Class, Code: f.Code}); tagOf(&p).key {
	case "railway":
		return "railway"
	case "man_made", "power", "waterway", "highway", "aeroway":
		return "manmade"
	}
	return "poi"
}

// readExcluded reads exclude_place_ids: numbers of places, or objects of
// OpenStreetMap, which no place is.
func readExcluded(q *httpx.Params) (numbers []int64) {
	for _, word := range q.List("exclude_place_ids") {
		n, err := strconv.ParseInt(word, 10, 64)
		switch {
		case err == nil:
			numbers = append(numbers, n)
		case !isOSMObject(word):
			q.Fail("exclude_place_ids", word, "the place_id of a result")
			return nil
		}
	}
	return numbers
}

var osmObject = regexp.MustCompile(`^[NWRnwr][0-9]{1,19}$`)

func isOSMObject(s string) bool { return osmObject.MatchString(s) }

// viewbox reads two corners "x1,y1,x2,y2" in any order.
func viewbox(p *httpx.Params, name string) *orb.Bound {
	s := p.Text(name)
	if s == "" {
		return nil
	}
	var v [4]float64
	parts := strings.Split(s, ",")
	ok := len(parts) == 4
	for i := 0; ok && i < 4; i++ {
		v[i], ok = httpx.ParseNumber(parts[i], -180+90*float64(i%2), 180-90*float64(i%2))
	}
	if !ok || v[0] == v[2] || v[1] == v[3] {
		p.Fail(name, s, "two corners of a box as lon,lat,lon,lat")
		return nil
	}
	b := orb.MultiPoint{{v[0], v[1]}, {v[2], v[3]}}.Bound()
	return &b
}

package geocode

import (
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleSearch answers GET /search in the Nominatim dialect.
func (d *nominatim) handleSearch(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "jsonv2", false)
	l := lookup{least: gazetteer.FitNumber, layers: readFeatureType(q)}
	l.query = gazetteer.Query{Text: q.Text("q"), Limit: nominatimLimit(q), Languages: a.languages,
		Filter: gazetteer.Filter{Countries: readCountryCodes(q), Features: readThemes(q)}}
	found := true
	if parts := structured(q); parts != nil {
		if l.query.Text != "" {
			q.Fail("q", l.query.Text, "left out, since the query is structured")
		}
		found = l.structured(parts)
	} else if l.query.Text == "" {
		q.Fail("q", "", "the name of a place, or city=, state= and country=")
	}
	if excluded := readExcluded(q); excluded != nil {
		accept(&l.query.Filter, func(r gazetteer.Ref) bool {
			return !slices.Contains(excluded, numberOf(d.index.ID(r)))
		})
	}
	if box := viewbox(q, "viewbox"); box != nil {
		if nominatimFlag(q, "bounded", false) {
			l.query.Filter.Bound = box
		} else {
			centre := box.Center()
			l.query.Focus = &centre
		}
	}
	if q.Err != nil {
		return q.Err
	}
	var hits []gazetteer.Hit
	if found && hasLetter(l.query.Text) {
		var err error
		if hits, err = d.search(l); err != nil {
			return err
		}
	}
	refs := make([]gazetteer.Ref, len(hits))
	for i, h := range hits {
		refs[i] = h.Ref
	}
	a.query = strings.Join(append([]string{l.query.Text}, l.query.Within...), ", ")
	return a.sendList(c, refs)
}

// hasLetter reports whether a text can be a name or a position.
func hasLetter(text string) bool { return len(gazetteer.Fold(nil, text)) > 0 }

// nominatimLimit reads limit, which is brought into 1 to 40.
func nominatimLimit(q *httpx.Params) int {
	const missing, most = 10, 40
	s := q.Text("limit")
	if s == "" {
		return missing
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		q.Fail("limit", s, "a whole number")
		return missing
	}
	return min(max(n, 1), most)
}

// addressParameter is a part of a structured query.
type addressParameter struct {
	name   string
	layers layerSet
}

// addressParameters are the parts of a structured query, small to large.
func addressParameters() []addressParameter {
	return []addressParameter{
		{"amenity", layersOf("venue")},
		{"street", layersOf()},
		{"city", layersOf("locality", "localadmin", "neighbourhood", "county", "region", "dependency")},
		{"county", layersOf("county")},
		{"state", layersOf("region", "macroregion", "dependency")},
		{"country", layersOf("country", "dependency")},
		{"postalcode", layersOf()},
	}
}

// addressGiven is a part of a structured query with its value.
type addressGiven struct {
	addressParameter
	value string
}

// structured reads the parts of an address that a query names, small to large; nil
// where it names none.
func structured(q *httpx.Params) (parts []addressGiven) {
	for _, p := range addressParameters() {
		if v := q.Text(p.name); v != "" {
			parts = append(parts, addressGiven{p, v})
		}
	}
	return parts
}

// structured turns the parts of an address into a query: for the smallest, within
// the others. It returns false where the gazetteer has nothing of the kind: streets,
// and postcodes by themselves.
func (l *lookup) structured(parts []addressGiven) bool {
	if last := len(parts) - 1; last > 0 && parts[last].name == "postalcode" {
		parts = parts[:last] // nothing is known of it that could be wrong
	}
	first := parts[0]
	if len(first.layers.chosen) == 0 {
		return false
	}
	l.query.Text = first.value
	for _, p := range parts[1:] {
		l.query.Within = append(l.query.Within, p.value)
	}
	if !l.layers.given {
		l.layers = first.layers
		return true
	}
	both := layersOf()
	for _, one := range first.layers.chosen {
		if l.layers.has(one) {
			both.chosen = append(both.chosen, one)
		}
	}
	l.layers = both
	return true
}

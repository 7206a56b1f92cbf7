package geocode

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/geo"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"
)

// photonOptions say what a result holds beside the place.
type photonOptions struct{ geometry bool }

// photonShared are the parameters that all paths take.
func photonShared() []string {
	return []string{"lang", "layer", "osm_tag", "include", "exclude", "geometry", "debug", "dedupe", "limit"}
}

// answer reads the parameters that all paths share, and refuses those that a path
// does not have.
func (d *photon) answer(c echo.Context, q *httpx.Params, names ...string) *photonAnswer {
	q.Only(append(photonShared(), names...)...)
	for _, flag := range []string{"debug", "dedupe", "distance_sort", "suggest_addresses"} {
		q.Flag(flag)
	}
	return &photonAnswer{photon: d, namer: newNamer(d.index, d.photonLanguages(c, q)),
		options: photonOptions{geometry: q.Flag("geometry")}}
}

// photonLanguages reads lang, which is one language that names are known in or
// "default" for English, and without it the header.
func (d *photon) photonLanguages(c echo.Context, q *httpx.Params) []language.Tag {
	lang := q.Text("lang")
	if lang == "default" {
		return nil
	}
	if lang == "" {
		return readLanguages(c, "")
	}
	tag, err := language.Parse(lang)
	base, _ := tag.Base()
	if err != nil || base.String() != "en" && !slices.Contains(d.index.Languages(), base.String()) {
		q.Fail("lang", lang, "a language that names are known in: default, en, de, fr and others of CLDR by their codes")
		return nil
	}
	return []language.Tag{tag}
}

// photonFilter reads what restricts places by their tags.
func (d *photon) photonFilter(q *httpx.Params, f *gazetteer.Filter) {
	rules := readTagRules(q)
	rules = append(rules, readCategories(q)...)
	if len(rules) == 0 {
		return
	}
	accept(f, func(r gazetteer.Ref) bool {
		p := d.index.Place(r)
		return passTags(rules, tagOf(&p))
	})
}

// tagRule asks for, or forbids, a tag; "" stands for any key or value.
type tagRule struct {
	key, value string
	forbidden  bool // a place of the tag does not pass
	otherwise  bool // the key is asked for with another value
}

func (r tagRule) matches(t tag) bool {
	return (r.key == "" || r.key == t.key) && (r.value == "" || r.value == t.value)
}

// passTags reports whether a tag passes: of the rules that ask for one it meets
// one, and it meets none of those that forbid.
func passTags(rules []tagRule, t tag) bool {
	asked, met := false, false
	for _, r := range rules {
		switch {
		case r.forbidden:
			if r.matches(t) {
				return false
			}
		case r.otherwise:
			asked = true
			met = met || r.key == t.key && r.value != t.value
		default:
			asked = true
			met = met || r.matches(t)
		}
	}
	return met || !asked
}

// readTagRules reads osm_tag: key, key:value, :value, and with a ! what is not
// wanted: !key, !key:value, :!value; key:!value is the key with any other value.
func readTagRules(q *httpx.Params) (rules []tagRule) {
	for _, word := range q.List("osm_tag") {
		inner, not := strings.CutPrefix(word, "!")
		key, value, _ := strings.Cut(inner, ":")
		value, notValue := strings.CutPrefix(value, "!")
		if key == "" && value == "" || strings.ContainsAny(value, ":!") || strings.Contains(key, "!") || not && notValue {
			q.Fail("osm_tag", word, "a tag as key, key:value or :value, each with ! for its opposite")
			return nil
		}
		rules = append(rules, tagRule{key: key, value: value, forbidden: not || notValue && key == "",
			otherwise: notValue && key != ""})
	}
	return rules
}

// readCategories reads include and exclude, whose categories are tags written as
// osm.key.value or osm.key.
func readCategories(q *httpx.Params) (rules []tagRule) {
	for _, name := range []string{"include", "exclude"} {
		for _, word := range q.List(name) {
			parts := strings.Split(word, ".")
			if len(parts) < 2 || len(parts) > 3 || slices.Contains(parts, "") {
				q.Fail(name, word, "a category like osm.place.city or osm.place")
				return nil
			}
			r := tagRule{key: parts[1], forbidden: name == "exclude"}
			if len(parts) == 3 {
				r.value = parts[2]
			}
			if parts[0] != "osm" { // of which no place is
				r.key, r.value = "none", "none"
			}
			rules = append(rules, r)
		}
	}
	return rules
}

// photonFocus reads the position that places should be near, with how near and
// how much it counts.
func photonFocus(q *httpx.Params, query *gazetteer.Query) {
	const (
		deepest      = 18
		defaultZoom  = 16
		defaultScale = 0.2
	)
	query.Focus = q.Point("lat", "lon")
	zoom := q.Integer("zoom", defaultZoom, 0, deepest)
	scale, given := q.Number("location_bias_scale", 0, 1)
	if !given {
		scale = defaultScale
	}
	if q.Has("zoom") {
		// A screen at zoom 18 shows about a quarter of a kilometre.
		query.FocusReach = geo.Kilometre / 4 * geo.Length(int(1)<<(deepest-zoom))
	}
	if given {
		// The less fame counts, the more the position does.
		query.FocusWeight = (1 - scale) / (1 - defaultScale)
		if query.FocusWeight == 0 {
			query.Focus = nil
		}
	}
}

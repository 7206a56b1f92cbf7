package ogc

import (
	"context"
	"fmt"
	"strconv"

	"dateline/web/httpx"
	"dateline/web/places"

	"dateline/gazetteer"
)

const placesID = "places"

// gazetteerPlaces are the features of the gazetteer.
type gazetteerPlaces struct {
	Index  *gazetteer.Index
	counts counts
}

// collection is the whole gazetteer. Its pages are in the order of fame
// and begin behind a key, so that the last page costs no more than the first.
func (h *gazetteerPlaces) collection() featureCollection {
	return featureCollection{
		id: placesID, title: "Places", description: "Every place of the gazetteer, the best known first.",
		extent:     wholeEarth(),
		properties: placeSchema(), geometry: "geometry-point",
		fields: PlaceFields(),
		find:   h.find,
		get: func(_ context.Context, id string) (*feature, error) {
			ref, ok := h.Index.ByID(gazetteer.PlaceID(id))
			if !ok {
				return nil, nil
			}
			return h.feature(ref), nil
		},
	}
}

// PlaceFields are the properties that the collection of places can be filtered
// by.
func PlaceFields() []string {
	return []string{"id", "name", "feature_class", "feature_code", "country", "admin1", "population"}
}

// placeProperties are the properties of a place in OGC features.
type placeProperties struct {
	ID           string  `json:"id"`
	Name         string  `json:"name"`
	Label        string  `json:"label"`
	FeatureClass string  `json:"feature_class"`
	FeatureCode  string  `json:"feature_code"`
	Country      *string `json:"country"`
	CountryName  *string `json:"country_name"`
	Admin1       *string `json:"admin1"`
	Admin1Code   *string `json:"admin1_code"`
	Population   int64   `json:"population"`
	Disputed     *string `json:"disputed"`
}

type pointJSON struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

func (h *gazetteerPlaces) feature(ref gazetteer.Ref) *feature {
	x := h.Index
	p, up := x.Place(ref), places.ParentsOf(h.Index, ref)
	props := placeProperties{
		ID:           string(p.ID),
		Name:         p.Name,
		Label:        x.Label(ref),
		FeatureClass: p.Class,
		FeatureCode:  p.Code,
		Country: optional(
			p.Country,
		),
		CountryName: optional(up.Country),
		Admin1:      optional(up.Region),
		Admin1Code:  optional(p.Admin1),
		Population:  p.Population,
		Disputed:    optional(p.Disputed),
	}
	return &feature{Type: "Feature", ID: string(p.ID), Properties: props,
		Geometry: pointJSON{"Point", [2]float64{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])}},
		names: []field{
			{"id", props.ID},
			{"name", props.Name},
			{"label", props.Label},
			{"feature_class", p.Class},
			{"feature_code", p.Code},
			{"country", p.Country},
			{"admin1", up.Region},
			{"admin1_code", p.Admin1},
			{"population", strconv.FormatInt(p.Population, 10)},
		}}
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// find reads one page, from the key on. The number of all places that
// match takes a pass over the gazetteer and is remembered.
func (h *gazetteerPlaces) find(ctx context.Context, q itemsQuery) (itemsPage, error) {
	f, also, err := h.filter(q)
	if err != nil {
		return itemsPage{}, err
	}
	x := h.Index
	from := gazetteer.Ref(0)
	if q.after != "" {
		last, ok := x.ByID(gazetteer.PlaceID(q.after))
		if !ok {
			return itemsPage{}, &httpx.ParamError{Name: "after", Value: q.after, Want: "the id of a place"}
		}
		from = last + 1
	}
	var page itemsPage
	if page.matched, err = h.count(ctx, q, f, also); err != nil {
		return page, err
	}
	refs, err := x.Scan(from, f)
	if err != nil {
		return page, places.QueryFault("items", "", err)
	}
	if q.sort != nil {
		if err := httpx.Need(ctx, int64(x.Len())*bytesPerRow); err != nil {
			return page, err
		}
		return h.sorted(ctx, q, refs, also, page)
	}
	var chosen []gazetteer.Ref
	skip := q.offset
	for ref := range refs {
		if also != nil && !also(ref) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(chosen) == q.limit { // there is more
			page.next = string(x.ID(chosen[len(chosen)-1]))
			break
		}
		chosen = append(chosen, ref)
	}
	return pageOf(page, chosen, h.feature), nil
}

// count counts the places that a query chooses on all its pages. The
// gazetteer never changes, so neither does the number.
func (h *gazetteerPlaces) count(
	ctx context.Context,
	q itemsQuery,
	f gazetteer.Filter,
	also func(gazetteer.Ref) bool,
) (int, error) {
	key := fmt.Sprintf("%q %v %d %d %q", q.equal, q.box, q.low, q.high, q.filter.source())
	if n, ok := h.counts.get(key); ok {
		return n, nil
	}
	refs, err := h.Index.Scan(0, f)
	if err != nil {
		return 0, places.QueryFault("items", "", err)
	}
	n, seen := 0, 0
	for ref := range refs {
		if seen++; seen&0xfff == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if also == nil || also(ref) {
			n++
		}
	}
	h.counts.put(key, n)
	return n, nil
}

// filter turns a query into a filter of the gazetteer and a test for what
// the filter cannot say.
func (h *gazetteerPlaces) filter(q itemsQuery) (gazetteer.Filter, func(gazetteer.Ref) bool, error) {
	x := h.Index
	f := gazetteer.Filter{Bound: q.box, MinPopulation: q.low, MaxPopulation: q.high}
	var tests []func(gazetteer.Ref) bool
	if q.filter != nil {
		q.filter.narrow(&f)
		tests = append(tests, func(r gazetteer.Ref) bool { return q.filter.Passes(placeValues{x, r}) })
	}
	for name, value := range q.equal {
		switch name {
		case "id":
			ref, ok := x.ByID(gazetteer.PlaceID(value))
			tests = append(tests, func(r gazetteer.Ref) bool { return ok && r == ref })
		case "name":
			// The filter knows every name of a place; the property is the main one.
			f.Name = value
			tests = append(tests, func(r gazetteer.Ref) bool { return x.Name(r) == value })
		case "feature_class":
			f.Classes = []string{value}
		case "feature_code":
			f.Codes = []string{value}
		case "country":
			f.Countries = []string{value}
		case "admin1":
			tests = append(tests, func(r gazetteer.Ref) bool {
				_, unit, _ := x.Parents(r)
				return unit != gazetteer.NoRef && x.Name(unit) == value
			})
		case "population":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil || n < 0 {
				return f, nil, &httpx.ParamError{Name: name, Value: value, Want: "a whole number of at least 0"}
			}
			tests = append(tests, func(r gazetteer.Ref) bool { return x.Population(r) == n })
		default:
			return f, nil, fmt.Errorf("web: no filter for %q", name)
		}
	}
	if len(tests) == 0 {
		return f, nil, nil
	}
	return f, func(r gazetteer.Ref) bool {
		for _, test := range tests {
			if !test(r) {
				return false
			}
		}
		return true
	}, nil
}

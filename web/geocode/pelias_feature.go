package geocode

import (
	"fmt"
	"math"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// send answers with hits. The features are written without reflection: there are ten
// of them for each letter that somebody types.
func (a *peliasAnswer) send(c echo.Context, hits []gazetteer.Hit) error {
	block, err := httpx.EncodeJSON(a.block)
	if err != nil {
		return err
	}
	body := make([]byte, 0, 512+len(block)+1024*len(hits))
	body = append(append(body, `{"geocoding":`...), block[:len(block)-1]...)
	body = append(body, `,"type":"FeatureCollection","features":[`...)
	var all orb.MultiPoint
	for i, h := range hits {
		if i > 0 {
			body = append(body, ',')
		}
		var at orb.Point
		body, at = a.appendFeature(body, h)
		all = append(all, at)
	}
	body = append(body, ']')
	if len(all) > 0 {
		rest := httpx.Members{Buf: append(body, ',')}
		rest.Numbers("bbox", bboxOf(all.Bound())...)
		body = rest.Buf
	}
	body = append(body, "}\n"...)
	return httpx.SendStampedBody(c, httpx.TypeGeoJSON, body, fmt.Sprintf(`"timestamp":%d`, a.block.Timestamp))
}

// appendFeature writes a hit and returns its point.
func (a *peliasAnswer) appendFeature(buf []byte, h gazetteer.Hit) ([]byte, orb.Point) {
	p := a.index.Place(h.Ref)
	at := orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])}
	f := httpx.Open(buf)
	f.Text("id", string(p.ID))
	f.Text("type", "Feature")
	if b, known := p.ExtentOf(); known {
		f.Numbers("bbox", bboxOf(b)...)
	}
	f.Name("geometry")
	geometry := httpx.Open(f.Buf)
	geometry.Text("type", "Point")
	geometry.Numbers("coordinates", at[0], at[1])
	f.Buf = geometry.Close()
	f.Name("properties")
	f.Buf = a.appendProperties(f.Buf, h, &p)
	return f.Close(), at
}

func (a *peliasAnswer) appendProperties(buf []byte, h gazetteer.Hit, p *gazetteer.Place) []byte {
	up, name := a.parents(h.Ref), a.Name(h.Ref)
	source, rest := sourceOf(p.ID)
	kind := a.layerOf(h.Ref)
	w := httpx.Open(buf)
	w.Text("id", rest)
	w.Text("gid", gid(p.ID, kind))
	w.Text("layer", string(kind))
	w.Text("source", source)
	w.Text("source_id", rest)
	w.Text("name", name)
	w.Text("label", a.peliasLabel(p, name, up))
	w.Number("confidence", confidence(h))
	w.Text("match_type", matchType(h))
	w.Text("accuracy", accuracy(kind))
	w.Text("feature_code", p.Code)
	a.appendUnits(&w, h.Ref, p, kind, name, up)
	textMember(&w, "disputed", a.Disputed(p))
	if p.Population > 0 {
		w.Number("population", float64(p.Population))
	}
	if h.Distance >= 0 && (h.Found == gazetteer.ByPosition || h.Distance > 0) {
		w.Number("distance", math.Round(float64(h.Distance))/1000)
	}
	return w.Close()
}

// gid is an id as servers of Pelias write it: source:layer:id.
func gid(id gazetteer.PlaceID, kind layer) string {
	source, rest := sourceOf(id)
	return source + ":" + string(kind) + ":" + rest
}

// textMember writes a member that is left out where it is empty.
func textMember(w *httpx.Members, name, value string) {
	if value != "" {
		w.Text(name, value)
	}
}

// appendUnits writes what a place is, and what it lies in, by the layers of Pelias.
func (a *peliasAnswer) appendUnits(w *httpx.Members, ref gazetteer.Ref, p *gazetteer.Place, kind layer, name string, up parents) {
	set := func(field string, u unit, code string) {
		if u.ref == gazetteer.NoRef {
			return
		}
		w.Text(field, u.name)
		w.Text(field+"_gid", gid(a.index.ID(u.ref), layer(field)))
		textMember(w, field+"_a", code)
	}
	facts := a.country(p.Country)
	if facts.continent != gazetteer.NoRef && facts.continent != ref {
		set("continent", unit{facts.continent, a.Name(facts.continent)}, "")
	}
	self := unit{ref, name}
	switch kind {
	case "country", "dependency":
		set(string(kind), self, facts.alpha3)
	case "region":
		set(string(kind), self, a.regionCode(ref))
	case "county":
		set(string(kind), self, countyCode(a.index, ref))
	case borough, "locality", "localadmin", "neighbourhood", "continent", "ocean", "marinearea", "macroregion":
		set(string(kind), self, "")
	}
	above := func(l layer, u unit, code func() string) {
		if l != kind && u.ref != gazetteer.NoRef {
			set(string(l), u, code())
		}
	}
	above("county", up.admin2, func() string { return countyCode(a.index, up.admin2.ref) })
	above("region", up.admin1, func() string { return a.regionCode(up.admin1.ref) })
	above("country", up.country, func() string { return facts.alpha3 })
	if kind != "country" && up.country.ref == gazetteer.NoRef {
		textMember(w, "country_a", facts.alpha3)
	}
	textMember(w, "country_code", p.Country)
}

package geocode

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// typeXML is the media type of Nominatim's XML.
const typeXML = "text/xml; charset=utf-8"

// xmlWriter writes a document element by element; its first error stays.
type xmlWriter struct {
	*xml.Encoder
	err error
}

func (w *xmlWriter) open(name string, attributes ...string) {
	e := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i+1 < len(attributes); i += 2 {
		e.Attr = append(e.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
	}
	w.token(e)
}

func (w *xmlWriter) close(name string) { w.token(xml.EndElement{Name: xml.Name{Local: name}}) }

func (w *xmlWriter) text(name, text string, attributes ...string) {
	w.open(name, attributes...)
	w.token(xml.CharData(text))
	w.close(name)
}

// raw writes an element that holds other elements as they are.
func (w *xmlWriter) raw(name, elements string) {
	if w.err == nil {
		w.err = w.EncodeElement(struct {
			Inner string `xml:",innerxml"`
		}{elements}, xml.StartElement{Name: xml.Name{Local: name}})
	}
}

func (w *xmlWriter) token(t xml.Token) {
	if w.err == nil {
		w.err = w.EncodeToken(t)
	}
}

// sendXML answers with the document that write makes.
func sendXML(c echo.Context, write func(*xmlWriter)) error {
	var body bytes.Buffer
	body.WriteString(xml.Header)
	w := &xmlWriter{Encoder: xml.NewEncoder(&body)}
	write(w)
	if w.err == nil {
		w.err = w.Flush()
	}
	if w.err != nil {
		return fmt.Errorf("writing XML: %w", w.err)
	}
	return httpx.Send(c, httpx.Reply{MediaType: typeXML, Cache: httpx.CacheCheck, Body: body.Bytes()})
}

// head are the attributes of the outermost element.
func (a *nominatimAnswer) head() []string {
	return []string{"timestamp", time.Now().UTC().Format(time.RFC1123Z), "attribution", render.Attribution, "querystring", a.query}
}

func (a *nominatimAnswer) sendSearchXML(c echo.Context, refs []gazetteer.Ref) error {
	return sendXML(c, func(w *xmlWriter) {
		w.open("searchresults", append(a.head(), "more_url", a.moreURL(c, refs))...)
		for _, n := range a.places(refs) {
			w.open("place", a.attributes(&n)...)
			a.inner(w, &n)
			if n.Address != nil {
				addressXML(w, n.Address)
			}
			w.close("place")
		}
		w.close("searchresults")
	})
}

func (a *nominatimAnswer) sendReverseXML(c echo.Context, ref gazetteer.Ref, nothing string) error {
	return sendXML(c, func(w *xmlWriter) {
		w.open("reversegeocode", a.head()...)
		if ref == gazetteer.NoRef {
			w.text("error", nothing)
		} else {
			n := a.placeOf(ref)
			w.text("result", n.DisplayName, a.attributes(&n)...)
			if n.Address != nil {
				w.open("addressparts")
				addressXML(w, n.Address)
				w.close("addressparts")
			}
			a.inner(w, &n)
		}
		w.close("reversegeocode")
	})
}

// attributes describe a place.
func (a *nominatimAnswer) attributes(n *nominatimPlace) []string {
	out := []string{
		"place_id", strconv.FormatInt(n.PlaceID, 10), "place_rank", strconv.Itoa(n.PlaceRank),
		"boundingbox", strings.Join(n.BoundingBox[:], ","), "lat", n.Lat, "lon", n.Lon, "display_name", n.DisplayName,
		"class", n.tag.key, "type", n.Type, "importance", httpx.FormatNumber(n.Importance),
	}
	if n.OSMType != "" {
		out = append(out, "osm_type", n.OSMType, "osm_id", strconv.FormatInt(n.OSMID, 10))
	}
	switch {
	case n.GeoText != "":
		out = append(out, "geotext", n.GeoText)
	case n.SVG != "":
		out = append(out, "geosvg", n.SVG)
	case n.GeoJSON != nil:
		if body, err := httpx.EncodeJSON(n.GeoJSON); err == nil {
			out = append(out, "geojson", strings.TrimSpace(string(body)))
		}
	}
	return out
}

// inner writes what a place is told to hold beside its address.
func (a *nominatimAnswer) inner(w *xmlWriter, n *nominatimPlace) {
	if n.GeoKML != "" {
		w.raw("geokml", n.GeoKML)
	}
	if n.ExtraTags != nil {
		w.open("extratags")
		for _, key := range slices.Sorted(maps.Keys(n.ExtraTags)) {
			w.text("tag", "", "key", key, "value", n.ExtraTags[key])
		}
		w.close("extratags")
	}
	if n.NameDetails != nil {
		w.open("namedetails")
		for _, key := range slices.Sorted(maps.Keys(n.NameDetails)) {
			w.text("name", n.NameDetails[key], "desc", key)
		}
		w.close("namedetails")
	}
}

func addressXML(w *xmlWriter, parts addressParts) {
	for _, p := range parts {
		w.text(p.key, p.value)
	}
}

// moreURL leads to the results that follow the given ones.
func (a *nominatimAnswer) moreURL(c echo.Context, refs []gazetteer.Ref) string {
	next := url.Values{}
	for k, v := range c.QueryParams() {
		next[k] = v
	}
	ids := slices.DeleteFunc(strings.Split(next.Get("exclude_place_ids"), ","), func(s string) bool { return s == "" })
	for _, ref := range refs {
		ids = append(ids, strconv.FormatInt(numberOf(a.index.ID(ref)), 10))
	}
	next.Set("exclude_place_ids", strings.Join(ids, ","))
	return httpx.Absolute(c) + "?" + next.Encode()
}

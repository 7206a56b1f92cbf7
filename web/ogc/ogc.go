// Package ogc serves places and saved maps as OGC API – Features: part 1 (OGC
// 17-069r4), part 2 with CRS84, EPSG:4326 and EPSG:3857 (18-058r1), part 3 with
// filters in CQL2 (19-079r2), part 5 with schemas, and sorting after the draft of
// part 8. The tiles under /ogc are those of package tiles. What is claimed is what the tests cover, see classes.
package ogc

import (
	"context"
	"embed"
	"fmt"
	"html/template"
	"iter"
	"net/http"
	"net/url"
	"time"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/web/archive"
	"dateline/web/httpx"
	"dateline/web/maps"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
)

//go:embed pages
var pages embed.FS

// Handlers serves the collections under /ogc.
type Handlers struct {
	Index   *gazetteer.Index
	Maps    *maps.Service
	Listing bool          // the collections of saved maps are listed
	MaxRows int           // saved maps in the list of collections, articles of one page
	Archive archive.Store // nil: there is none

	MaxFeatures int // of one page
}

// Routes adds the paths under /ogc but that of the description. The error is
// about a page that is not a template.
func (h Handlers) Routes(g *echo.Group) error {
	t, err := template.ParseFS(pages, "pages/*.html")
	if err != nil {
		return fmt.Errorf("ogc: %w", err)
	}
	get := func(path string, handler echo.HandlerFunc) {
		g.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
	}
	o := &handlers{Handlers: h, pages: t, places: gazetteerPlaces{Index: h.Index}}
	get("/ogc", o.handleLanding)
	get("/ogc/conformance", o.handleConformance)
	get("/ogc/collections", o.handleCollections)
	get("/ogc/maps/:id", o.handleMap)
	get("/ogc/maps/:id/conformance", o.handleConformance)
	get("/ogc/maps/:id/collections", o.handleMapCollections)
	// Some clients go on from the address of the landing page, not from its links.
	for _, base := range []string{"/ogc", "/ogc/maps/:id"} {
		get(base+"/collections/:collection", o.handleCollection)
		get(base+"/collections/:collection/schema", o.handleSchema)
		get(base+"/collections/:collection/queryables", o.handleQueryables)
		get(base+"/collections/:collection/items", o.handleItems)
		get(base+"/collections/:collection/items/:feature", o.handleItem)
	}
	return nil
}

// handlers is what the paths share.
type handlers struct {
	Handlers
	pages  *template.Template
	places gazetteerPlaces
}

func (h *handlers) archived() archived { return archived{h.Archive, h.MaxRows} }

// Relations of links by OGC API – Tiles.
const (
	relTiles   = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
	relSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
)

// link leads from one resource to another.
type link struct {
	Href  string `json:"href"` // absolute
	Rel   string `json:"rel"`
	Type  string `json:"type"`
	Title string `json:"title,omitempty"`
}

// featureCollection is a collection of features as OGC clients see it.
type featureCollection struct {
	id, title, description string
	extent                 *orb.Bound // nil where nobody has looked
	properties             []property // in the order in which they are shown
	fields                 []string   // properties that can be filtered by with parameters of their names
	geometry               string     // format of the geometries in a schema: "geometry-point"
	find                   func(context.Context, itemsQuery) (itemsPage, error)
	get                    func(context.Context, string) (*feature, error) // nil where there is none
	timed                  bool                                            // the features have times
	uncounted              bool                                            // asked for little at a time: by box, time and fields, without a number of all
}

// itemsQuery chooses features of a collection.
type itemsQuery struct {
	box    *orb.Bound
	equal  map[string]string // by property
	low    int64             // least population
	high   int64             // greatest population, 0 for any
	limit  int
	offset int
	after  string // continue behind the feature with this id
	filter *filter
	sort   []sortKey // none: the order of the collection
	crs    crs
	from   time.Time // features of this time or later; zero for any
	to     time.Time // and before this
}

// itemsPage is a part of the features that a query chooses. They are made one at a
// time, anew each time they are run through: a page may hold thousands.
type itemsPage struct {
	features iter.Seq[*feature]
	returned int    // of features
	matched  int    // of all pages
	next     string // value of after for the next page; "" at the end
	skip     int    // value of offset for the next page, where pages are not continued by after
}

// feature is a GeoJSON feature whose properties keep their order.
type feature struct {
	Type       string  `json:"type"` // "Feature"
	ID         string  `json:"id"`
	Geometry   any     `json:"geometry"`
	Properties any     `json:"properties"`
	Links      []link  `json:"links,omitempty"`
	names      []field // for the HTML page
}

// field is a property by name, for people.
type field struct{ Name, Value string }

// selfLinks are the links of a page to itself: in the format that was asked for,
// and in the other one.
func selfLinks(c echo.Context, self httpx.Offer, offers []httpx.Offer) []link {
	var links []link
	for _, o := range offers {
		q := url.Values{}
		for k, v := range c.QueryParams() {
			q[k] = v
		}
		q.Set("f", o.Name)
		l := link{
			Href:  httpx.Absolute(c) + "?" + q.Encode(),
			Rel:   "alternate",
			Type:  httpx.Essence(o.MediaType),
			Title: "This document as " + o.Name,
		}
		if o.Name == self.Name {
			l.Rel, l.Title = "self", "This document"
		}
		links = append(links, l)
	}
	return links
}

func formats() []httpx.Offer {
	return []httpx.Offer{{Name: "json", MediaType: httpx.TypeJSON}, {Name: "html", MediaType: httpx.TypeHTML}}
}
func itemFormats() []httpx.Offer {
	return []httpx.Offer{{Name: "geojson", MediaType: httpx.TypeGeoJSON}, {Name: "html", MediaType: httpx.TypeHTML}}
}

// negotiateItems chooses the format of features, which some clients ask for as
// json.
func negotiateItems(c echo.Context) (httpx.Offer, error) {
	o, err := httpx.Negotiate(c, append(itemFormats(), httpx.Offer{Name: "json", MediaType: httpx.TypeJSON}))
	if o.Name == "json" {
		o = itemFormats()[0]
	}
	return o, err
}

// readParams reads the query of a page that has no parameters but f.
func readParams(c echo.Context, names ...string) *httpx.Params {
	q := httpx.ReadParams(c)
	q.Only(append(names, "f")...)
	return q
}

// send answers with v as JSON, or with the page.
func (h *handlers) send(c echo.Context, format httpx.Offer, v any, page page) error {
	if format.Name == "html" {
		page.Root = httpx.Root(c)
		return httpx.SendPage(c, h.pages, "ogc.html", page)
	}
	return httpx.SendJSON(c, format.MediaType, v)
}

// document answers with what describe says, in the format that is asked for.
func (h *handlers) document(c echo.Context, describe func(httpx.Offer) (any, page, error)) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	v, page, err := describe(format)
	if err != nil {
		return err
	}
	return h.send(c, format, v, page)
}

// landing describes a landing page: what it is about, and where everything is.
func landing(c echo.Context, format httpx.Offer, title, text string, more ...link) (any, page, error) {
	base := httpx.Origin(c)
	links := append(selfLinks(c, format, formats()),
		link{base + "/ogc/api", "service-desc", httpx.TypeOpenAPI, "The interface as OpenAPI 3.0"},
		link{base + "/docs", "service-doc", httpx.Essence(httpx.TypeHTML), "The interface for people"},
		link{base + "/ogc/conformance", "conformance", httpx.TypeJSON, "What this service conforms to"},
	)
	links = append(links, more...)
	return map[string]any{"title": title, "description": text, "links": links}, newPage(title, text, links), nil
}

// page is a page for browsers.
type page struct {
	Title, Text string
	Links       []link
	Columns     []string
	Rows        iter.Seq[row] // nil: there is no table
	Attribution string
	Root        string // the path under which the server lies
}

type row struct {
	Href  string
	Cells []string
}

func newPage(title, text string, links []link) page {
	return page{Title: title, Text: text, Links: links, Attribution: render.Attribution}
}

// collectionJSON describes a collection.
type collectionJSON struct {
	ID          string      `json:"id"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Attribution string      `json:"attribution"`
	ItemType    string      `json:"itemType"` // "feature"
	Extent      *extentJSON `json:"extent,omitempty"`
	CRS         []string    `json:"crs"`
	StorageCRS  string      `json:"storageCrs"`
	Links       []link      `json:"links"`
}

type extentJSON struct {
	Spatial struct {
		BBox [][4]float64 `json:"bbox"`
		CRS  string       `json:"crs"`
	} `json:"spatial"`
	Temporal *temporalJSON `json:"temporal,omitempty"`
}

type temporalJSON struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

// anyTime is a span of which nobody has looked for the ends.
func anyTime() *temporalJSON {
	return &temporalJSON{[][2]*string{{nil, nil}}, "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}
}

func (h *handlers) describe(c echo.Context, fc featureCollection) collectionJSON {
	base := httpx.Origin(c) + "/ogc/collections/" + fc.id
	out := collectionJSON{
		ID:          fc.id,
		Title:       fc.title,
		Description: fc.description,
		Attribution: render.Attribution,
		ItemType:    "feature",
		CRS:         crsList(),
		StorageCRS:  crs84,
		Links: []link{
			{base + "/items?f=json", "items", httpx.TypeGeoJSON, "The features as GeoJSON"},
			{base + "/items?f=html", "items", httpx.Essence(httpx.TypeHTML), "The features as a page"},
			{base, "self", httpx.TypeJSON, "This collection"},
			{base + "/schema", "describedby", typeSchema, "What the features have"},
			{base + "/schema", relSchema, typeSchema, "What the features have"},
			{base + "/queryables", relQueryables, typeSchema, "What can be asked for"},
		},
	}
	if fc.id == placesID {
		out.Links = append(out.Links, link{base + "/tiles", relTiles, httpx.TypeJSON, "The places as vector tiles"})
	}
	b := fc.extent
	if b == nil {
		return out
	}
	out.Extent = &extentJSON{}
	out.Extent.Spatial.BBox = [][4]float64{
		{httpx.Degrees(b.Min[0]), httpx.Degrees(b.Min[1]), httpx.Degrees(b.Max[0]), httpx.Degrees(b.Max[1])},
	}
	out.Extent.Spatial.CRS = crs84
	if fc.timed {
		out.Extent.Temporal = anyTime()
	}
	return out
}

// now is the time of an answer as OGC writes it.
func now() string { return time.Now().UTC().Format(time.RFC3339) }

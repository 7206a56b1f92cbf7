package web

import (
	"fmt"
	"math"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/web/store"
)

// summaryJSON is a row of GET /v1/maps.
type summaryJSON struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Version int64     `json:"version"`
	Created time.Time `json:"created"`
	Changed time.Time `json:"changed"`
	Places  int       `json:"places"`
}

// handleMapsList answers GET /v1/maps, where listing is on: the newest maps
// first, those with a place in a box, or those with one around a place.
func (s *Server) handleMapsList(c echo.Context) error {
	if err := s.needStore(); err != nil {
		return err
	}
	if !s.cfg.Listing {
		return &OffError{What: "listing maps", How: "a map is found by its address"}
	}
	p := readParams(c)
	q := store.Query{Within: p.box("bbox"), After: p.text("after"), Limit: p.size("limit", 100, s.cfg.Limits.Rows)}
	near, within := p.text("near"), p.text("within")
	if p.err != nil {
		return p.err
	}
	if near != "" {
		box, err := s.boxAround(near, within)
		if err != nil {
			return err
		}
		q.Within = &box
	}
	rows, err := s.cfg.Store.List(c.Request().Context(), q)
	if err != nil {
		return err
	}
	list := []summaryJSON{}
	for _, r := range rows {
		list = append(list, summaryJSON(r))
	}
	if len(rows) == q.Limit {
		next := c.QueryParams()
		next.Set("after", rows[len(rows)-1].ID)
		c.Response().Header().Set("Link", fmt.Sprintf(`<%s?%s>; rel="next"`, absolute(c), url.Values(next).Encode()))
	}
	return sendJSON(c, typeJSON, map[string]any{"maps": list})
}

// boxAround is the box that holds all points within a length of a place.
func (s *Server) boxAround(near, within string) (orb.Bound, error) {
	l, err := s.locate("near", near)
	if err != nil {
		return orb.Bound{}, err
	}
	radius := 50 * geo.Kilometre
	if within != "" {
		if radius, err = geo.ParseLength(within); err != nil || !(radius > 0) {
			return orb.Bound{}, &ParamError{Name: "within", Value: within, Want: "a length like 50km"}
		}
	}
	return around(l.Point, radius), nil
}

// around is the box of a circle on the earth. It is found by the points of the
// circle due north and south, and by the widest parallel in reach.
func around(p orb.Point, radius geo.Length) orb.Bound {
	north, _ := geo.Direct(p, 0, radius)
	south, _ := geo.Direct(p, 180, radius)
	if radius >= geo.Distance(p, orb.Point{0, 90}) || radius >= geo.Distance(p, orb.Point{0, -90}) {
		low, high := math.Min(south[1], p[1]), math.Max(north[1], p[1])
		if radius >= geo.Distance(p, orb.Point{0, 90}) {
			high = 90
		} else {
			low = -90
		}
		return orb.Bound{Min: orb.Point{-180, low}, Max: orb.Point{180, high}}
	}
	widest := 0.0
	for azimuth := 0.0; azimuth <= 180; azimuth++ {
		at, _ := geo.Direct(p, azimuth, radius)
		widest = math.Max(widest, math.Abs(math.Remainder(at[0]-p[0], 360)))
	}
	widest *= 1.001 // the circle is sampled at every degree
	wrap := func(lon float64) float64 { return math.Remainder(lon, 360) }
	return orb.Bound{Min: orb.Point{wrap(p[0] - widest), south[1]}, Max: orb.Point{wrap(p[0] + widest), north[1]}}
}

package api

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/geo/export"
	"dateline/web/archive"
	"dateline/web/httpx"
	"dateline/web/places"
)

// countHandlers answer how many stories there are of what.
type countHandlers struct{ answers }

// handlePlaces answers GET /v1/archive/places: how many stories name each place, those
// most named first.
func (h countHandlers) handlePlaces(c echo.Context) error { return h.counts(c, h.Store.Places) }

// handleTogether answers GET /v1/archive/together: how many of the chosen stories name
// each of the other places.
func (h countHandlers) handleTogether(c echo.Context) error { return h.counts(c, h.Store.Together) }

// placeBytes is about what a place takes in memory.
const placeBytes = 256

func (h countHandlers) counts(c echo.Context, ask func(context.Context, archive.Query) ([]archive.PlaceCount, error)) error {
	var err error
	if h.answers, err = h.named(c); err != nil {
		return err
	}
	offer, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	q, err := h.question(c, 1000, h.MaxCount)
	if err != nil {
		return err
	}
	held := int64(q.Limit) * placeBytes
	if err := httpx.Need(c.Request().Context(), held+httpx.HeldAnswer); err != nil {
		return err
	}
	counts, err := ask(c.Request().Context(), q)
	if err != nil {
		return err
	}
	shown := func(n archive.PlaceCount) placeJSON {
		return placeJSON{Place: h.describe(n.Place), Region: n.Place.Region, Articles: n.Stories, Newest: known(n.Newest)}
	}
	if offer.Name == "json" {
		return sendObject(c, held, httpx.Object{{Name: "places", Value: httpx.ElementsOf(slices.Values(counts), shown)}})
	}
	return send(c, offer, "places", held, mapped(counts, func(n archive.PlaceCount) export.Feature {
		p := shown(n)
		return export.Feature{ID: p.ID, Geometry: orb.Point{p.Lon, p.Lat},
			Properties: append(placeProperties(p.Place), export.Property{Name: "articles", Value: p.Articles},
				export.Property{Name: "newest", Value: stamp(p.Newest)})}
	}))
}

// placeProperties are what files say of a place.
func placeProperties(p places.Place) []export.Property {
	return []export.Property{
		{Name: "place", Value: p.ID}, {Name: "name", Value: p.Name}, {Name: "label", Value: p.Label},
		{Name: "country", Value: p.Country}, {Name: "feature_code", Value: p.FeatureCode}, {Name: "disputed", Value: p.Disputed},
	}
}

// dayJSON is the number of stories of a day.
type dayJSON struct {
	Day      string `json:"day"` // UTC
	Articles int64  `json:"articles"`
}

// handleDays answers GET /v1/archive/days: how many stories there are of each day.
func (h countHandlers) handleDays(c echo.Context) error {
	offer, err := httpx.Negotiate(c, []httpx.Offer{
		{Name: "json", MediaType: httpx.TypeJSON}, {Name: "csv", MediaType: "text/csv; charset=utf-8; header=present"},
	})
	if err != nil {
		return err
	}
	q, err := h.question(c, 0, h.MaxCount)
	if err != nil {
		return err
	}
	days, err := h.Store.Days(c.Request().Context(), q)
	if err != nil {
		return err
	}
	list := make([]dayJSON, 0, len(days))
	table := "day,articles\n"
	var b strings.Builder
	for _, d := range days {
		list = append(list, dayJSON{d.Day.Format(time.DateOnly), d.Stories})
		fmt.Fprintf(&b, "%s,%d\n", d.Day.Format(time.DateOnly), d.Stories)
	}
	if offer.Name == "json" {
		return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{"days": list})
	}
	return httpx.Send(c, httpx.Reply{MediaType: offer.MediaType, Cache: httpx.CacheCheck, Body: []byte(table + b.String()),
		Attachment: `attachment; filename="days.csv"`})
}

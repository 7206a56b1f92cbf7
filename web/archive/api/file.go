package api

import (
	"bytes"
	"fmt"

	"github.com/labstack/echo/v4"

	"dateline/geo/export"
	"dateline/web/httpx"
)

// formats are JSON and every format of files.
func formats() []httpx.Offer {
	offers := []httpx.Offer{{Name: "json", MediaType: httpx.TypeJSON}}
	for _, f := range export.Formats() {
		offers = append(offers, httpx.Offer{Name: f.Name, MediaType: f.MediaType})
	}
	return offers
}

// attribution names whose data the places are.
const attribution = "Places: GeoNames (CC BY 4.0)"

// send answers with features in a format of files.
func send(c echo.Context, offer httpx.Offer, name string, list []export.Feature) error {
	f, err := export.ByName(offer.Name)
	if err != nil {
		return err
	}
	all := export.Of(list)
	all.Name = name
	all.Attribution = attribution
	var body bytes.Buffer
	if err := f.Write(&body, all); err != nil {
		return err
	}
	r := httpx.Reply{MediaType: f.MediaType, Cache: httpx.CacheCheck, Body: body.Bytes()}
	if f.Name != "geojson" {
		r.Attachment = fmt.Sprintf(`attachment; filename="%s%s"`, name, f.Extension)
	}
	return httpx.Send(c, r)
}

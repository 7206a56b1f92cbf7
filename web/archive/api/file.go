package api

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"time"

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

// send answers with features in a format of files. held is what they are made from, in
// bytes.
func send(c echo.Context, offer httpx.Offer, name string, held int64, list iter.Seq[export.Feature]) error {
	f, err := export.ByName(offer.Name)
	if err != nil {
		return err
	}
	all := export.Collection{Name: name, Attribution: attribution, Updated: time.Now(), Features: list}
	r := httpx.Reply{MediaType: f.MediaType, Cache: httpx.CacheCheck}
	if f.Name != "geojson" {
		r.Attachment = fmt.Sprintf(`attachment; filename="%s%s"`, name, f.Extension)
	}
	write := func(w io.Writer) error { return f.Write(w, all) }
	if f.IsStreamed() {
		return httpx.SendStream(c, httpx.Stream{Reply: r, Write: write, Held: held})
	}
	var body bytes.Buffer
	if err := write(&body); err != nil {
		return err
	}
	r.Body = body.Bytes()
	return httpx.Send(c, r)
}

// sendObject answers with a JSON object whose lists are made element by element.
func sendObject(c echo.Context, held int64, o httpx.Object) error {
	return httpx.SendStream(c, httpx.Stream{
		Reply: httpx.Reply{MediaType: httpx.TypeJSON, Cache: httpx.CacheCheck}, Write: o.Write, Held: held,
	})
}

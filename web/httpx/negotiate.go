package httpx

import (
	"mime"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// Offer is a format in which a path can answer.
type Offer struct {
	Name      string // for f= and file names: "geojson"
	MediaType string // "application/geo+json"
}

// Negotiate chooses the format of an answer: what f= names, else what Accept
// likes best, else the first. It returns a [FormatError] when nothing fits.
func Negotiate(c echo.Context, offers []Offer) (Offer, error) {
	h := c.Response().Header()
	h.Add(echo.HeaderVary, echo.HeaderAccept)
	if f := c.QueryParam("f"); f != "" {
		for _, o := range offers {
			if strings.EqualFold(f, o.Name) || strings.EqualFold(f, Essence(o.MediaType)) {
				return o, nil
			}
		}
		return Offer{}, &FormatError{Asked: f, Offered: names(offers)}
	}
	accept := strings.Join(c.Request().Header.Values(echo.HeaderAccept), ",")
	if strings.TrimSpace(accept) == "" {
		return offers[0], nil
	}
	ranges := parseAccept(accept)
	best, bestQ, bestLevel := offers[0], 0.0, 0
	for _, o := range offers { // of equals the one that is named: */* stands for what is left
		if q, level := quality(ranges, Essence(o.MediaType)); q > bestQ || q == bestQ && q > 0 && level > bestLevel {
			best, bestQ, bestLevel = o, q, level
		}
	}
	if bestQ == 0 {
		return Offer{}, &FormatError{Asked: accept, Offered: names(offers)}
	}
	return best, nil
}

func names(offers []Offer) []string {
	all := make([]string, len(offers))
	for i, o := range offers {
		all[i] = o.Name
	}
	return all
}

// Essence is a media type without its parameters.
func Essence(mediaType string) string {
	e, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(e))
}

// mediaRange is one element of an Accept header.
type mediaRange struct {
	kind, subkind string // "*" for any
	q             float64
}

// parseAccept reads an Accept header (RFC 9110 §12.5.1). Elements that cannot
// be read are left out.
func parseAccept(header string) []mediaRange {
	var ranges []mediaRange
	for element := range strings.SplitSeq(header, ",") {
		t, p, err := mime.ParseMediaType(element)
		if err != nil {
			continue
		}
		kind, subkind, ok := strings.Cut(t, "/")
		if !ok {
			continue
		}
		q := 1.0
		if s, given := p["q"]; given {
			if q, err = strconv.ParseFloat(s, 64); err != nil || !(q >= 0 && q <= 1) {
				continue
			}
		}
		ranges = append(ranges, mediaRange{kind, subkind, q})
	}
	return ranges
}

// quality is how much a client likes a media type, 0–1: what the most precise
// range that covers it says, and how precise that is: 2 for the very type, 0 for */*.
func quality(ranges []mediaRange, mediaType string) (float64, int) {
	kind, subkind, _ := strings.Cut(mediaType, "/")
	precise, q := -1, 0.0
	for _, r := range ranges {
		level := 0
		switch {
		case r.kind == kind && r.subkind == subkind:
			level = 2
		case r.kind == kind && r.subkind == "*":
			level = 1
		case r.kind == "*" && r.subkind == "*":
		default:
			continue
		}
		if level > precise {
			precise, q = level, r.q
		}
	}
	return q, precise
}

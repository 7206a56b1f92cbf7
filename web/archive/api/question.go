package api

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/httpx"
	"dateline/web/places"
)

// names of the parameters of a question.
var questionNames = []string{
	"q", "near", "within", "bbox", "place", "country", "kind", "from", "to", "source", "language", "verdict", "called", "limit", "f", "lang",
}

// question reads what an archive is asked. Without a limit it is for missing rows, and
// at most for highest. More are names of further parameters.
func (h answers) question(c echo.Context, missing, highest int, more ...string) (archive.Query, error) {
	p := httpx.ReadParams(c)
	q := archive.Query{
		Within: p.Box("bbox"), Source: p.Text("source"), Language: strings.ToLower(p.Text("language")),
		From: day(p, "from", false), To: day(p, "to", true), Verdict: p.Text("verdict"), Called: p.Text("called"),
		Limit: p.Size("limit", missing, highest),
	}
	if q.Verdict != "" && !slices.Contains(archive.Verdicts, q.Verdict) {
		p.Fail("verdict", q.Verdict, "one of "+strings.Join(archive.Verdicts, ", "))
	}
	if text := p.Text("q"); text != "" {
		var err error
		if q.Words, err = archive.ParseWords(text); err != nil {
			p.Fail("q", text, err.Error())
		}
	}
	for _, code := range p.List("country") {
		if len(code) != 2 {
			p.Fail("country", code, "codes of two letters (ISO 3166-1), as in UA,TR")
		}
		q.Countries = append(q.Countries, strings.ToUpper(code))
	}
	for _, kind := range p.List("kind") {
		if !slices.Contains(gazetteer.FeatureKinds(), gazetteer.FeatureKind(kind)) {
			p.Fail("kind", kind, kindsWanted())
		}
		q.Kinds = append(q.Kinds, gazetteer.FeatureKind(kind))
	}
	names, near, within := p.List("place"), p.Text("near"), p.Text("within")
	if within != "" && near == "" {
		p.Fail("near", "", "a place, since within is given")
	}
	p.Only(append(questionNames, more...)...)
	if p.Err != nil {
		return q, p.Err
	}
	for _, name := range names {
		id, err := h.placeID(name)
		if err != nil {
			return q, err
		}
		q.Places = append(q.Places, id)
	}
	if near != "" {
		circle, err := places.Circle(h.Index, near, within)
		if err != nil {
			return q, err
		}
		q.Near = &circle
	}
	return q, nil
}

// kindsWanted says which kinds of places there are.
func kindsWanted() string {
	var names []string
	for _, kind := range gazetteer.FeatureKinds() {
		names = append(names, string(kind))
	}
	return "some of " + strings.Join(names, ", ")
}

// placeID is the id of a place that a question names by its id or its name. An id that
// the gazetteer does not have may still be one of the archive.
func (h answers) placeID(name string) (string, error) {
	if source, _, ok := strings.Cut(name, ":"); ok && !strings.Contains(source, " ") {
		return name, nil
	}
	l, err := places.Locate(h.Index, "place", name)
	if err != nil {
		return "", err
	}
	id := places.Of(h.Index, l, h.names).ID
	if id == "" {
		return "", &httpx.ParamError{Name: "place", Value: name, Want: "a place by name or id; near takes coordinates"}
	}
	return id, nil
}

// day reads a time. A day without a time is its beginning, or where it ends a span, its
// end: to=2026-11-28 holds all of that day.
func day(p *httpx.Params, name string, ends bool) time.Time {
	text := p.Text(name)
	t, err := fill.ParseDate(text)
	if errors.Is(err, fill.ErrDate) {
		p.Fail(name, text, "a day, as 2026-11-28, or a time, as 2026-11-28T20:30:00Z")
		return time.Time{}
	}
	if _, err := time.Parse(time.DateOnly, text); err == nil && ends {
		t = t.AddDate(0, 0, 1)
	}
	return t
}

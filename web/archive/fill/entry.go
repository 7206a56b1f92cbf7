package fill

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
	"dateline/web/archive"
)

// Maker makes entries of articles.
type Maker struct {
	KeepTexts bool   // with the text, so that it can be searched and read again
	Reader    string // the build that reads

	// Store is the archive whose corrections hold for what is read; nil: none do.
	Store archive.Store
}

// ErrStore is returned where the archive cannot be asked for its corrections.
var ErrStore = errors.New("the corrections of the archive")

// Entry is the entry of an article. Its id is the one given, or where that is empty
// its address, or a hash of its text. Where the archive has corrections of the article, it is
// read again with them. The error says what is wrong with the metadata.
func (k Maker) Entry(ctx context.Context, a *article.Article, id string, m Meta) (archive.Entry, error) {
	published, err := ParseDate(m.Date)
	if err != nil {
		return archive.Entry{}, fmt.Errorf("date %.60q: %w", m.Date, err)
	}
	id = cmp.Or(id, m.URL, hashOf(a.Text))
	if a, err = k.corrected(ctx, a, id); err != nil {
		return archive.Entry{}, fmt.Errorf("%w: %w", ErrStore, err)
	}
	e := archive.Entry{
		Article: archive.Article{
			ID: id, URL: m.URL, Source: cmp.Or(m.Source, sourceOf(m.URL)),
			Title: cmp.Or(a.Name(), m.Title), Published: published, Language: cmp.Or(m.Language, a.Written.Tag, a.Language), Reader: k.Reader,
		},
		Story: archive.StoryOf(a.Text),
	}
	if len(a.Focus.Countries) > 0 {
		e.Country = a.Index().Place(a.Focus.Countries[0].Ref).Country
	}
	if k.KeepTexts {
		e.Text = a.Text
	}
	for _, p := range a.Places {
		if !p.OffMap {
			e.Mentions = append(e.Mentions, mentionOf(a, p))
		}
	}
	for _, v := range a.Verdicts {
		if v.Kind == claim.Checkable {
			e.Claims = append(e.Claims, claimOf(v))
		}
	}
	return e, e.Check()
}

// mentionOf gathers the mentions of a place.
func mentionOf(a *article.Article, p geoparse.Place) archive.Mention {
	m := archive.Mention{
		Place: PlaceOf(p.Place), Times: len(p.Mentions), Confidence: p.Confidence,
	}
	for _, i := range p.Mentions {
		m.Kinds |= archive.KindsOf(string(a.Mentions[i].Kind))
	}
	first := a.Mentions[p.Mentions[0]]
	m.Name = first.Text
	m.Start, m.End = a.Offsets.CodePoint(first.Start), a.Offsets.CodePoint(first.End)
	return m
}

// PlaceOf is a place as an archive keeps it.
func PlaceOf(p gazetteer.Place) archive.Place {
	return archive.Place{ID: string(p.ID), Name: p.Name, Country: p.Country, Region: regionOf(p), Class: p.Class, Code: p.Code, Point: p.Point}
}

// regionOf is the first-level division that a place is or lies in, "" for none: a country has
// the code 00 there.
func regionOf(p gazetteer.Place) string {
	if p.Country == "" || p.Admin1 == "" || p.Admin1 == "00" {
		return ""
	}
	return p.Country + "." + p.Admin1
}

func claimOf(v claim.Verdict) archive.Claim {
	km := func(l geo.Length) float64 { return float64(l / geo.Kilometre) }
	c := archive.Claim{
		Stated: [2]float64{km(v.Value.Min), km(v.Value.Max)}, Measured: -1, Direction: string(v.Direction),
		Verdict: string(v.Outcome),
	}
	if v.FromPlace != nil {
		c.From = string(v.FromPlace.ID)
	}
	if v.ToPlace != nil {
		c.To = string(v.ToPlace.ID)
	}
	if v.Line != nil {
		c.Measured = km(v.Line.Length)
	}
	return c
}

// hashOf names a text that nobody else names.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:16])
}

// ID reads the id of a line of `dateline batch`: a text, or a number as it is written.
// It is "" for none.
func ID(raw json.RawMessage) (string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", nil
	}
	var id any
	if err := json.Unmarshal(raw, &id); err != nil {
		return "", err
	}
	switch id := id.(type) {
	case string:
		return id, nil
	case float64:
		return string(raw), nil
	}
	return "", errors.New("id: neither a text nor a number")
}

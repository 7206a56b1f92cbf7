package render

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/geo/export"
	"dateline/geo/picture"
	"dateline/geo/tile"
)

// Format is a form in which an article can be written.
type Format struct {
	Name      string // on the command line and in URLs: "geojson", "claims.csv"
	Title     string // for people
	MediaType string
	Extension string // of files, with its dot
	Purpose   string // what it is for, in one sentence
	File      string // its name among the files of an article: "places.geojson"; "" where it is none

	write func(io.Writer, *article.Article, Options) error
}

// Options say how an article is written. The zero value is enough for all
// formats but pictures.
type Options struct {
	Shape                       // of the places
	ID      json.RawMessage     // of the record
	Updated time.Time           // of a feed; zero for now
	Review  claim.ReviewContext // of the drafts of reviews
	Basemap *tile.Basemap       // needed for a picture
	Picture PictureOptions
}

// PictureOptions say how the map of an article is drawn.
type PictureOptions struct {
	picture.Options
	Title  *string // above the map; nil: the article's, "": none
	Claims bool    // draw the claims as lines with their verdicts
}

// Formats returns every format, the most common first.
func Formats() []Format { return slices.Clone(formats()) }

// formats makes the list once: a file of a map is found in it for each request.
var formats = sync.OnceValue(listFormats)

func listFormats() []Format {
	var all []Format
	for _, f := range export.Formats() {
		all = append(all, Format{f.Name, f.Title, f.MediaType, f.Extension, f.Purpose, "places" + f.Extension,
			writePlaces(f)})
	}
	all = append(all,
		Format{"svg", "SVG", "image/svg+xml", ".svg",
			"A drawing of the map, for print and for editing.", "places.svg", drawing(picture.SVG).draw},
		Format{"png", "PNG", "image/png", ".png",
			"A picture of the map, for pages and social cards.", "places.png", drawing(picture.PNG).draw},
		Format{"pdf", "PDF", "application/pdf", ".pdf",
			"A page with the map, for print.", "places.pdf", drawing(picture.PDF).draw},
		Format{"json", "JSON", "application/json", ".json",
			"The line of dateline batch: mentions and claims.", "", writeRecord},
		Format{"claims.json", "Claims as JSON", "application/json", ".json",
			"The checked claims, with all that the verdicts rest on.", "claims.json", writeClaims},
		Format{"claimreview", "ClaimReview", "application/ld+json", ".json",
			"Drafts of schema.org ClaimReview, for a person to edit and sign.", "claimreview.json", writeReviews},
		Format{"distances.csv", "Distances", "text/csv; charset=utf-8; header=present", ".csv",
			"The distance of each pair of towns and sites.", "distances.csv", writeDistances},
	)
	for _, f := range export.Formats() {
		name := "claims" + f.Extension
		all = append(all, Format{name, "Claims as " + f.Title, f.MediaType, f.Extension,
			"The measured claims as lines between their places.", name, writeClaimLines(f)})
	}
	return all
}

// ByName returns the format of a name, in any case and with or without a dot
// before it. Its error is an
// [*UnknownFormatError].
func ByName(name string) (Format, error) {
	for _, f := range formats() {
		if strings.EqualFold(strings.TrimPrefix(name, "."), f.Name) {
			return f, nil
		}
	}
	return Format{}, &UnknownFormatError{name}
}

// ByFile returns the format of a file of an article, and whether there is one.
func ByFile(name string) (Format, bool) {
	for _, f := range formats() {
		if f.File == name && name != "" {
			return f, true
		}
	}
	return Format{}, false
}

// UnknownFormatError is returned for a name that is no format's.
type UnknownFormatError struct{ Name string }

func (e *UnknownFormatError) Error() string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.Name)
	}
	return fmt.Sprintf("there is no format %q; use %s", e.Name, strings.Join(names, ", "))
}

// IsPicture reports whether the format is a picture, which needs
// [Options.Basemap].
func (f Format) IsPicture() bool {
	return strings.HasPrefix(f.MediaType, "image/") || f.MediaType == "application/pdf"
}

// IsDrawn reports whether the format is a picture whose letters are drawn, so that
// a font must have them; an SVG leaves them to the program that shows it.
func (f Format) IsDrawn() bool { return f.IsPicture() && f.Name != "svg" }

// Write writes the article to w. The error is that of w, of package export, of
// package picture, or [ErrNoBasemap].
func (f Format) Write(w io.Writer, a *article.Article, o Options) error {
	if err := f.write(w, a, o); err != nil {
		return fmt.Errorf("writing %s: %w", f.Name, err)
	}
	return nil
}

func writePlaces(f export.Format) func(io.Writer, *article.Article, Options) error {
	return func(w io.Writer, a *article.Article, o Options) error {
		c := Collection(a, o.Shape)
		c.Updated = o.Updated
		if f.Name != "geojson" { // which tells a headline from a title
			c.Title = a.Name()
		}
		return f.Write(w, c)
	}
}

func writeClaimLines(f export.Format) func(io.Writer, *article.Article, Options) error {
	return func(w io.Writer, a *article.Article, o Options) error {
		c := ClaimLines(a)
		c.Updated = o.Updated
		return f.Write(w, c)
	}
}

func writeRecord(w io.Writer, a *article.Article, o Options) error {
	record := NewRecord(a, o.ID, nil)
	if o.Text {
		record.Text = a.Text
	}
	return writeJSON(w, record, "")
}

func writeClaims(w io.Writer, a *article.Article, _ Options) error {
	return writeJSON(w, struct {
		Claims  []Claim `json:"claims"`
		Offsets string  `json:"offsets"`
	}{Claims(a), "codepoint"}, "")
}

func writeReviews(w io.Writer, a *article.Article, o Options) error {
	return writeJSON(w, Reviews(a, o.Review), "  ")
}

// writeJSON writes v and a newline.
func writeJSON(w io.Writer, v any, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(v)
}

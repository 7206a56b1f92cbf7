package languages_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
	"dateline/geo"
)

// What the grammars of all languages together must reach on the texts of gazetteer/eval, half of whose
// distances are measured from what a text only hints at.
const (
	leastRight   = 0.45
	mostSpurious = 1 // it is one that its annotator left out
)

// annotated is a text with its places and the distances that it states, as gazetteer/eval
// has them. Offsets count code points.
type annotated struct {
	ID, Lang, Text string
	Toponyms       []struct {
		Start, End  int
		Key, Type   string
		Lat, Lon    *float64
		Within      float64
		Group, Text string
	}
	Claims []struct {
		Start, End int
		Text       string
		ValueKM    float64 `json:"value_km"`
		ALat       float64 `json:"a_lat"`
		ALon       float64 `json:"a_lon"`
		BLat       float64 `json:"b_lat"`
		BLon       float64 `json:"b_lon"`
	}
	Other []struct{ Type string } // of type distance: one whose ends are no two places of the gazetteer
}

// document makes a document of a text with the places that its annotator gave it, so that the test is
// of distances alone.
func (a *annotated) document(words *text.Words) *geoparse.Document {
	at := make([]int, 0, len(a.Text)+1) // byte of each code point
	for i := range a.Text {
		at = append(at, i)
	}
	at = append(at, len(a.Text))
	doc := &geoparse.Document{Language: a.Lang, Text: a.Text, Source: text.New(words, "", a.Text)}
	doc.Sentences = doc.Source.Sentences
	place := map[string]int{}
	for _, t := range a.Toponyms {
		m := geoparse.Mention{
			Span: geoparse.Span{Start: at[t.Start], End: at[t.End]},
			Kind: geoparse.Literal, Place: -1, Within: gazetteer.NoRef, Sense: -1, Confidence: 1, Resolution: 1,
		}
		m.Text = a.Text[m.Start:m.End]
		if t.Group == "demonym" || t.Group == "associative" && t.Type == "optional" {
			m.Kind = geoparse.Demonym
		}
		if t.Lat != nil {
			k, seen := place[t.Key]
			if !seen {
				k = len(doc.Places)
				place[t.Key] = k
				p := gazetteer.Place{Name: t.Key, Class: "P", Code: "PPL", Point: orb.Point{*t.Lon, *t.Lat}}
				if t.Within > 25 {
					p.Class, p.Code = "A", "ADM1"
				}
				doc.Places = append(doc.Places, geoparse.Place{Place: p, Ref: gazetteer.Ref(k), Confidence: 1})
			}
			m.Place = k
			doc.Places[k].Mentions = append(doc.Places[k].Mentions, len(doc.Mentions))
		}
		doc.Mentions = append(doc.Mentions, m)
	}
	return doc
}

// near reports whether an end is a place of doc near a point.
func near(doc *geoparse.Document, e extract.End, lat, lon float64) bool {
	if e.Mention < 0 || doc.Mentions[e.Mention].Place < 0 {
		return false
	}
	p := doc.Places[doc.Mentions[e.Mention].Place].Point
	return geo.Distance(p, orb.Point{lon, lat}) < 25*geo.Kilometre
}

// TestOwnTexts holds how many of the distances that the texts of gazetteer/eval state are found with both
// their ends, by their language, and that none is found where they state none. "The capital of X" has no
// place here, since no index is open.
func TestOwnTexts(t *testing.T) {
	pattern := "../../../eval/testdata/languages/*.test.jsonl"
	if dir := os.Getenv("OWN_TEXTS"); dir != "" {
		pattern = dir + "/*.jsonl"
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	tables := os.DirFS("../../../../data")
	folder, err := fs.Sub(tables, "english")
	if err != nil {
		t.Fatal(err)
	}
	words, err := text.OpenWords(folder)
	if err != nil {
		t.Fatal(err)
	}
	all, err := languages.Extractors(tables, nil)
	if err != nil {
		t.Fatal(err)
	}
	allStated, allRight, spurious := 0, 0, 0
	for _, file := range files {
		tag, _, _ := strings.Cut(filepath.Base(file), ".")
		t.Run(tag, func(t *testing.T) {
			x, err := all[tag]()
			if err != nil {
				t.Fatal(err)
			}
			f, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			stated, right := 0, 0
			in := bufio.NewScanner(f)
			for in.Scan() {
				var a annotated
				if err := json.Unmarshal(in.Bytes(), &a); err != nil {
					t.Fatal(err)
				}
				doc := a.document(words)
				claims, err := x.Claims(context.Background(), doc)
				if err != nil {
					t.Fatal(err)
				}
				var found []string
				for _, c := range claims {
					found = append(found, fmt.Sprintf("%q %s %s %v: %s (%s) ← %s (%s)", c.Text, c.Relation, c.Direction,
						float64(c.Value.Max/geo.Kilometre), c.From.Name, c.From.Basis, c.To.Name, c.To.Basis))
				}
				if len(a.Claims) == 0 && len(a.Other) == 0 && len(claims) > 0 {
					spurious++
					t.Logf("%s: %s states no distance\n%v", a.ID, a.Text, found)
				}
				for _, w := range a.Claims {
					stated++
					ok := false
					for _, c := range claims {
						ok = ok || math.Abs(float64(c.Value.Min/geo.Kilometre)-w.ValueKM) < 1 &&
							(near(doc, c.From, w.ALat, w.ALon) && near(doc, c.To, w.BLat, w.BLon) ||
								near(doc, c.From, w.BLat, w.BLon) && near(doc, c.To, w.ALat, w.ALon))
					}
					if ok {
						right++
					} else {
						t.Logf("%s: %q of %s\n%v", a.ID, w.Text, a.Text, found)
					}
				}
			}
			if err := in.Err(); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d of %d", right, stated)
			allStated += stated
			allRight += right
		})
	}
	if float64(allRight) < leastRight*float64(allStated) || spurious > mostSpurious {
		t.Errorf("%d of %d distances right, %d spurious", allRight, allStated, spurious)
	}
}

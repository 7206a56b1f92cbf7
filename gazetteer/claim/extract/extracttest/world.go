// Package extracttest makes documents of marked texts over a small gazetteer, so
// that tests of distances are about distances alone.
package extracttest

import (
	_ "embed"
	"io/fs"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
)

//go:embed places.tsv
var places string

// World is a small gazetteer with the words that texts are cut by.
type World struct {
	Index *gazetteer.Index

	words *text.Words
	refs  map[string]gazetteer.Ref
}

// New builds the world. The tables are those of package data.
func New(tb testing.TB, tables fs.FS) World {
	tb.Helper()
	folder, err := fs.Sub(tables, "english")
	if err != nil {
		tb.Fatal(err)
	}
	w := World{refs: map[string]gazetteer.Ref{}}
	if w.words, err = text.OpenWords(folder); err != nil {
		tb.Fatal(err)
	}
	var b gazetteer.Builder
	for n, line := range strings.Split(places, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		p, err := parse(line)
		if err != nil {
			tb.Fatalf("places.tsv:%d: %v", n+1, err)
		}
		if err := b.Add(p); err != nil {
			tb.Fatal(err)
		}
	}
	if w.Index, err = b.Index(); err != nil {
		tb.Fatal(err)
	}
	for i := range w.Index.Len() {
		w.refs[w.Index.Place(gazetteer.Ref(i)).Name] = gazetteer.Ref(i)
	}
	return w
}

// parse reads a line of places.tsv.
func parse(line string) (p gazetteer.Place, err error) {
	f := strings.Split(line, "\t")
	if len(f) != 8 {
		return p, strconv.ErrSyntax
	}
	var v [3]float64
	for i := range v {
		if v[i], err = strconv.ParseFloat(f[5+i], 64); err != nil {
			return p, err
		}
	}
	at := orb.Point{v[1], v[0]}
	return gazetteer.Place{
		ID:         gazetteer.PlaceID("test:" + f[0]),
		Name:       f[0],
		Class:      f[1],
		Code:       f[2],
		Country:    f[3],
		Admin1:     f[4],
		Point:      at,
		Bound:      orb.Bound{Min: at, Max: at},
		Population: int64(v[2]),
	}, nil
}

// Ref returns the place of a name, NoRef for none.
func (w World) Ref(name string) gazetteer.Ref {
	if r, ok := w.refs[name]; ok {
		return r
	}
	return gazetteer.NoRef
}

// Place returns the place of a name that the world has.
func (w World) Place(name string) gazetteer.Place { return w.Index.Place(w.refs[name]) }

// Document reads a text whose mentions stand in brackets: [Kyiv],
// [Turkish|Turkey|demonym]. A name that the world lacks is an unresolved mention.
func (w World) Document(marked string) *geoparse.Document {
	doc := &geoparse.Document{Language: "en"}
	var body strings.Builder
	at := map[gazetteer.Ref]int{}
	for marked != "" {
		before, rest, found := strings.Cut(marked, "[")
		body.WriteString(before)
		if !found {
			break
		}
		words, after, _ := strings.Cut(rest, "]")
		marked = after
		f := append(strings.Split(words, "|"), "", "")
		name, kind := f[1], geoparse.Kind(f[2])
		if name == "" {
			name = f[0]
		}
		if kind == "" {
			kind = geoparse.Literal
		}
		m := geoparse.Mention{
			Span:       geoparse.Span{Start: body.Len(), End: body.Len() + len(f[0])},
			Text:       f[0],
			Kind:       kind,
			Place:      -1,
			Within:     gazetteer.NoRef,
			Sense:      -1,
			Confidence: 1,
			Resolution: 1,
		}
		if ref := w.Ref(name); ref != gazetteer.NoRef {
			k, seen := at[ref]
			if !seen {
				k = len(doc.Places)
				at[ref] = k
				doc.Places = append(doc.Places, geoparse.Place{Place: w.Index.Place(ref), Ref: ref, Confidence: 1})
			}
			m.Place = k
			doc.Places[k].Mentions = append(doc.Places[k].Mentions, len(doc.Mentions))
		}
		if f[0] != "" {
			doc.Mentions = append(doc.Mentions, m)
			body.WriteString(f[0])
		}
	}
	doc.Text = body.String()
	doc.Source = text.New(w.words, "", doc.Text)
	doc.Sentences = doc.Source.Sentences
	return doc
}

// Package eval measures the pipeline against annotated texts: recognition and
// resolution ([MeasureArticle]), and distance claims ([ScoreClaims]).
//
// Recognition is measured by exact and by overlapping spans, resolution by the
// share of gold mentions with coordinates that are placed within 161 km, and both
// together end to end. Every share is over all gold mentions: what is not found
// counts as wrong. [Score] has the definitions.
//
// Package train cross-validates: it trains on part of the articles and measures on
// the rest, so that no article is measured by a model that has seen it.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/gazetteer/geoparse"
)

// line is one article of a corpus file. Offsets count code points.
type line struct {
	ID       json.RawMessage `json:"id"`
	Title    string          `json:"title"`
	Text     string          `json:"text"`
	Toponyms []struct {
		Start     int      `json:"start"`
		End       int      `json:"end"`
		Lat       *float64 `json:"lat"`
		Lon       *float64 `json:"lon"`
		GeonameID *int64   `json:"geonameid"`
		Geocoded  bool     `json:"geocoded"`
		Type      string   `json:"type"`
		Group     string   `json:"group"`
	} `json:"toponyms"`
	Claims []struct {
		Start int     `json:"start"`
		End   int     `json:"end"`
		Value float64 `json:"value_km"`
		ALat  float64 `json:"a_lat"`
		ALon  float64 `json:"a_lon"`
		BLat  float64 `json:"b_lat"`
		BLon  float64 `json:"b_lon"`
	} `json:"claims"`
}

// ReadCorpora reads every *.jsonl file of a directory, in order of name; the
// name without its ending names the corpus.
func ReadCorpora(dir string) ([]Sample, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("corpus %s: no *.jsonl files in it", dir)
	}
	slices.Sort(files)
	var out []Sample
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		samples, err := ReadCorpus(f, strings.TrimSuffix(filepath.Base(name), ".jsonl"))
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, samples...)
	}
	return out, nil
}

// ReadCorpus reads one corpus: an article a line.
func ReadCorpus(r io.Reader, corpus string) ([]Sample, error) {
	var out []Sample
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		b, err := in.ReadBytes('\n')
		if len(strings.TrimSpace(string(b))) > 0 {
			s, err := parseLine(b)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			s.Corpus = corpus
			out = append(out, s)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func parseLine(b []byte) (Sample, error) {
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return Sample{}, err
	}
	s := Sample{ID: strings.Trim(string(l.ID), `"`), Title: l.Title, Text: l.Text}
	at := byteOffsets(l.Text)
	for i, t := range l.Toponyms {
		if t.Start < 0 || t.End <= t.Start || t.End >= len(at) {
			return s, fmt.Errorf("toponym %d: span %d–%d does not fit a text of %d characters", i, t.Start, t.End,
				len(at)-1)
		}
		g := Gold{Span: geoparse.Span{Start: at[t.Start], End: at[t.End]}, Type: t.Type, Group: t.Group}
		if t.Geocoded && t.Lat != nil && t.Lon != nil {
			g.Located, g.Point = true, orb.Point{*t.Lon, *t.Lat}
		}
		if t.GeonameID != nil {
			g.Geonames = *t.GeonameID
		}
		s.Gold = append(s.Gold, g)
	}
	for i, c := range l.Claims {
		if c.Start < 0 || c.End <= c.Start || c.End >= len(at) {
			return s, fmt.Errorf("claim %d: span %d–%d does not fit a text of %d characters", i, c.Start, c.End, len(at)-1)
		}
		s.Claims = append(s.Claims, GoldClaim{
			Span: geoparse.Span{Start: at[c.Start], End: at[c.End]}, Kilometres: c.Value,
			A: orb.Point{c.ALon, c.ALat}, B: orb.Point{c.BLon, c.BLat},
		})
	}
	slices.SortStableFunc(s.Gold, func(a, b Gold) int { return a.Start - b.Start })
	return s, nil
}

// byteOffsets returns the byte offset of each code point of text, and its length.
func byteOffsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

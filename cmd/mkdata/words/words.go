// Package words reads the word and name lists that the geoparser looks words up in.
package words

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"dateline/cmd/mkdata/source"
	"dateline/gazetteer/text"
)

// Gather fetches and reads the lists.
func Gather(ctx context.Context, cache source.Cache) (text.WordList, error) {
	var l text.WordList
	b, err := cache.File(ctx, source.WordFrequencies, "index.json")
	if err != nil {
		return l, err
	}
	var rows []struct {
		Word  string `json:"word"`
		Count int    `json:"count"`
	}
	if err := json.Unmarshal(b, &rows); err != nil {
		return l, fmt.Errorf("%v: index.json: %w", source.WordFrequencies, err)
	}
	l.Frequency = make(map[string]int, len(rows))
	for _, r := range rows {
		l.Frequency[r.Word] = r.Count
	}
	for _, p := range []source.Package{source.FemaleNames, source.MaleNames} {
		names, err := lines(ctx, cache, p, "data/names.txt")
		if err != nil {
			return l, err
		}
		l.FirstNames = append(l.FirstNames, names...)
	}
	l.Names, err = lines(ctx, cache, source.HumanNames, "list.txt")
	return l, err
}

func lines(ctx context.Context, cache source.Cache, p source.Package, file string) ([]string, error) {
	b, err := cache.File(ctx, p, file)
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(b)), nil
}

// Provenance names the lists with their versions and licences.
func Provenance() string {
	var parts []string
	for _, p := range []source.Package{source.WordFrequencies, source.FemaleNames, source.MaleNames,
		source.HumanNames} {
		parts = append(parts, fmt.Sprintf("%v (%s)", p, p.Licence))
	}
	return "words: " + strings.Join(parts, ", ")
}

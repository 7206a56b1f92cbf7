package main

import (
	"fmt"
	"os"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
)

// house opens the rooms that a subcommand needs, from the embedded data or
// from the files that the caller named.
type house struct {
	gazetteerFile string
}

// index opens the gazetteer.
func (h *house) index() (*gazetteer.Index, error) {
	if h.gazetteerFile == "" {
		return gazetteer.Open(data.Gazetteer)
	}
	b, err := os.ReadFile(h.gazetteerFile)
	if err != nil {
		return nil, fmt.Errorf("--gazetteer: %w", err)
	}
	x, err := gazetteer.Open(b)
	if err == nil {
		err = x.Verify()
	}
	if err != nil {
		return nil, fmt.Errorf("--gazetteer %s: %w", h.gazetteerFile, err)
	}
	return x, nil
}

// parser opens the parser and the gazetteer under it.
func (h *house) parser() (*geoparse.Parser, *gazetteer.Index, error) {
	x, err := h.index()
	if err != nil {
		return nil, nil, err
	}
	p, err := geoparse.New(geoparse.Config{Index: x, Model: data.Model, Tables: data.Tables})
	return p, x, err
}

// reader opens everything that reading an article takes.
func (h *house) reader() (*article.Reader, error) {
	p, x, err := h.parser()
	if err != nil {
		return nil, err
	}
	areas, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		return nil, err
	}
	checker := claim.New(claim.Config{Index: x, Areas: areas})
	return article.New(article.Config{Index: x, Areas: areas, Parser: p, Checker: checker})
}

package main

import (
	"fmt"
	"os"
	"strings"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/english"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/language"
)

// opener opens the data files that a subcommand needs: those that are embedded,
// or those that the caller named.
type opener struct {
	gazetteerFile string
	hidden        []string // names that the parser's gazetteer is made to lack; nil for none
	noVerify      bool     // take the file as it is
}

// index opens the gazetteer.
func (o *opener) index() (*gazetteer.Index, error) {
	if o.gazetteerFile == "" {
		return gazetteer.Open(data.Gazetteer)
	}
	b, err := os.ReadFile(o.gazetteerFile)
	if err != nil {
		return nil, fmt.Errorf("--gazetteer: %w", err)
	}
	x, err := gazetteer.Open(b)
	if err == nil && !o.noVerify {
		err = x.Verify()
	}
	if err != nil {
		return nil, fmt.Errorf("--gazetteer %s: %w", o.gazetteerFile, err)
	}
	return x, nil
}

// parser opens the parser and the gazetteer under it.
func (o *opener) parser() (*geoparse.Parser, *gazetteer.Index, error) {
	x, err := o.index()
	if err != nil {
		return nil, nil, err
	}
	x = x.WithoutNames(o.hidden)
	p, err := geoparse.New(geoparse.Config{Index: x, Model: data.Model, Tables: data.Tables})
	return p, x, err
}

// reader opens everything that reading an article takes.
func (o *opener) reader() (*article.Reader, error) {
	p, x, err := o.parser()
	if err != nil {
		return nil, err
	}
	areas, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		return nil, err
	}
	extractor, err := english.Extractor(data.Tables, x)
	if err != nil {
		return nil, err
	}
	languages, err := language.Read(strings.NewReader(data.Languages))
	if err != nil {
		return nil, err
	}
	checker := claim.New(claim.Config{Extractor: extractor, Index: x, Areas: areas})
	return article.New(article.Config{Index: x, Areas: areas, Parser: p, Checker: checker, Languages: languages})
}

package frames

import (
	"fmt"
	"io/fs"
	"strings"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/text"
)

// elementKind tells the elements of a pattern apart.
type elementKind uint8

const (
	elementClass elementKind = iota
	elementLocated
	elementAnchor
	elementDirection
	elementQuantity
	elementTwo
	elementEnd
	elementStart
)

// element is one part of a pattern.
type element struct {
	kind elementKind
	mask class // classes of which a word must have one
	need class // that the last word of a phrase must have
	none bool  // may be missing
	many bool  // may stand several times
}

// pattern is a row of frames.tsv.
type pattern struct {
	elements []element
	relation extract.Relation
	journey  bool // somebody went the way
	located  bool // has A
	anchored bool // has B
	two      bool
	open     bool // begins with Q, so that what is located stands before it
	label    bool // a label, whose length need not be the distance
	none     bool // no distance
	source   string
}

// readPatterns reads frames.tsv: a pattern, its relation, and a note.
func readPatterns(folder fs.FS) ([]pattern, error) {
	const name = "frames.tsv"
	rows, err := text.ReadTable(folder, name, 3)
	if err != nil {
		return nil, err
	}
	out := make([]pattern, 0, len(rows))
	for _, row := range rows {
		p, err := parsePattern(row[0])
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", name, row[0], err)
		}
		switch row[1] {
		case "from":
			p.relation = extract.From
		case "between":
			p.relation = extract.Between
		case "journey":
			p.relation, p.journey = extract.From, true
		case "label":
			p.relation, p.label = extract.Between, true
		case "none":
			p.none = true
		default:
			return nil, fmt.Errorf("%s: %q has the unknown relation %q", name, row[0], row[1])
		}
		out = append(out, p)
	}
	return out, nil
}

// parsePattern reads one pattern.
func parsePattern(s string) (pattern, error) {
	p := pattern{source: s}
	names := classNames()
	quantities := 0
	for i, f := range strings.Fields(s) {
		e, err := parseElement(f, names)
		if err != nil {
			return p, err
		}
		switch e.kind {
		case elementLocated:
			p.located = true
		case elementAnchor:
			p.anchored = true
		case elementTwo:
			p.two = true
		case elementQuantity:
			quantities++
			p.open = i == 0 || i == 1 && p.elements[0].kind == elementStart
		}
		p.elements = append(p.elements, e)
	}
	if quantities != 1 {
		return p, fmt.Errorf("want one Q")
	}
	return p, nil
}

// parseElement reads one element of a pattern.
func parseElement(f string, names map[string]class) (element, error) {
	var e element
	switch {
	case strings.HasSuffix(f, "?"):
		e.none, f = true, f[:len(f)-1]
	case strings.HasSuffix(f, "*"):
		e.none, e.many, f = true, true, f[:len(f)-1]
	}
	f, need, _ := strings.Cut(f, ":")
	var err error
	if or, ok := strings.CutPrefix(f, "D|"); ok {
		f = "D"
		if e.mask, err = maskOf(or, names); err != nil {
			return e, err
		}
	}
	if need != "" {
		if e.need, err = maskOf(need, names); err != nil {
			return e, err
		}
	}
	switch f {
	case "A":
		e.kind = elementLocated
	case "B":
		e.kind = elementAnchor
	case "D":
		e.kind = elementDirection
	case "Q":
		e.kind = elementQuantity
	case "two":
		e.kind = elementTwo
	case "$":
		e.kind = elementEnd
	case "^":
		e.kind = elementStart
	default:
		e.mask, err = maskOf(f, names)
	}
	return e, err
}

// maskOf reads the names of classes with bars between them.
func maskOf(s string, names map[string]class) (m class, err error) {
	for f := range strings.SplitSeq(s, "|") {
		bit, ok := names[f]
		if !ok {
			return 0, fmt.Errorf("unknown class %q", f)
		}
		m |= bit
	}
	return m, nil
}

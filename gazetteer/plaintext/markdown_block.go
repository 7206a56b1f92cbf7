package plaintext

import (
	"context"
	"strings"
)

// block is a piece of a Markdown text that is written by itself.
type block struct {
	kind blockKind
	gap  string // before it
	text string // its lines, without the marks of quotes, lists and headings
}

type blockKind uint8

const (
	textBlock    blockKind = iota // a paragraph, or a heading below the first level
	headingBlock                  // of the first level
	codeBlock                     // taken as it stands
	rowBlock                      // of a table
)

// blockScanner cuts a text into blocks, line by line. It keeps no tree: of the
// quotes and lists around a line only the marks are taken off.
type blockScanner struct {
	blocks []block
	labels map[string]bool // of link reference definitions

	lines  []string // of the open paragraph
	item   bool     // the open paragraph is the first of a list item
	quotes int      // quote marks before the open paragraph, fence or HTML

	list    bool   // a list is open, so that indented lines belong to it
	items   bool   // the last block was an item, with no empty line since
	code    bool   // the last line was code
	columns int    // of the open table; 0 for none
	fence   string // what closes the open fence; "" for none
	html    string // what ends the open HTML, in lower case; emptyLine, or "" for none
}

// emptyLine ends HTML that goes on to the next empty line.
const emptyLine = "\n"

// checkEvery is the number of lines after which the context is asked.
const checkEvery = 1024

func splitBlocks(ctx context.Context, text string) ([]block, map[string]bool, error) {
	s := blockScanner{labels: map[string]bool{}}
	n := 0
	for line := range strings.Lines(text) {
		if n++; n%checkEvery == 0 && ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		s.line(strings.TrimSuffix(line, "\n"))
	}
	s.flush(textBlock)
	return s.blocks, s.labels, nil
}

func (s *blockScanner) line(line string) {
	if s.fence != "" || s.html != "" {
		if s.inside(line) {
			return
		}
	}
	c := s.containers(line)
	rest := strings.TrimLeft(c.rest, " \t")
	if rest == "" {
		s.flush(textBlock)
		s.items, s.columns = false, 0
		return
	}
	if c.item || c.quotes > s.quotes {
		s.flush(textBlock)
		s.columns = 0
	}
	open := len(s.lines) > 0
	switch {
	case c.indented && !s.list && !c.item:
		if open {
			s.lines = append(s.lines, rest)
		} else {
			s.add(block{codeBlock, "\n\n", rest})
		}
	case s.heading(rest), s.startFence(rest, c.quotes), s.startHTML(rest, open, c.quotes):
	case open && isUnderline(rest, '=') && c.quotes == s.quotes && (!s.item || startsWithSpace(line)):
		s.flush(headingBlock)
	case open && isUnderline(rest, '-'):
		s.flush(textBlock)
	case isRule(rest):
		s.flush(textBlock)
		s.list, s.items, s.columns = false, false, 0
	case s.startTable(rest):
	case s.columns > 0:
		s.add(block{rowBlock, "\n", rest})
	default:
		if !open {
			s.item, s.quotes = c.item, c.quotes
			if !c.item && !c.indented && c.quotes == 0 && !startsWithSpace(line) {
				s.list = false
			}
		}
		s.lines = append(s.lines, rest)
	}
}

// inside takes a line of an open fence or of open HTML. It reports false where
// the quote around them has ended, so that the line is another one's.
func (s *blockScanner) inside(line string) bool {
	for range s.quotes {
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), ">")
		if !ok {
			s.fence, s.html = "", ""
			return false
		}
		line = rest
	}
	trimmed := strings.TrimSpace(line)
	switch {
	case s.fence != "":
		if strings.HasPrefix(trimmed, s.fence) && strings.Trim(trimmed, s.fence[:1]) == "" {
			s.fence, s.code = "", false
			return true
		}
		s.add(block{codeBlock, "\n\n", line})
	case s.html == emptyLine:
		if trimmed == "" {
			s.html = ""
		}
	case strings.Contains(strings.ToLower(line), s.html):
		s.html = ""
	}
	return true
}

// add appends a block that no paragraph comes of.
func (s *blockScanner) add(b block) {
	s.flush(textBlock)
	if b.kind == codeBlock && s.code {
		b.gap = " " // the lines of one block
	}
	s.items, s.code = false, b.kind == codeBlock
	s.blocks = append(s.blocks, b)
}

// flush ends the open paragraph, which becomes a block of that kind.
func (s *blockScanner) flush(kind blockKind) {
	if len(s.lines) == 0 {
		return
	}
	s.code = false
	lines := s.lines
	for len(lines) > 0 {
		label, ok := definition(lines[0])
		if !ok {
			break
		}
		s.labels[label] = true
		lines = lines[1:]
	}
	gap := "\n\n"
	if s.item && s.items {
		gap = "\n"
	}
	if len(lines) > 0 {
		s.blocks = append(s.blocks, block{kind, gap, strings.Join(lines, "\n")})
	}
	s.items = s.item
	s.lines, s.item, s.quotes = s.lines[:0], false, 0
}

// heading takes a line that begins with number signs.
func (s *blockScanner) heading(rest string) bool {
	text := strings.TrimLeft(rest, "#")
	level := len(rest) - len(text)
	if level == 0 || level > 6 || text != "" && !startsWithSpace(text) {
		return false
	}
	text = strings.TrimSpace(text)
	if cut := strings.TrimRight(text, "#"); cut == "" || strings.TrimRight(cut, " \t") != cut {
		text = strings.TrimSpace(cut)
	}
	kind := textBlock
	if level == 1 {
		kind = headingBlock
	}
	s.add(block{kind, "\n\n", text})
	return true
}

func (s *blockScanner) startFence(rest string, quotes int) bool {
	for _, mark := range []string{"`", "~"} {
		info := strings.TrimLeft(rest, mark)
		n := len(rest) - len(info)
		if n >= 3 && (mark == "~" || !strings.Contains(info, mark)) {
			s.flush(textBlock)
			s.fence, s.quotes, s.items = rest[:n], quotes, false
			return true
		}
	}
	return false
}

func (s *blockScanner) startHTML(rest string, open bool, quotes int) bool {
	end, closed := htmlBlock(rest, open)
	if end == "" {
		return false
	}
	s.flush(textBlock)
	if !closed {
		s.html, s.quotes = end, quotes
	}
	s.items = false
	return true
}

// startTable takes the row of dashes under the last line of the paragraph, which
// is then the head of a table.
func (s *blockScanner) startTable(rest string) bool {
	if len(s.lines) == 0 || !strings.Contains(rest, "|") || strings.Trim(rest, "|:- \t") != "" {
		return false
	}
	columns := cells(rest)
	for _, c := range columns {
		if !strings.Contains(c, "-") {
			return false
		}
	}
	head := s.lines[len(s.lines)-1]
	if len(cells(head)) != len(columns) {
		return false
	}
	s.lines = s.lines[:len(s.lines)-1]
	s.flush(textBlock)
	s.lines = s.lines[:0]
	s.add(block{rowBlock, "\n\n", head})
	s.columns = len(columns)
	return true
}

// cells are the cells of a row of a table. A bar behind a backslash is text.
func cells(row string) []string {
	row = strings.TrimSpace(row)
	row = strings.TrimPrefix(row, "|")
	var all []string
	start := 0
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			all = append(all, unbar(row[start:i]))
			start = i + 1
		}
	}
	if strings.TrimSpace(row[start:]) != "" {
		all = append(all, unbar(row[start:]))
	}
	return all
}

func unbar(cell string) string { return strings.ReplaceAll(cell, `\|`, "|") }

// definition reads a line that defines a link: [label]: address "title".
func definition(line string) (label string, ok bool) {
	if !strings.HasPrefix(line, "[") {
		return "", false
	}
	end := strings.IndexByte(line[:min(len(line), maxLabel+2)], ']')
	if end < 2 || strings.IndexByte(line[1:end], '[') >= 0 || !strings.HasPrefix(line[end:], "]:") {
		return "", false
	}
	address := strings.TrimSpace(line[end+2:])
	if strings.HasPrefix(address, "<") {
		_, address, ok = strings.Cut(address, ">")
		if !ok {
			return "", false
		}
	} else {
		cut := strings.IndexAny(address, " \t")
		switch {
		case address == "":
			return "", false
		case cut < 0:
			address = ""
		default:
			address = address[cut:]
		}
	}
	title := strings.TrimSpace(address)
	if title != "" &&
		(len(title) < 2 || !strings.ContainsRune(`"'(`, rune(title[0])) || title[len(title)-1] != closing(title[0])) {
		return "", false
	}
	label = foldLabel(line[1:end])
	return label, label != ""
}

// maxLabel is the most bytes of a link label (CommonMark 0.31 §4.7).
const maxLabel = 999

// foldLabel makes labels equal that name the same link.
func foldLabel(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

func closing(mark byte) byte {
	if mark == '(' {
		return ')'
	}
	return mark
}

func isUnderline(line string, mark byte) bool {
	line = strings.TrimRight(line, " \t")
	return line != "" && strings.Trim(line, string(mark)) == ""
}

func startsWithSpace(s string) bool { return s != "" && (s[0] == ' ' || s[0] == '\t') }

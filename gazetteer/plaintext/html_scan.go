package plaintext

import (
	"io"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageScanner reads a page token by token. It keeps the words, and where the
// parts begin and end that the words are chosen by.
type pageScanner struct {
	z      *html.Tokenizer
	stack  []element         // the open elements that matter: see start
	open   map[atom.Atom]int // of each name on the stack
	silent int               // of the elements on the stack

	pieces                             []piece
	articles, mains, headers, headings []span // of pieces; articles and headers within others left out
	name, title                        string // what the page calls itself: og:title, and title
}

// piece is a text and what separates it from the one before.
type piece struct{ gap, text string }

// span is a half-open range of pieces.
type span struct{ start, end int }

func (s span) holds(t span) bool { return s.start <= t.start && t.end <= s.end && t.start < t.end }

// element is one that is open.
type element struct {
	name   atom.Atom
	silent bool
	start  int // the first of its pieces
}

func (p *pageScanner) read() error {
	for {
		switch p.z.Next() {
		case html.ErrorToken:
			if err := p.z.Err(); err != io.EOF {
				return err
			}
			p.pop(0)
			return nil
		case html.TextToken:
			p.words()
		case html.StartTagToken:
			p.start(false)
		case html.SelfClosingTagToken:
			p.start(true)
		case html.EndTagToken:
			name, _ := p.z.TagName()
			p.end(atom.Lookup(name))
		}
	}
}

func (p *pageScanner) words() {
	if p.silent == 0 {
		p.pieces = append(p.pieces, piece{text: string(p.z.Text())})
		return
	}
	if top := p.stack[len(p.stack)-1]; p.silent == 1 && top.name == atom.Title && p.title == "" {
		p.title = string(p.z.Text())
	}
}

// start takes a start tag. Inline elements matter only where they hide what is
// in them, so outside of such no others are remembered.
func (p *pageScanner) start(closed bool) {
	raw, more := p.z.TagName()
	name := atom.Lookup(raw)
	if name == atom.Meta {
		p.meta(more)
		return
	}
	silent := isSilent(name)
	for more {
		var key, value []byte
		key, value, more = p.z.TagAttr()
		silent = silent || isHidden(key, value)
	}
	if p.inDrawing() {
		if closed {
			return
		}
		if isBlock(name) { // HTML §13.2.6.5
			p.end(atom.Svg)
			p.end(atom.Math)
		}
	}
	for len(p.stack) > 0 && endsBefore(p.stack[len(p.stack)-1].name, name) {
		p.pop(len(p.stack) - 1)
	}
	p.gap(name)
	if isVoid(name) || closed && (name == atom.Svg || name == atom.Math) {
		return
	}
	if !silent && !isSpecial(name) && p.silent == 0 {
		return
	}
	p.stack = append(p.stack, element{name, silent, len(p.pieces)})
	p.open[name]++
	if silent {
		p.silent++
	}
}

func (p *pageScanner) inDrawing() bool { return p.open[atom.Svg]+p.open[atom.Math] > 0 }

// meta takes what a page calls itself for sharing.
func (p *pageScanner) meta(more bool) {
	var shared bool
	var content string
	for more {
		var key, value []byte
		key, value, more = p.z.TagAttr()
		switch string(key) {
		case "property", "name":
			shared = shared || string(value) == "og:title"
		case "content":
			content = string(value)
		}
	}
	if shared && p.name == "" {
		p.name = content
	}
}

// maxMisnested is how many elements the end of an inline one may pass: what is
// nested wrongly over more is left as it is.
const maxMisnested = 64

// end takes an end tag: it ends the last element of that name, and those in it.
// One of an inline element ends no block.
func (p *pageScanner) end(name atom.Atom) {
	if p.open[name] == 0 {
		if name == atom.P || name == atom.Br {
			p.gap(name)
		}
		return
	}
	lowest := 0
	if !isSpecial(name) {
		lowest = max(0, len(p.stack)-maxMisnested)
	}
	for i := len(p.stack) - 1; i >= lowest; i-- {
		if p.stack[i].name == name {
			p.pop(i)
			return
		}
		if !isSpecial(name) && isSpecial(p.stack[i].name) {
			return
		}
	}
}

// pop ends the open elements from index i on.
func (p *pageScanner) pop(i int) {
	for len(p.stack) > i {
		e := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		p.open[e.name]--
		if e.silent {
			p.silent--
		}
		p.close(e)
		p.gap(e.name)
	}
}

// close notes the parts that an element was.
func (p *pageScanner) close(e element) {
	if e.silent || p.silent > 0 {
		return
	}
	s := span{e.start, len(p.pieces)}
	switch {
	case e.name == atom.Article && p.open[e.name] == 0:
		p.articles = append(p.articles, s)
	case e.name == atom.Header && p.open[e.name] == 0:
		p.headers = append(p.headers, s)
	case e.name == atom.Main:
		p.mains = append(p.mains, s)
	case e.name == atom.H1:
		p.headings = append(p.headings, s)
	}
}

// gap separates what follows from what came.
func (p *pageScanner) gap(name atom.Atom) {
	if g := gapAround(name); g != "" {
		p.pieces = append(p.pieces, piece{gap: g})
	}
}

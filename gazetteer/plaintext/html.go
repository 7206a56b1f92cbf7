package plaintext

import (
	"context"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// FromHTML reads a page. The contentType, as HTTP sent it, helps to find the
// encoding; it may be empty. The text is that of the longest article element,
// of main where there is none, or of the body. The title is the first heading
// of that part, or what the page calls itself.
//
// No tree is built: a parser that repairs pages as browsers do copies open
// elements into every paragraph, so that a small page can grow to gigabytes. The
// time and the memory that a page takes here grow with its length. The error is
// that of the page's reader or the context's.
func FromHTML(ctx context.Context, page io.Reader, contentType string) (Article, error) {
	decoded, err := charset.NewReader(&source{ctx: ctx, r: page}, contentType)
	if err == io.EOF {
		return Article{}, nil // an empty page
	}
	if err != nil {
		return Article{}, err
	}
	p := pageScanner{z: html.NewTokenizer(decoded), open: map[atom.Atom]int{}}
	if err := p.read(); err != nil {
		return Article{}, err
	}
	return p.article(), nil
}

// source is what an article is read from. It ends with its context.
type source struct {
	ctx context.Context
	r   io.Reader
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// article chooses the part of the page that it is about.
func (p *pageScanner) article() Article {
	part, whole := p.mainPart()
	heading := span{part.end, part.end}
	for _, h := range p.headings {
		if part.holds(h) {
			heading = h
			break
		}
	}
	title := flat(p.text(heading, span{}, nil))
	if title == "" {
		title = flat(p.name)
	}
	if title == "" {
		title = flat(p.title)
	}
	headers := p.headers
	if !whole {
		headers = nil // that of a page is the site's, that of an article its own
	}
	return Article{Title: title, Text: p.text(part, heading, headers)}
}

// mainPart is the part that holds what the page is about. Whole tells that it is
// all of the page.
func (p *pageScanner) mainPart() (part span, whole bool) {
	if len(p.articles) == 1 && p.shows(p.articles[0]) {
		return p.articles[0], false
	}
	longest := 0
	for _, a := range p.articles {
		if size := len(p.text(a, span{}, nil)); size > longest {
			part, longest = a, size
		}
	}
	switch {
	case longest > 0:
		return part, false
	case len(p.mains) > 0:
		return p.mains[0], false
	}
	return span{0, len(p.pieces)}, true
}

// shows tells whether a part has any text.
func (p *pageScanner) shows(part span) bool {
	return slices.ContainsFunc(p.pieces[part.start:part.end], func(one piece) bool {
		return strings.Trim(one.text, " \t\r\n\u00a0\ufeff") != ""
	})
}

// text is the running text of a part, without what stands in a heading and in
// headers, which are in the order of the page.
func (p *pageScanner) text(part, heading span, headers []span) string {
	var w writer
	for i := part.start; i < part.end; {
		for len(headers) > 0 && headers[0].end <= i {
			headers = headers[1:]
		}
		switch {
		case heading.start <= i && i < heading.end:
			i = heading.end
		case len(headers) > 0 && headers[0].start <= i:
			i = headers[0].end
		default:
			w.widen(p.pieces[i].gap)
			w.write(p.pieces[i].text)
			i++
		}
	}
	return w.buf.String()
}

// flat is a text on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

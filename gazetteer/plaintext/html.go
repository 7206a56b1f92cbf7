// Package plaintext takes the running text out of pages and Markdown: the
// headline and the paragraphs that a reader reads, without menus, scripts and
// markup. Whatever comes in, what comes out is valid UTF-8.
package plaintext

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// Article is a headline and its text. Paragraphs are set apart by an empty line.
type Article struct{ Title, Text string }

// FromHTML reads a page. The contentType, as HTTP sent it, helps to find the
// encoding; it may be empty. The text is that of the longest article element,
// of main where there is none, or of the body. The title is the first heading
// of that part, or what the page calls itself.
func FromHTML(page io.Reader, contentType string) (Article, error) {
	decoded, err := charset.NewReader(page, contentType)
	if err == io.EOF {
		return Article{}, nil // an empty page
	}
	if err != nil {
		return Article{}, err
	}
	root, err := html.Parse(decoded)
	if err != nil {
		return Article{}, err
	}
	part := mainPart(root)
	heading := find(part, atom.H1)
	title := flat(heading)
	if title == "" {
		title = property(root, "og:title")
	}
	if title == "" {
		title = flat(find(root, atom.Title))
	}
	return Article{Title: title, Text: text(part, heading)}, nil
}

// mainPart is the element that holds what the page is about.
func mainPart(root *html.Node) *html.Node {
	var best *html.Node
	longest := 0
	for n := range root.Descendants() {
		if n.DataAtom != atom.Article {
			continue
		}
		if size := len(text(n, nil)); size > longest {
			best, longest = n, size
		}
	}
	if best != nil {
		return best
	}
	for _, a := range []atom.Atom{atom.Main, atom.Body} {
		if n := find(root, a); n != nil {
			return n
		}
	}
	return root
}

func find(root *html.Node, a atom.Atom) *html.Node {
	if root == nil {
		return nil
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == a && n.Namespace == "" {
			return n
		}
	}
	return nil
}

// property is the content of a meta element.
func property(root *html.Node, name string) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Meta && (attribute(n, "property") == name || attribute(n, "name") == name) {
			return strings.Join(strings.Fields(attribute(n, "content")), " ")
		}
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// flat is the text of an element on one line.
func flat(n *html.Node) string {
	if n == nil {
		return ""
	}
	return strings.Join(strings.Fields(text(n, nil)), " ")
}

// text is the running text under root, without what stands in except.
func text(root, except *html.Node) string {
	w := writer{except: except, page: root.DataAtom == atom.Body}
	w.walk(root, 0)
	return w.buf.String()
}

// deepest bounds the recursion: no page that people write is nested this deep.
const deepest = 500

// writer gathers text. Gaps are remembered and written only between words, so
// that none stand at the ends.
type writer struct {
	buf    bytes.Buffer
	except *html.Node
	page   bool   // what is read is all of a page, whose header is that of the site
	gap    string // what separates the next word from the last one
}

func (w *writer) walk(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
		if n == w.except || silent(n) || w.page && n.DataAtom == atom.Header {
			return
		}
	}
	gap := gapAround(n)
	w.widen(gap)
	for c := range n.ChildNodes() {
		w.walk(c, depth+1)
	}
	w.widen(gap)
}

// silent tells the elements that are not part of what one reads.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form,
		atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Head, atom.Dialog,
		atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "role": // landmarks beside the content (WAI-ARIA 1.2)
			switch a.Val {
			case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar":
				return true
			}
		}
	}
	return false
}

func gapAround(n *html.Node) string {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Blockquote, atom.Pre, atom.Figure,
		atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Hr:
		return "\n\n"
	case atom.Br, atom.Li, atom.Dt, atom.Dd, atom.Tr:
		return "\n"
	case atom.Td, atom.Th:
		return " "
	}
	return ""
}

// widen makes the gap before the next word at least as wide as gap.
func (w *writer) widen(gap string) {
	if w.buf.Len() > 0 && (len(gap) > len(w.gap) || w.gap == " " && gap == "\n") {
		w.gap = gap
	}
}

func (w *writer) write(s string) {
	for _, r := range s {
		if r == '\ufeff' { // a byte order mark says nothing once the text is decoded
			continue
		}
		if unicode.IsSpace(r) {
			w.widen(" ")
			continue
		}
		w.buf.WriteString(w.gap)
		w.gap = ""
		w.buf.WriteRune(r)
	}
}

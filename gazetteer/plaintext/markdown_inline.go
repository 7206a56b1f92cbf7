package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// inline reads the words of a block: it finds what is a mark and what is text.
// Each byte is passed once, and looked at ahead a bounded number of times.
type inline struct {
	s      string
	labels map[string]bool // of the links that the text defines

	at    int
	pass  int    // where the text that is not yet a node begins
	nodes []node // in the order of the text
	open  []int  // nodes that are open brackets

	ticks map[int][]int   // places of the runs of backticks, by length
	gone  map[string]bool // ends of HTML that do not come any more
	work  int             // bytes looked at ahead; tests hold it to a multiple of the length
}

// node is a piece of a block.
type node struct {
	kind       nodeKind
	start, end int  // in the source
	opens      bool // of emphasis
	closes     bool
}

type nodeKind uint8

const (
	wordNode    nodeKind = iota // text, with character references
	literalNode                 // text as it stands
	lineNode                    // a line that ends here
	emphNode                    // a run of one mark of emphasis
)

// writeInline writes the words of a block.
func writeInline(w *writer, s string, labels map[string]bool) {
	in := inline{s: s, labels: labels}
	in.read()
	in.write(w)
}

func (in *inline) read() {
	for in.at < len(in.s) {
		switch in.s[in.at] {
		case '\\':
			in.escape()
		case '`':
			in.code()
		case '<':
			in.angle()
		case '*', '_', '~':
			in.emphasis()
		case '!':
			if strings.HasPrefix(in.s[in.at:], "![") {
				in.bracket(2)
				continue
			}
			in.at++
		case '[':
			in.bracket(1)
		case ']':
			in.close()
		case '\n':
			if strings.HasSuffix(in.s[in.pass:in.at], "  ") {
				in.node(lineNode, in.at, in.at+1)
				continue
			}
			in.at++
		default:
			in.at++
		}
	}
	in.node(wordNode, in.at, in.at)
	in.match()
}

// node ends the text before start and adds a node that goes to end.
func (in *inline) node(kind nodeKind, start, end int) {
	if in.pass < start {
		in.nodes = append(in.nodes, node{kind: wordNode, start: in.pass, end: start})
	}
	if start < end {
		in.nodes = append(in.nodes, node{kind: kind, start: start, end: end})
	}
	in.at, in.pass = end, end
}

// skip leaves the bytes up to end out.
func (in *inline) skip(end int) {
	in.node(wordNode, in.at, in.at)
	in.at, in.pass = end, end
}

func (in *inline) escape() {
	next := in.at + 1
	switch {
	case next == len(in.s):
		in.at++
	case in.s[next] == '\n':
		in.skip(next)
		in.node(lineNode, next, next+1)
	case in.s[next] < utf8.RuneSelf && isPunct(rune(in.s[next])):
		in.skip(next)
		in.node(literalNode, next, next+1)
	default:
		in.at++
	}
}

// code reads a run of backticks: a run of the same length ends what it begins.
func (in *inline) code() {
	if in.ticks == nil {
		in.ticks = map[int][]int{}
		for i := 0; i < len(in.s); i++ {
			if in.s[i] == '`' {
				n := run(in.s[i:])
				in.ticks[n] = append(in.ticks[n], i)
				i += n - 1
			}
		}
		in.work += len(in.s)
	}
	n := run(in.s[in.at:])
	ends := in.ticks[n]
	for len(ends) > 0 && ends[0] <= in.at {
		ends = ends[1:]
	}
	in.ticks[n] = ends
	if len(ends) == 0 {
		in.node(literalNode, in.at, in.at+n)
		return
	}
	start, end := in.at+n, ends[0]
	if words := in.s[start:end]; len(words) > 2 && words[0] == ' ' && words[len(words)-1] == ' ' {
		start, end = start+1, end-1
	}
	in.skip(start)
	in.node(literalNode, start, end)
	in.skip(ends[0] + n)
}

// angle reads a tag, which is left out, or an address, which stays.
func (in *inline) angle() {
	s := in.s[in.at:]
	for _, e := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if !strings.HasPrefix(s, e[0]) || in.gone[e[1]] {
			continue
		}
		n := strings.Index(s[len(e[0]):], e[1])
		if n < 0 {
			if in.gone == nil {
				in.gone = map[string]bool{}
			}
			in.gone[e[1]] = true
			in.work += len(s)
			break
		}
		in.skip(in.at + len(e[0]) + n + len(e[1]))
		return
	}
	end := strings.IndexAny(s[1:], "<>")
	in.work += max(end, 0)
	switch {
	case end < 0: // the last bracket of all
		in.work += len(s)
		in.at++
	case s[1+end] == '<':
		in.at++
	case isAddress(s[1 : 1+end]):
		in.skip(in.at + 1)
		in.node(literalNode, in.at, in.at+end)
		in.skip(in.at + 1)
	case rawTag(s) > 0:
		in.skip(in.at + 2 + end)
	default:
		in.at++
	}
}

// isAddress reports whether what stands between angle brackets is an address of
// the web or of mail.
func isAddress(s string) bool {
	if strings.ContainsAny(s, " \t\n") {
		return false
	}
	scheme, _, ok := strings.Cut(s, ":")
	if ok && len(scheme) >= 2 && len(scheme) <= 32 && isLetter(scheme[0]) &&
		strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-") == "" {
		return true
	}
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && host != "" && !strings.ContainsAny(s, `\()[],;:"/`)
}

// write writes the nodes. What is left of a run of marks is text.
func (in *inline) write(w *writer) {
	for _, n := range in.nodes {
		switch n.kind {
		case lineNode:
			w.widen("\n")
		case wordNode:
			w.write(html.UnescapeString(in.s[n.start:n.end]))
		default:
			w.write(in.s[n.start:n.end])
		}
	}
}

// run is the number of times that a text repeats its first byte.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// isPunct tells punctuation as CommonMark has it, symbols included.
func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

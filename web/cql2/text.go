package cql2

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
)

// ParseText reads a filter in the text form. The error is a [SyntaxError], or a
// [PropertyError] for a property that is not among the known ones.
func ParseText(text string, properties []string) (Filter, error) {
	if len(text) > maxLength {
		return Filter{}, &SyntaxError{0, "the filter is too long"}
	}
	if !utf8.ValidString(text) {
		return Filter{}, &SyntaxError{0, "the filter is not UTF-8"}
	}
	p := &parser{text: text, builder: builder{properties: properties}}
	p.next()
	root := p.condition(0)
	if p.err == nil && p.token.kind != end {
		p.fail("expected AND, OR or the end")
	}
	return Filter{root}, p.err
}

// tokenKind is what a token is.
type tokenKind uint8

const (
	end tokenKind = iota
	word
	quotedName // "name"
	text       // 'text'
	number
	sign // = <> < <= > >= ( ) ,
)

type token struct {
	kind tokenKind
	s    string // without quotes
	at   int
}

// parser reads tokens one ahead. After an error it sees nothing but the end.
type parser struct {
	builder
	text  string
	at    int
	token token
}

func (p *parser) fail(reason string) {
	if p.err == nil {
		p.err = &SyntaxError{p.token.at, reason}
	}
	p.token = token{kind: end, at: len(p.text)}
	p.at = len(p.text)
}

// next reads a token.
func (p *parser) next() {
	rest := p.text[p.at:]
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	p.at += len(rest) - len(trimmed)
	p.token = token{at: p.at}
	if trimmed == "" {
		return
	}
	n := 1
	switch c, _ := utf8.DecodeRuneInString(trimmed); {
	case c == '\'' || c == '"':
		p.quoted(trimmed, byte(c))
		return
	case c == '<' || c == '>':
		if len(trimmed) > 1 && (trimmed[1] == '=' || c == '<' && trimmed[1] == '>') {
			n = 2
		}
		p.token.kind = sign
	case strings.ContainsRune("=(),", c):
		p.token.kind = sign
	case c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9':
		n = numberLength(trimmed)
		p.token.kind = number
	case isNameStart(c):
		n = strings.IndexFunc(trimmed, func(r rune) bool { return !isNamePart(r) })
		if n < 0 {
			n = len(trimmed)
		}
		p.token.kind = word
	default:
		p.fail("a character that CQL2 does not have")
		return
	}
	p.token.s = trimmed[:n]
	p.at += n
}

// quoted reads what stands in quotes; a quote in it is doubled, or has a backslash
// before it.
func (p *parser) quoted(s string, quote byte) {
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == quote && i+1 < len(s) && s[i+1] == quote, s[i] == '\\' && i+1 < len(s) && s[i+1] == quote:
			out.WriteByte(quote)
			i++
		case s[i] == quote:
			p.token.kind = text
			if quote == '"' {
				p.token.kind = quotedName
			}
			p.token.s = out.String()
			p.at += i + 1
			return
		default:
			out.WriteByte(s[i])
		}
	}
	p.fail("a quote that is not closed")
}

func numberLength(s string) int {
	n := 1
	for n < len(s) {
		c := s[n]
		exponent := (c == '+' || c == '-') && (s[n-1] == 'e' || s[n-1] == 'E')
		if (c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E' && !exponent {
			break
		}
		n++
	}
	return n
}

func isNameStart(r rune) bool { return r == '_' || r == ':' || unicode.IsLetter(r) }
func isNamePart(r rune) bool {
	return isNameStart(r) || r == '.' || unicode.IsDigit(r) || unicode.IsMark(r)
}

// is reports whether the token is a keyword or a sign, in any case.
func (p *parser) is(s string) bool {
	return (p.token.kind == word || p.token.kind == sign) && strings.EqualFold(p.token.s, s)
}

// take goes on behind a keyword or sign, if it is the token.
func (p *parser) take(s string) bool {
	if !p.is(s) {
		return false
	}
	p.next()
	return true
}

func (p *parser) need(s string) {
	if !p.take(s) {
		p.fail("expected " + s)
	}
}

// condition reads terms between OR.
func (p *parser) condition(depth int) condition {
	if depth > maxDepth {
		p.fail("too many expressions in each other")
	}
	all := or{p.conjunction(depth)}
	for p.take("OR") {
		all = append(all, p.conjunction(depth))
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

func (p *parser) conjunction(depth int) condition {
	all := and{p.negation(depth)}
	for p.take("AND") {
		all = append(all, p.negation(depth))
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

func (p *parser) negation(depth int) condition {
	if p.take("NOT") {
		return not{p.primary(depth + 1)}
	}
	return p.primary(depth)
}

func (p *parser) primary(depth int) condition {
	p.count(1)
	switch {
	case p.err != nil:
		return constant(no)
	case p.take("("):
		inner := p.condition(depth + 1)
		p.need(")")
		return inner
	case p.is("S_INTERSECTS"):
		return p.spatial()
	}
	left := p.scalar(depth)
	negated := p.take("NOT")
	var out condition
	switch {
	case p.take("LIKE"):
		out = like{left, p.scalar(depth)}
	case p.take("BETWEEN"):
		low := p.scalar(depth)
		p.need("AND")
		out = between{left, low, p.scalar(depth)}
	case p.take("IN"):
		p.need("(")
		list := in{inner: left, list: []scalar{p.scalar(depth)}}
		for p.take(",") {
			list.list = append(list.list, p.scalar(depth))
		}
		p.need(")")
		out = list
	case negated:
		p.fail("expected LIKE, BETWEEN or IN")
	case p.take("IS"):
		negated = p.take("NOT")
		p.need("NULL")
		out = isNull{left}
	case p.token.kind == sign && slices.Contains([]string{"=", "<>", "<", "<=", ">", ">="}, p.token.s):
		op := p.token.s
		p.next()
		out = comparison{op, left, p.scalar(depth)}
	default:
		out = p.alone(left)
	}
	if out == nil {
		return constant(no)
	}
	if negated {
		return not{out}
	}
	return out
}

// alone is a scalar that is a condition by itself.
func (p *parser) alone(s scalar) condition {
	switch s := s.(type) {
	case literal:
		if b, ok := s.v.(bool); ok {
			return constant(truthOf(b))
		}
	case property:
		return flag{s}
	}
	p.fail("expected a comparison")
	return nil
}

func (p *parser) scalar(depth int) scalar {
	p.count(1)
	t := p.token
	switch t.kind {
	case text:
		p.next()
		return literal{t.s}
	case number:
		v, err := strconv.ParseFloat(t.s, 64)
		if err != nil || math.IsInf(v, 0) {
			p.fail("a number that cannot be read")
			return literal{}
		}
		p.next()
		return literal{v}
	case quotedName:
		p.next()
		return p.property(t.s)
	case word:
		p.next()
		return p.named(t, depth)
	}
	p.fail("expected a property or a value")
	return literal{}
}

// named reads what begins with a word: a value, a function or a property.
func (p *parser) named(t token, depth int) scalar {
	upper := strings.ToUpper(t.s)
	switch upper {
	case "TRUE", "FALSE":
		return literal{upper == "TRUE"}
	case "CASEI", "ACCENTI", "DATE", "TIMESTAMP":
		if !p.is("(") {
			break
		}
		if depth > maxDepth {
			p.fail("too many expressions in each other")
			return literal{}
		}
		p.next()
		inner := p.scalar(depth + 1)
		p.need(")")
		return fold(upper, inner)
	}
	if p.is("(") {
		p.token.at = t.at
		p.fail("there is no function " + t.s)
		return literal{}
	}
	return p.property(t.s)
}

// fold applies CASEI or ACCENTI. Times are compared as texts, for they are all
// written alike.
func fold(function string, inner scalar) scalar {
	switch function {
	case "CASEI":
		return folded{inner, withoutCase}
	case "ACCENTI":
		return folded{inner, withoutAccents}
	}
	return inner
}

// spatial reads S_INTERSECTS(geometry, POINT(…)), in either order.
func (p *parser) spatial() condition {
	p.next()
	p.need("(")
	var with orb.Geometry
	named := false
	for i := range 2 {
		if i == 1 {
			p.need(",")
		}
		if p.token.kind == word && slices.Contains(geometryWords(), strings.ToUpper(p.token.s)) && with == nil {
			with = p.geometry()
			continue
		}
		if p.token.kind != word && p.token.kind != quotedName || !p.isGeometry(p.token.s) || named {
			p.fail("expected the property geometry and a geometry as well-known text")
			return constant(no)
		}
		named = true
		p.next()
	}
	p.need(")")
	return intersects{with}
}

func geometryWords() []string { return []string{"POINT", "POLYGON", "MULTIPOLYGON", "BBOX"} }

// geometry reads well-known text, up to the parenthesis that closes it.
func (p *parser) geometry() orb.Geometry {
	start := p.token
	p.next()
	if !p.is("(") {
		p.fail("expected (")
		return nil
	}
	depth, close := 0, -1
	for i := start.at; i < len(p.text) && close < 0; i++ {
		switch p.text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				close = i
			}
		}
	}
	if close < 0 {
		p.fail("a parenthesis that is not closed")
		return nil
	}
	source := p.text[start.at : close+1]
	p.at = close + 1
	g, reason := readGeometry(strings.ToUpper(start.s), source)
	if reason != "" {
		p.token = start
		p.fail(reason)
		return nil
	}
	p.next()
	return g
}

func readGeometry(kind, source string) (orb.Geometry, string) {
	if kind == "BBOX" {
		inner := source[strings.IndexByte(source, '(')+1 : len(source)-1]
		var v []float64
		for part := range strings.SplitSeq(inner, ",") {
			n, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
			if err != nil {
				return nil, "a BBOX has four numbers"
			}
			v = append(v, n)
		}
		return boxOf(v)
	}
	g, err := wkt.Unmarshal(source)
	if err != nil {
		return nil, "well-known text that cannot be read"
	}
	return checked(g)
}

// boxOf makes a box of west, south, east and north; of six numbers the heights are
// left out.
func boxOf(v []float64) (orb.Geometry, string) {
	if len(v) == 6 {
		v = []float64{v[0], v[1], v[3], v[4]}
	}
	if len(v) != 4 || !(v[1] <= v[3]) {
		return nil, "a box has west, south, east and north"
	}
	b := orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}
	if !isFinite(b.Min) || !isFinite(b.Max) {
		return nil, "a box has finite numbers"
	}
	return b, ""
}

// checked refuses geometries that no condition knows.
func checked(g orb.Geometry) (orb.Geometry, string) {
	switch g := g.(type) {
	case orb.Point:
		if !isFinite(g) {
			return nil, "a point has finite numbers"
		}
		return g, ""
	case orb.Polygon:
		if !closed(g) {
			return nil, "the rings of a polygon have at least four points, the last like the first"
		}
		return g, ""
	case orb.MultiPolygon:
		for _, p := range g {
			if !closed(p) {
				return nil, "the rings of a polygon have at least four points, the last like the first"
			}
		}
		return g, ""
	}
	return nil, "a geometry other than a point, a polygon or a box"
}

func closed(p orb.Polygon) bool {
	for _, r := range p {
		if len(r) < 4 || r[0] != r[len(r)-1] || slices.ContainsFunc(r, func(p orb.Point) bool { return !isFinite(p) }) {
			return false
		}
	}
	return len(p) > 0
}

func isFinite(p orb.Point) bool {
	return !math.IsNaN(p[0]) && !math.IsNaN(p[1]) && !math.IsInf(p[0], 0) && !math.IsInf(p[1], 0)
}

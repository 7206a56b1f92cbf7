package plaintext

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFromHTML(t *testing.T) {
	tests := []struct{ name, page, title, text string }{
		{"paragraphs", `<title>T</title><p>One <b>two</b>,<p>three`, "T", "One two,\n\nthree"},
		{
			"article before the rest",
			`<nav>Menu</nav><main><p>Around</p><article><h1>Head<br>line</h1><p>Body text.</p></article></main>`,
			"Head line",
			"Body text.",
		},
		{
			"longest article",
			`<article><p>short</p></article><article><p>the longer one</p></article>`,
			"",
			"the longer one",
		},
		{
			"nothing hidden",
			`<p>a<script>x</script><style>y</style><span hidden>z</span> b</p><footer>f</footer>`,
			"",
			"a b",
		},
		{
			"nothing beside the content",
			`<div role="navigation">Menu</div><p>a</p><div role="complementary">More</div><video>none</video>`,
			"",
			"a",
		},
		{"the header of a site, not that of an article", `<header>Site</header><p>a`, "", "a"},
		{
			"the header of an article",
			`<article><header><h1>T</h1><p>Kyiv, Friday</p></header><p>a</article>`,
			"T",
			"Kyiv, Friday\n\na",
		},
		{"entities", `<p>K&ouml;ln &amp; M&#252;nchen`, "", "Köln & München"},
		{"breaks and lists", `<p>a<br>b</p><ul><li>c<li>d</ul>`, "", "a\nb\n\nc\nd"},
		{"no words joined across blocks", `<div>Ankara</div><div>Istanbul</div>`, "", "Ankara\n\nIstanbul"},
		{"no words split by markup", `<p>An<em>kar</em>a`, "", "Ankara"},
		{
			"the name for sharing",
			`<meta property="og:title" content="Shared  name"><title>Site</title><p>x`,
			"Shared name",
			"x",
		},
		{"a drawing's title is not the page's", `<svg><title>icon</title></svg><p>x`, "", "x"},
		{"hidden until its block ends", `<div><span hidden>a</div>b`, "", "b"},
		{"hidden list items", `<ul><li hidden>a<li>b</ul>`, "", "b"},
		{"hidden elements of one name in another", `<b hidden>a<b>b</b>c</b>d`, "", "d"},
		{"an end of nothing", `a</section></b>b`, "", "ab"},
		{"a drawing that a block ends", `<svg><g><p>a`, "", "a"},
		{"an empty drawing", `<svg/>a`, "", "a"},
		{
			"an article in an article",
			`<article>a<article>b</article>c</article><article>ab</article>`,
			"",
			"a\n\nb\n\nc",
		},
		{"an article beside the content", `<aside><article>a long aside</article></aside><p>b`, "", "b"},
		{"a hidden heading", `<h1 hidden>a</h1><h1>b</h1>c`, "b", "c"},
		{"more than a tree takes", strings.Repeat("<div><b>", 3000) + "a", "", "a"},
		{"empty", ``, "", ""},
	}
	for _, test := range tests {
		got, err := FromHTML(t.Context(), strings.NewReader(test.page), "text/html; charset=utf-8")
		if want := (Article{test.title, test.text}); err != nil || got != want {
			t.Errorf("%s: FromHTML(%q) = %q, %v, want %q", test.name, test.page, got, err, want)
		}
	}
}

func TestFromHTMLReadsTheEncodingOfThePage(t *testing.T) {
	tests := []struct{ page, contentType, want string }{
		{"<p>K\xf6ln", "text/html; charset=iso-8859-1", "Köln"},
		{"<meta charset=windows-1251><p>\xca\xe8\xe5\xe2", "text/html", "Киев"},
		{"\xef\xbb\xbf<p>Köln", "", "Köln"},
	}
	for _, test := range tests {
		if got, err := FromHTML(t.Context(), strings.NewReader(test.page), test.contentType); err != nil ||
			got.Text != test.want {
			t.Errorf("FromHTML(%q, %q) = %q, %v, want %q", test.page, test.contentType, got.Text, err, test.want)
		}
	}
}

func TestFromMarkdown(t *testing.T) {
	tests := []struct{ name, source, title, text string }{
		{"heading", "# Talks\n\nIn *Istanbul*,\ntoday.\n\nMore.", "Talks", "In Istanbul, today.\n\nMore."},
		{"front matter", "---\ntitle: \"From the front\"\ndate: 2025-05-15\n---\nText", "From the front", "Text"},
		{"links keep their words", "[Ankara](https://example.org/x) ![alt](y.png)", "", "Ankara"},
		{"markup is left out", "a <b>b</b> c\n\n<script>x</script>", "", "a b c"},
		{"a rule is no front matter", "---\nText", "", "Text"},
		{"a heading underlined", "Talks\n=====\nText\n\nMore\n---\nEnd", "Talks", "Text\n\nMore\n\nEnd"},
		{"the second heading of the first level", "# One\n\n# Two #", "One", "Two"},
		{"no heading", "#1 in the world", "", "#1 in the world"},
		{"lists", "a\n\n- b\n- c\n\n\n1. d\n2. e\n   f", "", "a\n\nb\nc\n\nd\ne f"},
		{"a year is no list item", "It was in\n1986. A great\nyear", "", "It was in 1986. A great year"},
		{"lists in lists", "* a\n  * b\n* c", "", "a\nb\nc"},
		{"a minus is no list item", "It was\n-5 there", "", "It was -5 there"},
		{"quotes", "> a\nb\n> c\n\nd", "", "a b c\n\nd"},
		{"a quote within a paragraph", "a\n> b\n>> c", "", "a\n\nb\n\nc"},
		{"rules", "a\n\n* * *\n\nb\n\n---\nc", "", "a\n\nb\n\nc"},
		{"breaks", "a  \nb\\\nc", "", "a\nb\nc"},
		{"code", "a `*b*` ``c`d``\n\n```go\n*e*\n```\n\n    *f*\n\ng", "", "a *b* c`d\n\n*e*\n\n*f*\n\ng"},
		{"a fence ends with its quote", "> ```\n> a\n\n*b*", "", "a\n\nb"},
		{"backticks alone", "a ` b", "", "a ` b"},
		{"tables", "a\n\n|b *c*|d|\n|:-|-:|\n|e\\|f|\n|g|h|i|\n\nj", "", "a\n\nb c d\ne|f\ng h i\n\nj"},
		{"no table", "a|b\n--|--|--", "", "a|b --|--|--"},
		{"emphasis", "*a* **b** ***c*** _d_ ~~e~~ *f **g***", "", "a b c d e f g"},
		{"no emphasis", "a * b, snake_case_name, 5*3, ~400 km", "", "a * b, snake_case_name, 5*3, ~400 km"},
		{"half a pair", "**a* and *b", "", "*a and *b"},
		{"escapes", `\*a\* \[b\](c) \d`, "", `*a* [b](c) \d`},
		{
			"addresses",
			"<https://example.org/a_b_> <x@example.org> [a](<b c> 'd') [e](f(g)h \"i\")",
			"",
			"https://example.org/a_b_ x@example.org a e",
		},
		{"no address", "[a](b c) [d] [e", "", "[a](b c) [d] [e"},
		{"links defined elsewhere", "[a][x] [X] [b][] [c][y]\n\n[x]: /u \"t\"\n[b]: </v>", "", "a X b [c][y]"},
		{"a picture in a link", "[![a](b) c](d)", "", "c"},
		{"HTML on lines of its own", "a\n\n<div>\nb\n</div>\n\n<!-- c\n\nd -->\n\ne <!-- f --> g", "", "a\n\ne g"},
		{"less than", "a < b and c<d> e", "", "a < b and c e"},
		{"character references", "K&ouml;ln \\&amp; &#66;", "", "Köln &amp; B"},
		{"windows line ends", "---\r\ntitle: T\r\n---\r\nText\r\n", "T", "Text"},
	}
	for _, test := range tests {
		got, err := FromMarkdown(t.Context(), []byte(test.source))
		if want := (Article{test.title, test.text}); err != nil || got != want {
			t.Errorf("%s: FromMarkdown(%q) = %q, %v, want %q", test.name, test.source, got, err, want)
		}
	}
}

func TestRead(t *testing.T) {
	tests := []struct{ mediaType, encoding, body, title, text string }{
		{"text/plain", "", "\ufeff # Ankara <b>", "", " # Ankara <b>"},
		{"text/plain", "windows-1251", "\xca\xe8\xe5\xe2", "", "Киев"},
		{"text/markdown", "", "# T\n\nIn *Kyiv*", "T", "In Kyiv"},
		{"text/x-markdown", "iso-8859-1", "K\xf6ln", "", "Köln"},
		{"text/html", "", "<meta charset=windows-1251><p>\xca\xe8\xe5\xe2", "", "Киев"},
		{"application/xhtml+xml", "utf-8", "<title>T</title><p>Köln</p>", "T", "Köln"},
	}
	for _, test := range tests {
		got, err := Read(t.Context(), test.mediaType, test.encoding, strings.NewReader(test.body))
		if want := (Article{test.title, test.text}); err != nil || got != want {
			t.Errorf("Read(%s, %s, %q) = %q, %v, want %q", test.mediaType, test.encoding, test.body, got, err, want)
		}
	}
	if _, err := Read(t.Context(), "image/png", "", strings.NewReader("x")); !errors.Is(err, ErrType) {
		t.Errorf("Read(image/png) = %v, want ErrType", err)
	}
	var unknown *EncodingError
	if _, err := Read(t.Context(), "text/plain", "klingon", strings.NewReader("x")); !errors.As(err, &unknown) ||
		unknown.Name != "klingon" {
		t.Errorf("Read(text/plain, klingon) = %v, want an EncodingError that names it", err)
	}
}

func TestTypeOfFile(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{
			"story.HTML",
			"",
			HTML,
		}, {"a/b.htm", "", HTML}, {"notes.md", "<p>", Markdown}, {"story.txt", "<!doctype html>", Plain},
		{
			"",
			"\n<!DOCTYPE html><p>",
			HTML,
		}, {"", "# Talks", Plain}, {"", "Envoys met.", Plain}, {"page", "<html>", HTML},
	}
	for _, test := range tests {
		if got := TypeOfFile(test.name, []byte(test.content)); got != test.want {
			t.Errorf("TypeOfFile(%q, %q) = %s, want %s", test.name, test.content, got, test.want)
		}
	}
}

func FuzzFromHTML(f *testing.F) {
	f.Add("<p>One <b>two", "text/html")
	f.Add("<article><h1>x<article>y", "text/html; charset=utf-16")
	f.Add(strings.Repeat("<b>", 2000)+"deep", "")
	f.Fuzz(func(t *testing.T, page, contentType string) {
		a, err := FromHTML(t.Context(), strings.NewReader(page), contentType)
		if err == nil {
			check(t, a)
		}
	})
}

func FuzzFromMarkdown(f *testing.F) {
	f.Add("---\ntitle: x\n---\n# y\n\n* z")
	f.Add("> > > [a](b) `c`\n|x|\n|-|")
	f.Fuzz(func(t *testing.T, source string) {
		a, err := FromMarkdown(t.Context(), []byte(source))
		if err == nil {
			check(t, a)
		}
	})
}

func check(t *testing.T, a Article) {
	t.Helper()
	for _, s := range []string{a.Title, a.Text} {
		if strings.TrimSpace(s) != s {
			t.Errorf("%q begins or ends with space", s)
		}
	}
	if !utf8.ValidString(a.Text) {
		t.Errorf("%q is not UTF-8", a.Text)
	}
}

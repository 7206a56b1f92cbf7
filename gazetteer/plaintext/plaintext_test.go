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
		{"article before the rest", `<nav>Menu</nav><main><p>Around</p><article><h1>Head<br>line</h1><p>Body text.</p></article></main>`, "Head line", "Body text."},
		{"longest article", `<article><p>short</p></article><article><p>the longer one</p></article>`, "", "the longer one"},
		{"nothing hidden", `<p>a<script>x</script><style>y</style><span hidden>z</span> b</p><footer>f</footer>`, "", "a b"},
		{"nothing beside the content", `<div role="navigation">Menu</div><p>a</p><div role="complementary">More</div><video>none</video>`, "", "a"},
		{"the header of a site, not that of an article", `<header>Site</header><p>a`, "", "a"},
		{"the header of an article", `<article><header><h1>T</h1><p>Kyiv, Friday</p></header><p>a</article>`, "T", "Kyiv, Friday\n\na"},
		{"entities", `<p>K&ouml;ln &amp; M&#252;nchen`, "", "Köln & München"},
		{"breaks and lists", `<p>a<br>b</p><ul><li>c<li>d</ul>`, "", "a\nb\n\nc\nd"},
		{"no words joined across blocks", `<div>Ankara</div><div>Istanbul</div>`, "", "Ankara\n\nIstanbul"},
		{"no words split by markup", `<p>An<em>kar</em>a`, "", "Ankara"},
		{"the name for sharing", `<meta property="og:title" content="Shared  name"><title>Site</title><p>x`, "Shared name", "x"},
		{"a drawing's title is not the page's", `<svg><title>icon</title></svg><p>x`, "", "x"},
		{"empty", ``, "", ""},
	}
	for _, test := range tests {
		got, err := FromHTML(strings.NewReader(test.page), "text/html; charset=utf-8")
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
		if got, err := FromHTML(strings.NewReader(test.page), test.contentType); err != nil || got.Text != test.want {
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
		{"windows line ends", "---\r\ntitle: T\r\n---\r\nText\r\n", "T", "Text"},
	}
	for _, test := range tests {
		got, err := FromMarkdown([]byte(test.source))
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
		got, err := Read(test.mediaType, test.encoding, strings.NewReader(test.body))
		if want := (Article{test.title, test.text}); err != nil || got != want {
			t.Errorf("Read(%s, %s, %q) = %q, %v, want %q", test.mediaType, test.encoding, test.body, got, err, want)
		}
	}
	if _, err := Read("image/png", "", strings.NewReader("x")); !errors.Is(err, ErrType) {
		t.Errorf("Read(image/png) = %v, want ErrType", err)
	}
	var unknown *EncodingError
	if _, err := Read("text/plain", "klingon", strings.NewReader("x")); !errors.As(err, &unknown) || unknown.Name != "klingon" {
		t.Errorf("Read(text/plain, klingon) = %v, want an EncodingError that names it", err)
	}
}

func TestTypeOfFile(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"story.HTML", "", HTML}, {"a/b.htm", "", HTML}, {"notes.md", "<p>", Markdown}, {"story.txt", "<!doctype html>", Plain},
		{"", "\n<!DOCTYPE html><p>", HTML}, {"", "# Talks", Plain}, {"", "Envoys met.", Plain}, {"page", "<html>", HTML},
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
		a, err := FromHTML(strings.NewReader(page), contentType)
		if err == nil {
			check(t, a)
		}
	})
}

func FuzzFromMarkdown(f *testing.F) {
	f.Add("---\ntitle: x\n---\n# y\n\n* z")
	f.Add("> > > [a](b) `c`\n|x|\n|-|")
	f.Fuzz(func(t *testing.T, source string) {
		a, err := FromMarkdown([]byte(source))
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

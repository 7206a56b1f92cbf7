package plaintext_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/gazetteer/plaintext"
)

// newsPage is a page as sites of news send them: of 49 kB the article has 10, and the rest is scripts, styles, menus,
// pictures in several sizes, teasers and a footer.
func newsPage() string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flood on the Meuse | The Courier</title>`)
	b.WriteString(`<meta property="og:title" content="Flood on the Meuse">`)
	for i := range 20 {
		fmt.Fprintf(&b, `<link rel="preload" as="script" href="/static/chunk-%d.js" crossorigin>`, i)
	}
	b.WriteString("<style>" + strings.Repeat(".c-teaser__headline{font:700 18px/24px serif;margin:0 0 8px}\n", 120) + "</style>")
	b.WriteString("<script>" +
		strings.Repeat(`window.dataLayer=window.dataLayer||[];dataLayer.push({"event":"view","n":1<2});`+"\n", 150) +
		"</script></head><body>")
	b.WriteString(`<nav class="menu" aria-label="Sections"><ul>`)
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu__item"><a class="menu__link" href="/section/%d" data-track="nav|%[1]d">`+
			`Section %[1]d</a></li>`, i)
	}
	b.WriteString(`</ul></nav><main id="content"><article class="story"><header><h1>Flood on the Meuse</h1>` +
		`<p class="byline">By A. Writer</p></header>`)
	for i := range 24 {
		fmt.Fprintf(&b, `<p class="story__text">The river rose by %d centimetres at <a href="/place/%[1]d">Namur</a> on Tuesday, `+
			`and the mayor of Li&egrave;ge, 60 kilometres to the east, asked <em>everybody</em> near the quays to leave. `+
			`&ldquo;We have no time,&rdquo; she said, while boats went down towards Maastricht.</p>`, i)
		if i%6 == 0 {
			fmt.Fprintf(&b, `<figure><picture><source srcset="/img/%d-1.webp 640w, /img/%[1]d-2.webp 1280w" sizes="100vw">`+
				`<img src="/img/%[1]d.jpg" alt="A quay under water" loading="lazy" width="1280" height="720"></picture>`+
				`<figcaption>A quay under water</figcaption></figure>`, i)
		}
	}
	b.WriteString(`</article></main><aside class="related">`)
	for i := range 30 {
		fmt.Fprintf(&b, `<div class="c-teaser" data-id="%d"><a href="/2026/story-%[1]d"><img src="/img/t%[1]d.jpg" alt="">`+
			`<h3 class="c-teaser__headline">Another story of the day, number %[1]d</h3></a><p>What it is about.</p></div>`, i)
	}
	b.WriteString(`</aside><footer><ul>` + strings.Repeat(`<li><a href="/about">About this site</a></li>`, 40) + `</ul></footer>` +
		"<script>" +
		strings.Repeat(`(function(w,d){var s=d.createElement("script");s.async=true;d.head.append(s)})(window,document);`+"\n", 60) +
		`</script></body></html>`)
	return b.String()
}

// BenchmarkFromHTML reads a page of news; tokens is what cutting it into tags and words takes, which the reading
// stands on.
func BenchmarkFromHTML(b *testing.B) {
	page := newsPage()
	b.Run("page", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			a, err := plaintext.FromHTML(context.Background(), strings.NewReader(page), "text/html; charset=utf-8")
			if err != nil || !strings.HasPrefix(a.Text, "By A. Writer\n\nThe river") ||
				strings.Contains(a.Text, "Another story") {
				b.Fatalf("%q, %v", a.Text, err)
			}
		}
	})
	b.Run("tokens", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			z := html.NewTokenizer(strings.NewReader(page))
			for z.Next() != html.ErrorToken {
			}
			if z.Err() != io.EOF {
				b.Fatal(z.Err())
			}
		}
	})
}

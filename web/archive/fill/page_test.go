package fill

import (
	"strings"
	"testing"
)

func TestReadPage(t *testing.T) {
	const at = "https://www.example.org/story?from=feed"
	for _, test := range []struct {
		name, page string
		want       Meta
	}{
		{"nothing", `<p>Text.</p>`, Meta{URL: at}},
		{"JSON-LD", `<html lang="en-GB"><link rel="canonical" href="/story"><meta name="date" content="2020-01-01">
			<script type="application/ld+json">{"@graph":[{"@type":"WebSite","datePublished":"2019-01-01"},
			{"@type":["NewsArticle"],"datePublished":"2026-11-28T20:30:00+01:00"}]}</script>`,
			Meta{URL: "https://www.example.org/story", Language: "en", Date: "2026-11-28T20:30:00+01:00"}},
		{"Open Graph", `<meta property="article:modified_time" content="2026-12-01"><meta property="article:published_time" content="2026-11-28T20:30Z"/>`,
			Meta{URL: at, Date: "2026-11-28T20:30Z"}},
		{"a name better known", `<meta name="date" content="2026-12-01"><meta name="DC.date.issued" content="2026-11-28">`, Meta{URL: at, Date: "2026-11-28"}},
		{"a meta element that is no date", `<meta name="dc.date" content="soon"><meta name="pubdate" content="20261128">`, Meta{URL: at, Date: "20261128"}},
		{"microdata", `<span itemprop="datePublished" content="2026-11-28">today</span><time datetime="2020-01-01">`, Meta{URL: at, Date: "2026-11-28"}},
		{"time", `<article><time datetime="2026-11-28 20:30">yesterday</time><time datetime="2026-11-28T20:30Z">`, Meta{URL: at, Date: "2026-11-28 20:30"}},
		{"pubdate", `<time datetime="2026-11-28" pubdate>…</time><time datetime="2026-11-30">`, Meta{URL: at, Date: "2026-11-28"}},
		{"several times", `<time datetime="2026-11-28"></time><time datetime="2026-11-30">`, Meta{URL: at}},
		{"several articles", `<script type="application/ld+json">[{"@type":"Article","datePublished":"2026-11-28"},
			{"@type":"Article","datePublished":"2026-11-27"}]</script>`, Meta{URL: at}},
		{"broken JSON", `<script type="application/ld+json">{"@type":"Article","datePublished":"2026-11-28"</script>`, Meta{URL: at}},
		{"a text in JSON elsewhere", `<script>{"@type":"Article","datePublished":"2026-11-28"}</script>`, Meta{URL: at}},
		{"the canonical address of another site", `<link rel="canonical" href="https://other.example/x">`, Meta{URL: at}},
		{"an address that is none", `<link rel="canonical" href="javascript:alert(1)">`, Meta{URL: at}},
		{"deep JSON", `<script type="application/ld+json">` + strings.Repeat("[", 5000) + `</script>`, Meta{URL: at}},
	} {
		if got := ReadPage([]byte(test.page), "text/html", at); got != test.want {
			t.Errorf("%s: ReadPage = %+v, want %+v", test.name, got, test.want)
		}
	}
	if got := ReadPage([]byte(`<link rel="canonical" href="https://example.org/x">`), "", ""); got.URL != "https://example.org/x" {
		t.Errorf("the address of a page that nobody knows is %q", got.URL)
	}
	utf16 := "\xff\xfe<\x00t\x00i\x00m\x00e\x00 \x00d\x00a\x00t\x00e\x00t\x00i\x00m\x00e\x00=\x002\x000\x002\x006\x00-\x001\x001\x00-\x002\x008\x00>\x00"
	if got := ReadPage([]byte(utf16), "text/html", ""); got.Date != "2026-11-28" {
		t.Errorf("the date of a page in UTF-16 is %q", got.Date)
	}
}

func FuzzReadPage(f *testing.F) {
	f.Add([]byte(`<script type="application/ld+json">{"@type":"Article","datePublished":"2026-11-28"}</script>`))
	f.Add([]byte(`<meta name=date content=20261128><time datetime=x itemprop=datePublished>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		m := ReadPage(page, "", "https://example.org/")
		if at, err := ParseDate(m.Date); err != nil || m.Date != "" && at.IsZero() {
			t.Errorf("ReadPage(%q) has the date %q, %v", page, m.Date, err)
		}
	})
}

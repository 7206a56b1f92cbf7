package geoparse_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// FuzzParse checks that no text makes the parser panic or break what Document
// promises.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"Talks in Istanbul, Turkey, failed; Moscow’s envoys left for Ankara.", "ISTANBUL (AP) — ",
		"U.S.-U.K. St. Paul's, Minn.", "((((", "Paris, Texas, Paris, Texas",
		"“Zürich”\u00ad\u200b\r\n東京 Москва القاهرة", "A.B.C.D.", "The The of of Of", "'s’s Mr. Mr.",
		"10 Downing Street\n\n\nNew\nYork", "\u0130stanbul \u1E9E ǅ",
	} {
		f.Add("", text)
		f.Add(text, text)
	}
	p, x := newParser(f)
	f.Fuzz(func(t *testing.T, title, text string) {
		d, err := p.Parse(context.Background(), geoparse.Input{Title: title, Text: text, Explain: true})
		if err != nil {
			if utf8.ValidString(title) && utf8.ValidString(text) {
				t.Fatalf("Parse(%q, %q) = %v", title, text, err)
			}
			return
		}
		check(t, d, x)
		var spans []geoparse.Span
		for i := range text {
			if i%7 == 0 {
				end := min(i+5, len(text))
				for end < len(text) && !utf8.RuneStart(text[end]) {
					end++
				}
				spans = append(spans, geoparse.Span{Start: i, End: end})
			}
		}
		d, err = p.Parse(context.Background(), geoparse.Input{Title: title, Text: text, Spans: spans})
		if err != nil {
			t.Fatalf("Parse(%q, %q) with spans = %v", title, text, err)
		}
		if len(d.Mentions) != len(spans) {
			t.Fatalf("Parse(%q) of %d spans gives %d mentions", text, len(spans), len(d.Mentions))
		}
	})
}

// check verifies the promises of Document.
func check(t testing.TB, d *geoparse.Document, x *gazetteer.Index) {
	t.Helper()
	last := 0
	for i, m := range d.Mentions {
		if m.Start < last || m.End <= m.Start || m.End > len(d.Text) {
			t.Fatalf("mention %d spans %d–%d after %d in a text of %d bytes: %q", i, m.Start, m.End, last, len(d.Text),
				d.Text)
		}
		last = m.End
		if m.Text != d.Text[m.Start:m.End] || !utf8.ValidString(m.Text) {
			t.Fatalf("mention %d has the text %q, its span %q", i, m.Text, d.Text[m.Start:m.End])
		}
		if m.Place < -1 || m.Place >= len(d.Places) || m.Confidence < 0 || m.Confidence > 1.000001 ||
			len(m.Candidates) > 10 {
			t.Fatalf("mention %d: %+v", i, m)
		}
		sum := 0.0
		for _, c := range m.Candidates {
			if int(c.Ref) >= x.Len() {
				t.Fatalf("mention %d has a candidate %d of %d places", i, c.Ref, x.Len())
			}
			sum += c.Probability
		}
		if sum > 1.000001 {
			t.Fatalf("mention %d: its candidates' probabilities sum to %v", i, sum)
		}
	}
	for i, pl := range d.Places {
		for _, k := range pl.Mentions {
			if d.Mentions[k].Place != i {
				t.Fatalf("place %d lists mention %d, which has place %d", i, k, d.Mentions[k].Place)
			}
		}
	}
	last = 0
	for i, sp := range d.Sentences {
		if sp.Start < last || sp.End <= sp.Start || sp.End > len(d.Text) {
			t.Fatalf("sentence %d spans %d–%d after %d", i, sp.Start, sp.End, last)
		}
		last = sp.End
	}
}

// TestLinear parses what makes careless parsers quadratic: a megabyte of what is cheap
// to read, and many times more names than are compared with each other. A parser
// that is quadratic would run into the time limit of go test.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: parses megabytes")
	}
	p, x := newParser(t)
	const cheap, dear = 1 << 20, 1 << 16
	texts := map[string]string{}
	for _, unit := range []string{"a", "A", "A.", "_a", "a:", "’s", "é", "\u00ad", "1"} {
		texts[unit] = strings.Repeat(unit, cheap/len(unit))
	}
	for _, unit := range []string{"Paris ", "Paris, ", "Paris, Texas. ", "(", "[(", "St. ", "abc.", "U.S.", "New York-",
		"San ", "of the ", "X\n", "東", ". ", "Mr. Paris ",
		"New York ", "Buenos Aires ", "5 km from Paris ", "London 5 km from London, ", "France 5 km ", "PARIS - ",
		"519-555-0142 ", "\"", "–", "Washington state ", "Paris and ", "and ",
		"In France Paris "} {
		texts[unit] = strings.Repeat(unit, dear/len(unit))
	}
	var b strings.Builder
	for i := 0; b.Len() < dear/2; i++ {
		b.WriteString(x.Name(gazetteer.Ref(i)) + ", ") // every name another
	}
	texts["names"] = b.String()
	for unit, text := range texts {
		d, err := p.Parse(context.Background(), geoparse.Input{Text: text})
		if err != nil {
			t.Fatalf("Parse of %q again and again = %v", unit, err)
		}
		check(t, d, x)
	}
}

func BenchmarkParse(b *testing.B) {
	p, _ := newParser(b)
	text, err := os.ReadFile("../../data/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	in := geoparse.Input{Text: string(text)}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Parse(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}

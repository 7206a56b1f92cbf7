package claim

import (
	"os"
	"strings"
	"testing"
)

// benchDocument gives the golden texts as one long article, and a run over it.
func benchDocument(b *testing.B, times int) (*Checker, func() int) {
	raw, err := os.ReadFile("extract/english/testdata/news.txt")
	if err != nil {
		b.Fatal(err)
	}
	var lines []string
	for _, l := range strings.Split(string(raw), "\n") {
		if !strings.HasPrefix(l, "--") {
			lines = append(lines, l)
		}
	}
	w := readWorld(b)
	doc := w.Document(strings.Repeat(strings.Join(lines, "\n\n")+"\n\n", times))
	c := newChecker(b, w)
	b.SetBytes(int64(len(doc.Text)))
	return c, func() int { return len(claims(b, c, doc)) }
}

func BenchmarkExtract(b *testing.B) {
	_, run := benchDocument(b, 1)
	for b.Loop() {
		if run() == 0 {
			b.Fatal("no claims")
		}
	}
}

// Ten times the text must take ten times as long.
func BenchmarkExtractLong(b *testing.B) {
	_, run := benchDocument(b, 10)
	for b.Loop() {
		if run() == 0 {
			b.Fatal("no claims")
		}
	}
}

// An article without a unit of length costs one scan.
func BenchmarkExtractNone(b *testing.B) {
	w := readWorld(b)
	doc := w.Document(
		strings.Repeat("The talks in [Istanbul] went on until late, and the envoys left for [Ankara]. ", 50),
	)
	c := newChecker(b, w)
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		claims(b, c, doc)
	}
}

func BenchmarkCheck(b *testing.B) {
	w := readWorld(b)
	doc := w.Document("[Ankara] is about 350 km south-east of [Istanbul].")
	c := newChecker(b, w)
	found := claims(b, c, doc)
	for b.Loop() {
		c.Check(doc, found[0])
	}
}

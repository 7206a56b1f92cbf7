package frames_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/extracttest"
)

// FuzzClaims holds for any text, read by the grammar of any language, that claims lie in the text, in
// its order, and that their ends are mentions of it.
func FuzzClaims(f *testing.F) {
	w := extracttest.New(f, tables())
	goldens, err := filepath.Glob("testdata/*.golden")
	if err != nil {
		f.Fatal(err)
	}
	var all []*extract.Extractor
	for i, golden := range goldens {
		all = append(all, open(f, w, strings.TrimSuffix(filepath.Base(golden), ".golden")))
		b, err := os.ReadFile(golden)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if !strings.HasPrefix(line, "\t") {
				f.Add(uint8(i), strings.TrimSpace(line))
			}
		}
	}
	f.Fuzz(func(t *testing.T, language uint8, marked string) {
		if !utf8.ValidString(marked) {
			return
		}
		doc := w.Document(marked)
		claims, err := all[int(language)%len(all)].Claims(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, c := range claims {
			if c.Start < at || c.End > len(doc.Text) || c.Start >= c.End || c.Text != doc.Text[c.Start:c.End] {
				t.Fatalf("%q: a claim at %d–%d", marked, c.Start, c.End)
			}
			at = c.Start
			for _, e := range []extract.End{c.From, c.To} {
				if e.Mention >= len(doc.Mentions) {
					t.Fatalf("%q: mention %d", marked, e.Mention)
				}
			}
		}
	})
}

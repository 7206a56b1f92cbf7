package eval_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/gazetteer/article"
)

// bulletin is one piece of news, made up for this project, in each language that is read.
const bulletinDir = "testdata/bulletin"

func bulletins(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(bulletinDir, "*.txt"))
	if err != nil || len(files) != 12 {
		t.Fatalf("%d texts in %s: %v", len(files), bulletinDir, err)
	}
	out := map[string]string{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(file), ".txt")] = string(b)
	}
	return out
}

// What the same news costs in each language.
func BenchmarkBulletin(b *testing.B) {
	r := program(b)
	texts := bulletins(b)
	for _, tag := range strings.Fields("en ru uk tr de fr es it pt pl ar zh") {
		b.Run(tag, func(b *testing.B) {
			b.SetBytes(int64(len(texts[tag])))
			b.ReportAllocs()
			read := func() {
				if _, err := r.Read(context.Background(), article.Input{Text: texts[tag]}); err != nil {
					b.Fatal(err)
				}
			}
			read() // opens the language
			for b.Loop() {
				read()
			}
		})
	}
}

package languages_test

import (
	"os"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/claim/extract/languages"
)

func TestExtractors(t *testing.T) {
	all, err := languages.Extractors(os.DirFS("../../../../data"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"en", "ru", "uk", "tr", "de", "fr", "es", "it", "pt", "pl", "ar", "zh"} {
		open := all[tag]
		if open == nil {
			t.Errorf("no extractor for %q", tag)
			continue
		}
		if x, err := open(); x == nil || err != nil {
			t.Errorf("%s: %v", tag, err)
		}
	}
	if _, err := languages.Extractors(fstest.MapFS{}, nil); err == nil {
		t.Error("no error without tables")
	}
}

func BenchmarkExtractors(b *testing.B) {
	for b.Loop() {
		all, err := languages.Extractors(os.DirFS("../../../../data"), nil)
		if err != nil {
			b.Fatal(err)
		}
		for tag, open := range all {
			if _, err := open(); err != nil {
				b.Fatal(tag, err)
			}
		}
	}
}

package eval_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer/eval"
)

// The figures on the texts in other languages that nothing was trained on are a file, so that a
// change of them is a difference that somebody sees.
func TestOtherLanguages(t *testing.T) {
	r := program(t)
	var scores []eval.LanguageScore
	for _, tag := range strings.Fields("ru uk tr de fr es it pt pl ar zh") {
		f, err := os.Open(filepath.Join("testdata/languages", tag+".test.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		samples, err := eval.ReadCorpus(f, tag)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		s, err := eval.MeasureLanguage(context.Background(), r, tag, samples)
		if err != nil {
			t.Fatal(err)
		}
		scores = append(scores, s)
	}
	var got bytes.Buffer
	got.WriteString("Figures on the texts of testdata/languages that no model was trained on, which were made up for this project.\nEndings and names were added while their errors were read: expect a little less on other texts.\n\n  dateline eval --corpus gazetteer/eval/testdata/languages --language all\n\n")
	if err := eval.PrintLanguages(&got, scores); err != nil {
		t.Fatal(err)
	}
	const name = "testdata/languages.txt"
	if *update {
		if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("the figures changed; look at them, then -update (-want +got):\n%s", d)
	}
}

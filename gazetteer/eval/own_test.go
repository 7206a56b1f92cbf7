package eval_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/language"
)

var update = flag.Bool("update", false, "rewrite the figures in testdata")

const dataDir = "../../data"

func dataFile(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dataDir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// program is the reader that the program has.
func program(t testing.TB) *article.Reader {
	t.Helper()
	x, err := gazetteer.Open(dataFile(t, "gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	areas, err := gazetteer.OpenAreas(dataFile(t, "areas.bin"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := geoparse.New(geoparse.Config{
		Index: x, Model: dataFile(t, "model.bin"), Tables: os.DirFS(dataDir), Languages: otherLanguages(t),
	})
	if err != nil {
		t.Fatal(err)
	}
	extractors, err := languages.Extractors(os.DirFS(dataDir), x)
	if err != nil {
		t.Fatal(err)
	}
	detector, err := language.Read(bytes.NewReader(dataFile(t, "languages.tsv")))
	if err != nil {
		t.Fatal(err)
	}
	r, err := article.New(article.Config{Index: x, Areas: areas, Parser: p, Languages: detector,
		Checker: claim.New(claim.Config{Extractors: extractors, Index: x, Areas: areas})})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// otherLanguages are the languages that the program reads beside English.
func otherLanguages(t testing.TB) (out []geoparse.LanguageConfig) {
	for _, l := range [][3]string{
		{"ru", "russian", "slavic"}, {"uk", "ukrainian", "slavic"}, {"tr", "turkish", "turkish"}, {"de", "german", "german"},
		{"fr", "french", "romance"}, {"es", "spanish", "romance"}, {"it", "italian", "romance"}, {"pt", "portuguese", "romance"},
		{"pl", "polish", "slavic"}, {"ar", "arabic", "arabic"}, {"zh", "chinese", "chinese"},
	} {
		out = append(out, geoparse.LanguageConfig{
			Tag: l[0], Folder: l[1], Latin: l[0] != "ru" && l[0] != "uk" && l[0] != "ar" &&
				l[0] != "zh", Model: dataFile(t, "models/"+l[2]+".bin"),
		})
	}
	return out
}

// The figures on our own texts are a file, so that a change of them is a
// difference that somebody sees. They say less than those of stats.txt: the texts
// are few, and whoever works on the program knows them.
func TestOwnTexts(t *testing.T) {
	r := program(t)
	texts := readMarked(t, r.Index, "testdata/texts.txt")
	var results []eval.Result
	var gold, predicted []eval.ClaimText
	for i := range texts {
		m := &texts[i]
		res, err := eval.MeasureArticle(context.Background(), r, &m.sample, eval.Home(r.Index, m.sample.Gold))
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, res)
		p, err := eval.PredictClaims(context.Background(), r, m.claims)
		if err != nil {
			t.Fatal(err)
		}
		gold, predicted = append(gold, m.claims), append(predicted, p)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "Figures on the texts of texts.txt. go test ./gazetteer/eval -update rewrites them.\n\n")
	if err := eval.Print(&out, results); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "\n%s\n", eval.ScoreClaims(gold, predicted))
	if err := eval.PrintMistakes(&out, results); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/own-stats.txt"
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(out.String(), "\n")); diff != "" {
		t.Errorf("the figures have changed (-want +got):\n%s", diff)
	}
}

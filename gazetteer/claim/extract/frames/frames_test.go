package frames_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/extracttest"
	"dateline/gazetteer/claim/extract/frames"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tables are those of the program.
func tables() fs.FS { return os.DirFS("../../../../data") }

func open(t testing.TB, w extracttest.World, language string) *extract.Extractor {
	t.Helper()
	folder, err := fs.Sub(tables(), language)
	if err != nil {
		t.Fatal(err)
	}
	x, err := frames.Extractor(folder, w.Index)
	if err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	return x
}

// describe writes a claim on one line.
func describe(w extracttest.World, c extract.Claim) string {
	end := func(e extract.End) string {
		switch {
		case int(e.Described) < w.Index.Len():
			return w.Index.Place(e.Described).Name + " (described)"
		case e.Name == "":
			return "?"
		}
		return fmt.Sprintf("%s (%s)", e.Name, e.Basis)
	}
	how := []string{string(c.Relation)}
	for _, s := range []string{string(c.Direction), string(c.Mode), c.Hedge} {
		if s != "" {
			how = append(how, s)
		}
	}
	if c.Journey {
		how = append(how, "journey")
	}
	value := fmt.Sprintf("%.7g", float64(c.Value.Min/1000))
	if c.Value.Max != c.Value.Min {
		value += fmt.Sprintf("–%g", float64(c.Value.Max/1000))
	}
	return fmt.Sprintf("\t%q = %s km %s: %s ← %s\n", c.Text, value, strings.Join(how, ", "), end(c.From), end(c.To))
}

// TestTexts holds, for each language, which two phrases the distances of texts in news style lie
// between. The texts of a golden file are its lines that are not indented; those after "- " state
// no distance between places.
func TestTexts(t *testing.T) {
	w := extracttest.New(t, tables())
	goldens, err := filepath.Glob("testdata/*.golden")
	if err != nil || len(goldens) == 0 {
		t.Fatalf("%d files: %v", len(goldens), err)
	}
	for _, golden := range goldens {
		language := strings.TrimSuffix(filepath.Base(golden), ".golden")
		t.Run(language, func(t *testing.T) {
			x := open(t, w, language)
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for line := range strings.Lines(string(want)) {
				line = strings.TrimRight(line, "\n")
				if strings.HasPrefix(line, "\t") || line == "" {
					continue
				}
				got.WriteString(line + "\n")
				marked, none := strings.CutPrefix(line, "- ")
				claims, err := x.Claims(context.Background(), w.Document(marked))
				if err != nil {
					t.Fatal(err)
				}
				if none != (len(claims) == 0) {
					t.Errorf("%d claims in %q", len(claims), line)
				}
				for _, c := range claims {
					got.WriteString(describe(w, c))
				}
			}
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("claims of %s (-want +got):\n%s", golden, diff)
			}
		})
	}
}

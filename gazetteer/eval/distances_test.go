package eval_test

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/geo"
)

// leastDistances is the share of the texts of testdata/distances that must be read right in each language.
const leastDistances = 0.88

// TestDistances reads sentences with a distance as news agencies write them, and such as state none between places: a
// line has the text and, behind a tab, kilometres, both places and the direction of each distance, "?" for a place that
// the gazetteer lacks. None of them may be called wrong.
func TestDistances(t *testing.T) {
	r := program(t)
	files, err := filepath.Glob("testdata/distances/*.txt")
	if err != nil || len(files) != len(otherLanguages(t)) {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, name := range files {
		tag := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(tag, func(t *testing.T) {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			texts, right := 0, 0
			in := bufio.NewScanner(f)
			for in.Scan() {
				text, want, ok := strings.Cut(in.Text(), "\t")
				if !ok {
					t.Fatalf("%q has no tab", text)
				}
				texts++
				a, err := r.Read(context.Background(), article.Input{Text: text})
				if err != nil {
					t.Fatal(err)
				}
				if a.Language != tag {
					t.Errorf("%q is told to be in %q", text, a.Language)
				}
				for i := range a.Verdicts {
					if a.Verdicts[i].Outcome == claim.Contradicted {
						t.Errorf("%q is contradicted: %s", text, a.Verdicts[i].Reason)
					}
				}
				if wrong := unlike(t, a.Verdicts, want); wrong != "" {
					t.Logf("%s\n\t%s", text, wrong)
					continue
				}
				right++
			}
			if err := in.Err(); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d of %d", right, texts)
			if float64(right) < leastDistances*float64(texts) {
				t.Errorf("%d of %d texts right", right, texts)
			}
		})
	}
}

// unlike tells in what the verdicts are other than wanted, "" for nothing.
func unlike(t *testing.T, found []claim.Verdict, want string) string {
	t.Helper()
	var wanted []string
	for w := range strings.SplitSeq(want, ";") {
		if w = strings.TrimSpace(w); w != "" {
			wanted = append(wanted, w)
		}
	}
	if len(wanted) != len(found) {
		return fmt.Sprintf("%d distances, want %q", len(found), wanted)
	}
	for i, w := range wanted {
		v, part := &found[i], strings.Split(w+"|", "|")
		km, err := strconv.ParseFloat(part[0], 64)
		if err != nil || len(part) < 4 {
			t.Fatalf("%q is no distance: %v", w, err)
		}
		lo, hi := float64(v.Value.Min/geo.Kilometre), float64(v.Value.Max/geo.Kilometre)
		a, b := calledOf(v.FromPlace), calledOf(v.ToPlace)
		if math.Abs(lo-km) > 0.6 && math.Abs(hi-km) > 0.6 || string(v.Direction) != part[3] ||
			!(isCalled(a, part[1]) && isCalled(b, part[2]) || isCalled(b, part[1]) && isCalled(a, part[2])) {
			return fmt.Sprintf("%q %g–%g km %s from %s to %s, want %s", v.Text, lo, hi, v.Direction, a, b, w)
		}
	}
	return ""
}

// calledOf is the name of a place, "?" for none.
func calledOf(p *gazetteer.Place) string {
	if p == nil {
		return "?"
	}
	return p.Name
}

// isCalled reports whether a name is the one wanted or begins with it.
func isCalled(name, want string) bool {
	return name == want || want != "?" && strings.HasPrefix(string(gazetteer.Fold(nil, name)), string(gazetteer.Fold(nil, want)))
}

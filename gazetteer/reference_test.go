package gazetteer

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// referenceList reads a list of questions with known answers that lies beside
// the project, and skips where there is none.
func referenceList(t *testing.T, name string) [][]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../shared/reference/lists", name))
	if os.IsNotExist(err) {
		t.Skipf("no reference list %s beside the project", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows[1:]
}

// The oracle went through all rows of cities500 with GeographicLib.
func TestNearestEqualsReference(t *testing.T) {
	x := realIndex(t)
	points, answers := referenceList(t, "reverse_points.tsv"), referenceList(t, "reverse_expected.tsv")
	for i, row := range points {
		lat, _ := strconv.ParseFloat(row[2], 64)
		lon, _ := strconv.ParseFloat(row[3], 64)
		metres, err := strconv.ParseFloat(answers[i][2], 64)
		if err != nil || answers[i][0] != row[0] {
			t.Fatalf("rows %v and %v do not belong together", row, answers[i])
		}
		hits, err := x.Nearest(orb.Point{lon, lat}, Filter{Classes: []string{"P"}}, 100)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(hits, func(h Hit) bool { return strings.HasPrefix(string(x.ID(h.Ref)), "geonames:") })
		if at < 0 {
			continue // a hundred fresher towns are nearer
		}
		id := strings.TrimPrefix(string(x.ID(hits[at].Ref)), "geonames:")
		if d := float64(hits[at].Distance) - metres; d > 1e-5 || d < -1e-5 {
			t.Errorf("%s point %s, %s: nearest is %s at %.6f m, want %s at %.6f m", row[1], row[2], row[3], id,
				float64(hits[at].Distance), answers[i][1], metres)
		}
	}
}

func TestMistypedReferenceNamesAreFound(t *testing.T) {
	x := realIndex(t)
	var ranks []int
	for _, row := range referenceList(t, "queries_fuzzy.tsv") {
		ref, ok := x.ByID(PlaceID("geonames:" + row[1]))
		hits, err := x.Search(Query{Text: row[0], Filter: Filter{Classes: []string{"P"}}})
		if !ok || err != nil {
			t.Errorf("%v: known %v, %v", row, ok, err)
			continue
		}
		ranks = append(ranks, rank(x, hits, ref))
	}
	first, five := percent(ranks, 1), percent(ranks, 5)
	t.Logf("of %d mistyped names: first %.1f %%, in the first five %.1f %%", len(ranks), first, five)
	if first < 80 || five < 95 {
		t.Errorf("first %.1f %%, in the first five %.1f %%, want 80 and 95", first, five)
	}
}

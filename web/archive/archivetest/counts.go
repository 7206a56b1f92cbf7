package archivetest

import (
	"fmt"
	"strings"
	"testing"

	"dateline/web/archive"
)

// choices counts stories, of which some name several places of a country and one has a copy.
func choices(t *testing.T, s archive.Store) {
	text := long("The storm")
	put(t, s,
		told("a", at(2, 0), "one.example", text, london, oxford, paris),
		told("copy", at(3, 0), "two.example", text, london),
		entry("b", at(4, 0), "Talks", croydon, london), entry("c", at(5, 0), "Rain", suva, pole), entry("d", at(0, 0), "Rain"))
	german := entry("e", at(6, 0), "Regen", paris)
	german.Language, german.Source = "de", ""
	put(t, s, german)
	for _, test := range []struct {
		by    archive.By
		query archive.Query
		want  string
	}{
		{archive.ByCountry, archive.Query{}, "FR 2, GB 2,  1, FJ 1"},
		{archive.ByCountry, archive.Query{Limit: 1}, "FR 2"},
		{archive.ByCountry, archive.Query{From: at(4, 0), To: at(6, 0)}, " 1, FJ 1, GB 1"},
		{archive.ByCountry, archive.Query{Words: words("rain")}, " 1, FJ 1"},
		{archive.ByCountry, archive.Query{Places: []string{london.ID}}, "GB 2"},
		{archive.ByCountry, archive.Query{Places: []string{apia.ID}}, ""},
		{archive.BySource, archive.Query{}, "example.org 3,  1, one.example 1, two.example 1"},
		{archive.BySource, archive.Query{From: at(1, 0), To: at(3, 0)}, "one.example 1, two.example 1"},
		{archive.BySource, archive.Query{Places: []string{london.ID}}, "example.org 1, one.example 1, two.example 1"},
		{archive.BySource, archive.Query{Source: "two.example"}, "one.example 1, two.example 1"},
		{archive.ByLanguage, archive.Query{}, "en 4, de 1"},
		{archive.ByLanguage, archive.Query{Countries: []string{"FR"}}, "de 1, en 1"},
		{archive.ByLanguage, archive.Query{Words: words("rain")}, "en 2"},
	} {
		list, err := s.Counts(t.Context(), test.query, test.by)
		var got []string
		for _, n := range list {
			got = append(got, fmt.Sprintf("%s %d", n.Value, n.Stories))
		}
		if g := strings.Join(got, ", "); err != nil || g != test.want {
			t.Errorf("Counts(%+v, %s) = %q, %v, want %q", test.query, test.by, g, err, test.want)
		}
	}
}

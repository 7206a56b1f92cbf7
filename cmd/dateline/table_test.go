package main

import (
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
)

// An end of a claim is named by the place that the verdict measured from,
// whether or not the article mentions it.
func TestTableNamesTheEndsThatWereMeasured(t *testing.T) {
	kyiv := &gazetteer.Place{Name: "Kyiv"}
	for _, tt := range []struct {
		place *gazetteer.Place
		want  string
	}{
		{kyiv, "from Kyiv (inferred) to Kyiv (stated)"},
		{nil, "from a place that is not known to Kyiv (stated)"},
	} {
		v := claim.Verdict{FromPlace: tt.place, ToPlace: kyiv}
		v.From = claim.End{Place: -1, Basis: claim.Inferred}
		v.To = claim.End{Place: -1, Basis: claim.Stated}
		var out strings.Builder
		a := &article.Article{Document: &geoparse.Document{}, Verdicts: []claim.Verdict{v}}
		if err := writeTable(&out, nil, a); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), tt.want) {
			t.Errorf("writeTable with From at %v = %q, want it to say %q", tt.place, out.String(), tt.want)
		}
	}
}

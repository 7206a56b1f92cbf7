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
		kind  claim.Kind
		place *gazetteer.Place
		name  string
		want  string
	}{
		{claim.Checkable, kyiv, "the capital", "Claim “9 km”: consistent\n  from Kyiv (inferred) to Kyiv (stated)\n  \n"},
		{claim.Position, nil, "the epicentre", "\nPosition “9 km”: from “the epicentre” to Kyiv (stated)\n"},
		{claim.Position, nil, "", "\nPosition “9 km”: from a place that is not known to Kyiv (stated)\n"},
	} {
		v := claim.Verdict{FromPlace: tt.place, ToPlace: kyiv, Outcome: claim.Consistent}
		v.Kind, v.Text = tt.kind, "9 km"
		v.From = claim.End{Mention: -1, Name: tt.name, Basis: claim.Inferred}
		v.To = claim.End{Mention: -1, Basis: claim.Stated}
		var out strings.Builder
		a := &article.Article{Document: &geoparse.Document{}, Verdicts: []claim.Verdict{v}}
		if err := writeTable(&out, a); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(out.String(), tt.want) {
			t.Errorf("writeTable with From at %v = %q, want it to say %q", tt.place, out.String(), tt.want)
		}
	}
}

package archivetest

import (
	"fmt"
	"strings"
	"testing"

	"dateline/web/archive"
)

func claims(t *testing.T, s archive.Store) {
	of := func(id string, day int, place archive.Place, verdicts ...string) archive.Entry {
		e := entry(id, at(day, 0), "Talks "+id, place)
		for i, v := range verdicts {
			e.Claims = append(e.Claims, archive.Claim{From: london.ID, To: place.ID, Stated: [2]float64{float64(i), 9}, Measured: -1,
				Direction: "NE", Verdict: v})
		}
		return e
	}
	put(t, s, of("a", 2, paris, "consistent", "contradicted"), of("b", 3, oxford, "contradicted", "contradicted"),
		of("c", 4, oxford, "unverifiable"), of("d", 0, paris, "consistent"), of("e", 5, paris))
	for _, test := range []struct {
		query archive.Query
		want  string
	}{
		{archive.Query{}, "b0 contradicted, b1 contradicted, a1 contradicted, a0 consistent, d0 consistent, c0 unverifiable"},
		{archive.Query{Limit: 2}, "b0 contradicted, b1 contradicted"},
		{archive.Query{Verdict: "consistent"}, "a0 consistent, d0 consistent"},
		{archive.Query{Places: []string{oxford.ID}}, "b0 contradicted, b1 contradicted, c0 unverifiable"},
		{archive.Query{Places: []string{suva.ID}}, ""},
		{archive.Query{From: at(2, 0), To: at(3, 0)}, "a1 contradicted, a0 consistent"},
		{archive.Query{Words: words("talks d")}, "d0 consistent"},
		{archive.Query{Words: words("talks"), Verdict: "unverifiable"}, "c0 unverifiable"},
	} {
		page, err := s.Claims(t.Context(), test.query)
		if err != nil {
			t.Errorf("Claims(%+v) = %v", test.query, err)
		}
		var got []string
		for _, c := range page.Claims {
			got = append(got, fmt.Sprintf("%s%.0f %s", c.Article.ID, c.Claim.Stated[0], c.Claim.Verdict))
		}
		if g := strings.Join(got, ", "); g != test.want {
			t.Errorf("Claims(%+v) = %s, want %s", test.query, g, test.want)
		}
	}
	page, err := s.Claims(t.Context(), archive.Query{Verdict: "unverifiable"})
	want := archive.Stated{Article: of("c", 4, oxford).Article,
		Claim: archive.Claim{From: london.ID, To: oxford.ID, Stated: [2]float64{0, 9}, Measured: -1, Direction: "NE", Verdict: "unverifiable"}}
	if err != nil || len(page.Claims) != 1 || page.Claims[0] != want {
		t.Errorf("Claims = %+v, %v, want %+v", page, err, want)
	}
	// Pages hold each claim once, whatever is added to those before meanwhile.
	var all []string
	q := archive.Query{Limit: 1}
	for n := 0; n == 0 || !q.AfterClaim.IsZero(); n++ {
		page, err := s.Claims(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Claims {
			all = append(all, fmt.Sprintf("%s%.0f", c.Article.ID, c.Claim.Stated[0]))
		}
		put(t, s, of(fmt.Sprint("new", n), 20+n, paris, "contradicted"))
		if q.AfterClaim, err = archive.ParseClaimCursor(page.Next.String()); err != nil && !page.Next.IsZero() {
			t.Fatal(err)
		}
	}
	if got := strings.Join(all, " "); got != "b0 b1 a1 a0 d0 c0" {
		t.Errorf("the pages hold %s", got)
	}
	for _, wrong := range []string{"", "0.0.0", "3.a.0", "-1.a.0", "0.a.-1", "a", "0.a"} {
		if _, err := archive.ParseClaimCursor(wrong); err == nil {
			t.Errorf("%q is read as the end of a page", wrong)
		}
	}
}

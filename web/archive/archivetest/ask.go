package archivetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/gazetteer"
	"dateline/geo"
	"dateline/web/archive"
)

// fill puts six articles.
func fill(t *testing.T, s archive.Store) {
	t.Helper()
	six := []archive.Entry{
		entry("undated", at(0, 0), "A report from Suva", suva),
		entry("mon", at(2, 9), "Talks in London", london, paris),
		entry("tue", at(3, 0), "Fire in Croydon", croydon, london),
		entry("wed", at(4, 23), "Île-de-France: the Élysée speaks of peace talks", paris),
		entry("thu", at(5, 12), "Ships leave Apia", apia, suva),
		entry("fri", at(6, 12), "Cold at the Pole", pole, london, oxford),
	}
	six[3].Language, six[3].Source, six[3].Country = "fr", "exemple.fr", "FR"
	six[4].Text = "The ships 東京都に来た left at noon; Straße and naïve."
	six[1].Claims = []archive.Claim{
		{From: london.ID, To: paris.ID, Stated: [2]float64{900, 900}, Measured: 343, Verdict: "contradicted"},
	}
	six[5].Claims = []archive.Claim{{To: paris.ID, Stated: [2]float64{900, 900}, Measured: -1, Verdict: "unverifiable"}}
	put(t, s, six...)
}

func byPlace(t *testing.T, s archive.Store) {
	fill(t, s)
	check(t, s, []choice{
		{archive.Query{}, "fri thu wed tue mon undated"},
		{archive.Query{Places: []string{paris.ID}}, "wed mon"},
		{archive.Query{Places: []string{paris.ID, croydon.ID, "none"}}, "wed tue mon"},
		{archive.Query{Places: []string{}}, ""},
		{archive.Query{Countries: []string{"GB"}}, "fri tue mon"},
		{archive.Query{Countries: []string{"FJ", "WS"}}, "thu undated"},
		{archive.Query{Countries: []string{""}}, "fri"},
		{archive.Query{Kinds: []gazetteer.FeatureKind{gazetteer.KindSite}}, "fri"},
		{archive.Query{Kinds: []gazetteer.FeatureKind{gazetteer.KindWater, gazetteer.KindCountry}}, ""},
		{archive.Query{Kinds: []gazetteer.FeatureKind{gazetteer.KindSettlement}, Countries: []string{""}}, ""},
		{archive.Query{Near: near(croydon, geo.Kilometre)}, "tue"},
		{archive.Query{Near: near(croydon, 20*geo.Kilometre)}, "fri tue mon"},
		{archive.Query{Near: near(oxford, 50*geo.Kilometre)}, "fri"},
		{archive.Query{Near: near(place("", "", "", "P", 180, -16), 1_000*geo.Kilometre)}, "thu undated"},
		{archive.Query{Near: near(place("", "", "", "P", 180, -89), 200*geo.Kilometre)}, "fri"},
		{archive.Query{Within: box(-1, 51, 1, 52)}, "fri tue mon"},
		{archive.Query{Within: box(170, -20, -170, -10)}, "thu undated"},
		{archive.Query{Within: box(-170, -20, 170, -10)}, ""},
		{archive.Query{Within: box(-172, -20, -170, -10)}, "thu"},
		{archive.Query{Within: box(-180, -90, 180, -89)}, "fri"},
		// One place has to be all that is asked for: Croydon is in no article of Oxford.
		{archive.Query{Within: box(-1, 51, 1, 52), Near: near(oxford, 50*geo.Kilometre)}, ""},
		{archive.Query{Countries: []string{"GB"}, Near: near(oxford, 50*geo.Kilometre)}, "fri"},
		{archive.Query{Countries: []string{"FR"}, Places: []string{london.ID}}, ""},
		{archive.Query{Places: []string{london.ID}, From: at(3, 0), To: at(6, 0)}, "tue"},
	})
	page, err := s.Articles(t.Context(), archive.Query{Places: []string{croydon.ID}})
	if err != nil || len(page.Stories) != 1 || len(page.Stories[0].Mentions) != 2 ||
		page.Stories[0].Mentions[1].Place != croydon {
		t.Errorf("Articles tells of mentions: %+v, %v, want both of the article", page.Stories, err)
	}
}

func byTime(t *testing.T, s archive.Store) {
	fill(t, s)
	put(
		t,
		s,
		entry("old", time.Date(1066, 10, 14, 9, 0, 0, 0, time.UTC), "Hastings"),
		entry("next", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), "Far"),
	)
	check(t, s, []choice{
		{archive.Query{}, "next fri thu wed tue mon old undated"},
		{archive.Query{From: at(4, 23)}, "next fri thu wed"},
		{archive.Query{From: at(4, 23).Add(time.Millisecond)}, "next fri thu"},
		{archive.Query{To: at(4, 23)}, "tue mon old"},
		{archive.Query{To: at(4, 23).Add(time.Millisecond)}, "wed tue mon old"},
		{archive.Query{From: at(3, 0), To: at(4, 0)}, "tue"},
		{archive.Query{From: at(3, 0).In(time.FixedZone("", 7200)), To: at(4, 0)}, "tue"},
		{archive.Query{From: at(4, 0), To: at(3, 0)}, ""},
		{
			archive.Query{From: time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), To: time.Date(20_000, 1, 1, 0, 0, 0, 0, time.UTC)},
			"next fri thu wed tue mon old",
		},
		{archive.Query{To: time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC)}, "old"},
	})
}

func byWords(t *testing.T, s archive.Store) {
	fill(t, s)
	check(t, s, []choice{
		{archive.Query{Words: words("talks")}, "wed mon"},
		{archive.Query{Words: words("TALKS london")}, "mon"},
		{archive.Query{Words: words("elysee")}, "wed"},
		{archive.Query{Words: words("Élysée")}, "wed"},
		{archive.Query{Words: words(`"peace talks"`)}, "wed"},
		{archive.Query{Words: words(`"talks peace"`)}, ""},
		{archive.Query{Words: words("talk*")}, "wed mon"},
		{archive.Query{Words: words("talk")}, ""},
		{archive.Query{Words: words("talks -peace")}, "mon"},
		{archive.Query{Words: words(`in -"in london" -fire`)}, ""},
		{archive.Query{Words: words("île-de-france")}, "wed"},
		{archive.Query{Words: words("noon")}, "thu"}, // of the text
		{archive.Query{Words: words("ships noon")}, "thu"},
		{archive.Query{Words: words("東京")}, "thu"},
		{archive.Query{Words: words("京東")}, ""},
		{archive.Query{Words: words("strasse naive")}, "thu"},
		{archive.Query{Words: words("or and near not")}, ""},
		{archive.Query{Words: words(`'"*() AND & | ! <-> :* talks`)}, ""},
		{archive.Query{Words: words("talks"), Places: []string{london.ID}}, "mon"},
		{archive.Query{Words: words("talks"), From: at(3, 0)}, "wed"},
		{archive.Query{Words: words("talks"), Limit: 1}, "wed"},
	})
}

func byMore(t *testing.T, s archive.Store) {
	fill(t, s)
	check(t, s, []choice{
		{archive.Query{Source: "exemple.fr"}, "wed"},
		{archive.Query{Source: "Example.org"}, ""},
		{archive.Query{Language: "fr"}, "wed"},
		{archive.Query{Language: "en", Places: []string{paris.ID}}, "mon"},
		{archive.Query{Verdict: "contradicted"}, "mon"},
		{archive.Query{Verdict: "consistent"}, ""},
		{
			archive.Query{
				Verdict:  "unverifiable",
				Places:   []string{london.ID},
				Words:    words("pole"),
				Source:   "example.org",
				Language: "en",
				From:     at(6, 0),
			},
			"fri",
		},
	})
}

// counts writes counted places as "London 3, Paris 2".
func counts(list []archive.PlaceCount, err error) string {
	var all []string
	for _, n := range list {
		all = append(all, fmt.Sprint(n.Place.Name, " ", n.Stories))
	}
	if err != nil {
		all = append(all, err.Error())
	}
	return strings.Join(all, ", ")
}

func counted(t *testing.T, s archive.Store) {
	fill(t, s)
	ctx := t.Context()
	for _, test := range []struct {
		query            archive.Query
		places, together string
		days             string
	}{
		{archive.Query{}, "London 3, Suva 2, Paris 2, Croydon 1, Apia 1, South Pole Station 1, Oxford 1",
			"London 3, Suva 2, Paris 2, Croydon 1, Apia 1, South Pole Station 1, Oxford 1", "2:1 3:1 4:1 5:1 6:1"},
		{archive.Query{Limit: 2}, "London 3, Paris 2", "London 3, Paris 2", "5:1 6:1"},
		{archive.Query{Places: []string{london.ID}}, "London 3", "Paris 1, Croydon 1, South Pole Station 1, Oxford 1", "2:1 3:1 6:1"},
		{archive.Query{Countries: []string{"GB"}}, "London 3, Croydon 1, Oxford 1", "Paris 1, South Pole Station 1", "2:1 3:1 6:1"},
		{archive.Query{From: at(3, 0), To: at(5, 0)}, "London 1, Paris 1, Croydon 1", "London 1, Paris 1, Croydon 1", "3:1 4:1"},
		{archive.Query{Words: words("talks")}, "Paris 2, London 1", "Paris 2, London 1", "2:1 4:1"},
		{archive.Query{Words: words("talks"), Places: []string{london.ID}}, "London 1", "Paris 1", "2:1"},
		{archive.Query{Verdict: "contradicted"}, "London 1, Paris 1", "London 1, Paris 1", "2:1"},
		{archive.Query{Places: []string{suva.ID}}, "Suva 2", "Apia 1", "5:1"},
	} {
		if got := counts(s.Places(ctx, test.query)); sorted(got) != sorted(test.places) {
			t.Errorf("Places(%+v) = %s, want %s", test.query, got, test.places)
		}
		if got := counts(s.Together(ctx, test.query)); sorted(got) != sorted(test.together) {
			t.Errorf("Together(%+v) = %s, want %s", test.query, got, test.together)
		}
		days, err := s.Days(ctx, test.query)
		var got []string
		for _, d := range days {
			got = append(got, fmt.Sprint(d.Day.Day(), ":", d.Stories))
			if want := at(d.Day.Day(), 0); !d.Day.Equal(want) {
				t.Errorf("Days(%+v) has the day %s, want %s", test.query, d.Day, want)
			}
		}
		if all := strings.Join(got, " "); err != nil || all != test.days {
			t.Errorf("Days(%+v) = %s, %v, want %s", test.query, all, err, test.days)
		}
	}
	list, err := s.Places(ctx, archive.Query{Places: []string{suva.ID}})
	if err != nil || len(list) != 1 || !list[0].Newest.Equal(at(5, 12)) || list[0].Place != suva {
		t.Errorf("Places = %+v, %v, want Suva with the time of its newest story", list, err)
	}
}

// sorted orders counted places of the same number by name: which comes first is left
// open.
func sorted(list string) string {
	all := strings.Split(list, ", ")
	for i := range all {
		for j := i; j > 0; j-- {
			a, b := all[j-1], all[j]
			if a[strings.LastIndex(a, " ")+1:] == b[strings.LastIndex(b, " ")+1:] && a > b {
				all[j-1], all[j] = b, a
			}
		}
	}
	return strings.Join(all, ", ")
}

func paged(t *testing.T, s archive.Store) {
	const articles = 260
	var all []archive.Entry
	for i := range articles {
		when := at(1+i%20, 0) // 13 of each second
		if i%26 == 0 {
			when = time.Time{}
		}
		all = append(all, entry(fmt.Sprintf("%03d", i), when, "Page", london))
	}
	put(t, s, all...)
	if page, err := s.Articles(t.Context(), archive.Query{}); err != nil || len(page.Stories) != 100 || page.Next.IsZero() {
		t.Errorf("Articles without a limit gives %d, %v, want 100 and more", len(page.Stories), err)
	}
	for _, q := range []archive.Query{
		{Limit: 7}, {Limit: 7, Places: []string{london.ID}}, {Limit: 7, Words: words("page")}, {Limit: 13, Countries: []string{"GB"}},
		{Limit: 260}, {Limit: 300},
	} {
		seen := map[string]int{}
		before, pages := "9", 0
		for {
			page, err := s.Articles(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range page.Stories {
				seen[f.ID]++
				when := "0"
				if !f.Published.IsZero() {
					when = f.Published.Format(time.RFC3339)
				}
				if when > before {
					t.Fatalf("%+v lists %s after %s", q, when, before)
				}
				before = when
			}
			if pages++; pages == 3 { // while somebody reads, others write
				put(t, s, entry("added "+before+fmt.Sprint(q.Limit), at(29, 0), "Page", london))
				if err := s.Delete(t.Context(), page.Stories[len(page.Stories)-1].ID); err != nil {
					t.Fatal(err)
				}
				put(t, s, all...) // what was deleted comes back
				for i := range all {
					all[i].Title = "Page, changed"
				}
				put(t, s, all...)
			}
			cursor, err := archive.ParseCursor(page.Next.String())
			if page.Next.IsZero() {
				break
			}
			if err != nil || cursor != page.Next {
				t.Fatalf("ParseCursor(%s) = %v, %v", page.Next, cursor, err)
			}
			q.After = cursor
		}
		for i := range articles {
			if id := fmt.Sprintf("%03d", i); seen[id] < 1 {
				t.Errorf("the pages of %d hold article %s %d times", q.Limit, id, seen[id])
			}
		}
	}
}

package archivetest

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer"
	"dateline/web/archive"
)

// tallied is what an archive counts: stories, and of a place the newest of them.
type tallied struct {
	places                                      map[string]archive.PlaceCount
	days, countries, regions, sources, language map[string]int64
}

// recount counts what a query chooses from the list of its stories. A query names places by
// what they are only.
func recount(t *testing.T, s archive.Store, q archive.Query) tallied {
	t.Helper()
	n := tallied{map[string]archive.PlaceCount{}, map[string]int64{}, map[string]int64{}, map[string]int64{}, map[string]int64{}, map[string]int64{}}
	once := func(counts map[string]int64, values map[string]bool) {
		for v := range values {
			counts[v]++
		}
	}
	for {
		page, err := s.Articles(t.Context(), q)
		if err != nil {
			t.Fatalf("Articles = %v", err)
		}
		for _, f := range page.Stories {
			countries, regions, sources := map[string]bool{}, map[string]bool{}, map[string]bool{f.Source: true}
			for _, m := range f.Mentions {
				if !q.Chooses(m.Place) {
					continue
				}
				countries[m.Place.Country], regions[m.Place.Region] = true, true
				at := n.places[m.Place.ID]
				at.Place = m.Place
				at.Stories++
				if f.Published.After(at.Newest) {
					at.Newest = f.Published
				}
				n.places[m.Place.ID] = at
			}
			for _, c := range f.Copies {
				sources[c.Source] = true
			}
			once(n.countries, countries)
			once(n.regions, regions)
			once(n.sources, sources)
			n.language[f.Language]++
			if !f.Published.IsZero() {
				n.days[f.Published.Format(time.DateOnly)]++
			}
		}
		if page.Next.IsZero() {
			return n
		}
		q.After = page.Next
	}
}

// countsOf asks an archive for the same.
func countsOf(t *testing.T, s archive.Store, q archive.Query) tallied {
	t.Helper()
	fail := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	n := tallied{places: map[string]archive.PlaceCount{}, days: map[string]int64{}}
	q.Limit = 2 * manyPlaces
	places, err := s.Places(t.Context(), q)
	fail(err)
	for i, p := range places {
		n.places[p.Place.ID] = p
		if i > 0 && p.Stories > places[i-1].Stories {
			t.Errorf("Places(%+v) = %+v, want those of most stories first", q, places)
		}
	}
	days, err := s.Days(t.Context(), q)
	fail(err)
	for i, d := range days {
		n.days[d.Day.Format(time.DateOnly)] = d.Stories
		if i > 0 && !d.Day.After(days[i-1].Day) {
			t.Errorf("Days(%+v) = %+v, want the oldest first", q, days)
		}
	}
	for by, to := range map[archive.By]*map[string]int64{archive.ByCountry: &n.countries, archive.ByRegion: &n.regions,
		archive.BySource: &n.sources, archive.ByLanguage: &n.language} {
		counts, err := s.Counts(t.Context(), q, by)
		fail(err)
		*to = map[string]int64{}
		for _, c := range counts {
			(*to)[c.Value] = c.Stories
		}
	}
	return n
}

// manyPlaces are more than are sought one by one.
const manyPlaces = 1050

// atlas is an article that names many places.
func atlas() archive.Entry {
	e := told("atlas", at(8, 5), "one.example", "")
	for i := range manyPlaces {
		e.Mentions = append(e.Mentions, archive.Mention{Times: 1,
			Place: place(fmt.Sprint("own:", i), "Own", []string{"GB", "FJ"}[i%2], "PPL", float64(i%90), float64(i%50))})
	}
	return e
}

// rollups changes an archive at random, counts days in between, and compares all counts with the
// list of the stories.
func rollups(t *testing.T, s archive.Store) {
	random := rand.New(rand.NewPCG(7, 11))
	places := []archive.Place{london, croydon, oxford, paris, suva, apia, pole}
	put(t, s, atlas())
	steps := 70
	if testing.Short() {
		steps = 15
	}
	for step := range steps {
		what, err := disturb(t, s, random, places)
		if err != nil {
			t.Fatalf("step %d, %s: %v", step, what, err)
		}
		if random.IntN(2) == 0 {
			if _, err := s.RollUp(t.Context()); err != nil {
				t.Fatalf("RollUp = %v", err)
			}
		}
		for _, q := range []archive.Query{
			{To: at(8, 0)}, {From: at(3, 0), To: at(5, 0)}, {From: at(2, 7), To: at(7, 0)}, {To: at(4, 23)}, {From: at(3, 2), To: at(3, 9)},
			{Countries: []string{"GB", "FJ"}, From: at(1, 0)}, {Kinds: []gazetteer.FeatureKind{gazetteer.KindSettlement}},
			{Language: "de", To: at(8, 0)}, {Source: "two.example", To: at(5, 0)},
		} {
			diff := cmp.Diff(recount(t, s, q), countsOf(t, s, q), cmp.AllowUnexported(tallied{}))
			if diff != "" {
				t.Fatalf("step %d, %s: counts of %+v (-stories +counts):\n%s", step, what, q, diff)
			}
		}
	}
	if n, err := s.RollUp(t.Context()); err != nil {
		t.Errorf("RollUp = %d, %v", n, err)
	}
	if n, err := s.RollUp(t.Context()); err != nil || n != 0 {
		t.Errorf("RollUp when nothing changed = %d, %v, want no days", n, err)
	}
	if _, err := s.Forget(t.Context(), at(30, 0)); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(recount(t, s, archive.Query{}), countsOf(t, s, archive.Query{}), cmp.AllowUnexported(tallied{})); diff != "" {
		t.Errorf("after all was forgotten (-stories +counts):\n%s", diff)
	}
}

// disturb makes one change at random, and says which.
func disturb(t *testing.T, s archive.Store, random *rand.Rand, places []archive.Place) (string, error) {
	id := fmt.Sprint("article ", random.IntN(14))
	some := func() archive.Place { return places[random.IntN(len(places))] }
	switch random.IntN(10) {
	case 0:
		if known, err := s.Known(t.Context(), []string{id}); err != nil || !known[id] {
			return "nothing", err
		}
		return "removed " + id, s.Delete(t.Context(), id)
	case 1:
		if random.IntN(4) > 0 {
			_, err := s.Put(t.Context(), []archive.Entry{atlas()})
			return "put the atlas", err
		}
		_, err := s.Forget(t.Context(), at(1+random.IntN(3), 12))
		return "forgot some", err
	case 2:
		d, err := s.Get(t.Context(), id)
		if err != nil || len(d.Mentions) == 0 {
			return "nothing", nil
		}
		was, now := d.Mentions[0].Place, some()
		return "corrected " + id, s.Correct(t.Context(), id, archive.Correction{Name: was.Name, Was: was.ID, Place: &now, Made: at(9, 0)})
	case 3: // a newer gazetteer
		i := random.IntN(len(places))
		places[i].Region = fmt.Sprint(places[i].Country, ".", random.IntN(3))
		places[i].Country = []string{"GB", "FR", "FJ", ""}[random.IntN(4)]
		_, err := s.Put(t.Context(), []archive.Entry{told("newest", at(7, 1), "", "", places[i])})
		return "put a place that is elsewhere now", err
	}
	var list []archive.Entry
	for range 1 + random.IntN(4) {
		text := []string{"", long("The storm"), long("The flood"), long("The fire")}[random.IntN(4)]
		source := []string{"one.example", "two.example", ""}[random.IntN(3)]
		id := fmt.Sprint("article ", random.IntN(14))
		e := told(id, at(random.IntN(7), random.IntN(24)), source, text)
		e.Language = []string{"en", "de"}[random.IntN(2)]
		named := map[string]bool{}
		for range random.IntN(4) {
			if p := some(); !named[p.ID] {
				named[p.ID] = true
				e.Mentions = append(e.Mentions, archive.Mention{Place: p, Times: 1})
			}
		}
		list = append(list, e)
	}
	_, err := s.Put(t.Context(), list)
	return fmt.Sprintf("put %d articles", len(list)), err
}

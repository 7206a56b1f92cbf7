package areas_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"dateline/data"
	"dateline/gazetteer"
)

// embedded opens the embedded index and areas.
func embedded(t *testing.T) (*gazetteer.Index, *gazetteer.Areas) {
	t.Helper()
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	a, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Verify(); err != nil {
		t.Fatal(err)
	}
	return x, a
}

// TestContaining asks for the country and the first-level unit of points whose
// answer any atlas gives; of disputed ones the answer is the General Assembly's.
func TestContaining(t *testing.T) {
	x, areas := embedded(t)
	for _, c := range []struct {
		name            string
		lon, lat        float64
		country, admin1 string // codes, "" for the open sea
	}{
		{"Istanbul, Beyoğlu", 28.98, 41.04, "TR", "34"},
		{"Ankara", 32.85, 39.92, "TR", "68"},
		{"Paris", 2.35, 48.86, "FR", "11"},
		{"Madrid", -3.70, 40.42, "ES", "29"},
		{"A Coruña, a province in NE, part of Galicia", -8.4, 43.2, "ES", "58"},
		{"Manchester, England", -2.24, 53.48, "GB", "ENG"},
		{"Austin, Texas", -97.74, 30.27, "US", "TX"},
		{"Washington", -77.03, 38.90, "US", "DC"},
		{"Sydney", 151.0, -33.8, "AU", "02"},
		{"Moscow", 37.62, 55.75, "RU", "48"},
		{"Kyiv", 30.52, 50.45, "UA", "12"},
		{"Donetsk", 37.8, 48.0, "UA", "05"},
		{"Simferopol, Crimea: A/RES/68/262", 34.1, 44.95, "UA", "11"},
		{"Kerch, Crimea", 36.4, 45.35, "UA", "11"},
		{"Sevastopol: A/RES/68/262", 33.53, 44.6, "UA", "20"},
		{"Laayoune, Western Sahara", -13.1, 27.1, "EH", ""},
		{"Sukhumi, Abkhazia: A/RES/62/249", 41.02, 43.01, "GE", "02"},
		{"Tiraspol, Transnistria", 29.63, 46.84, "MD", ""},
		{"Hargeisa, Somaliland", 44.06, 9.56, "SO", ""},
		{"Kyrenia, north of Cyprus", 33.32, 35.33, "CY", ""},
		{"Katzrin, Golan Heights: S/RES/497", 35.69, 32.99, "SY", ""},
		{"Safed, west of the Golan Heights", 35.5, 32.97, "IL", "03"},
		{"Gaza", 34.45, 31.5, "PS", "GZ"},
		{"Ramallah, West Bank", 35.2, 31.9, "PS", "WE"},
		{"Pristina", 21.16, 42.66, "XK", ""},
		{"Cayenne has a code of its own", -52.3, 4.9, "GF", ""},
		{"Longyearbyen", 15.6, 78.2, "SJ", ""},
		{"Suva, Fiji", 178.4, -18.1, "FJ", ""},
		{"Taveuni, Fiji, east of the antimeridian", -179.95, -16.85, "FJ", ""},
		{"Bilibino, Chukotka", 166.44, 68.06, "RU", "15"},
		{"Uelen, Chukotka, east of the antimeridian", -170.0, 66.15, "RU", "15"},
		{"Lesotho is not South Africa", 28.2, -29.5, "LS", ""},
		{"San Marino is not Italy", 12.46, 43.94, "SM", ""},
		{"South Pole", 0, -89.9, "AQ", ""},
		{"Black Sea", 34, 43.3, "", ""},
		{"Gulf of Guinea", 0, 0, "", ""},
	} {
		got := areas.Containing(orb.Point{c.lon, c.lat})
		if c.country == "" {
			if len(got) > 0 {
				t.Errorf("Containing(%s) = %v, want none", c.name, got)
			}
			continue
		}
		if want := x.ID(x.Country(c.country)); !slices.Contains(got, want) {
			t.Errorf("Containing(%s) = %v, want the country %s (%s) in it", c.name, got, c.country, want)
		}
		if others := countries(x, got); len(others) != 1 {
			t.Errorf("Containing(%s) = %v, in countries %v, want one", c.name, got, others)
		}
		if c.admin1 != "" {
			if want := x.ID(x.Admin1(c.country, c.admin1)); !slices.Contains(got, want) {
				t.Errorf("Containing(%s) = %v, want the unit %s.%s (%s) in it", c.name, got, c.country, c.admin1, want)
			}
		}
	}
}

// countries picks the countries among ids.
func countries(x *gazetteer.Index, ids []gazetteer.PlaceID) (codes []string) {
	for _, id := range ids {
		if r, ok := x.ByID(id); ok {
			if p := x.Place(r); x.Country(p.Country) == r {
				codes = append(codes, p.Country)
			}
		}
	}
	return codes
}

// TestSizes compares the areas of countries with those of the World Factbook
// (the index has them from there), where Natural Earth and the Factbook count
// the same land.
func TestSizes(t *testing.T) {
	x, areas := embedded(t)
	for _, c := range []struct {
		country string
		want    float64 // km², land and inland water; World Factbook
	}{
		{"TR", 783562}, {"UA", 603550}, {"FR", 551500}, {"DE", 357022}, {"LS", 30355}, {"LU", 2586}, {"EH", 266000},
		{"AU", 7741220},
	} {
		area, ok := areas.Area(x.ID(x.Country(c.country)))
		if !ok {
			t.Errorf("Area(%s): none", c.country)
			continue
		}
		// orb measures on a sphere, which is off by half a per cent.
		if got := geo.Area(area) / 1e6; got < c.want*0.98 || got > c.want*1.02 {
			t.Errorf("Area(%s) = %.0f km², want %.0f within 2 %%", c.country, got, c.want)
		}
	}
}

// TestTownsInTheirCountry counts the towns that the areas place in another country
// than the gazetteer does. Natural Earth is drawn at 1:10,000,000, so towns at
// borders and on small islands may miss.
func TestTownsInTheirCountry(t *testing.T) {
	x, areas := embedded(t)
	var towns, wrong, sea int
	for i := 0; i < x.Len(); i += 7 {
		r := gazetteer.Ref(i)
		if x.Feature(r).Class != "P" {
			continue
		}
		p := x.Place(r)
		towns++
		switch ids := countries(x, areas.Containing(p.Point)); {
		case len(ids) == 0:
			sea++
		case !slices.Contains(ids, p.Country):
			wrong++
		}
	}
	t.Logf("%d towns: %d in another country, %d in none", towns, wrong, sea)
	if wrong*200 > towns {
		t.Errorf("%d of %d towns lie in another country by area, want at most 0.5 %%", wrong, towns)
	}
	if sea*50 > towns {
		t.Errorf("%d of %d towns lie in no country by area, want at most 2 %%", sea, towns)
	}
}

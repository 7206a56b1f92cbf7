package content

import (
	"strings"
	"testing"

	"dateline/gazetteer"
)

// foremost returns the place that a bare name means: the best kind of name
// first, then the most famous.
func foremost(x *gazetteer.Index, name string) (gazetteer.Place, bool) {
	best := gazetteer.Match{Ref: gazetteer.NoRef}
	for _, m := range x.Lookup(name) {
		if best.Ref == gazetteer.NoRef || weight(x, m) > weight(x, best) {
			best = m
		}
	}
	if best.Ref == gazetteer.NoRef {
		return gazetteer.Place{}, false
	}
	return x.Place(best.Ref), true
}

// weight is fame, of which an alternate name of unknown quality brings a part.
func weight(x *gazetteer.Index, m gazetteer.Match) float64 {
	if m.Kind == gazetteer.NameAlternate {
		return 0.75 * x.Fame(m.Ref)
	}
	return x.Fame(m.Ref)
}

// TestNamesMeanWhatANewsReaderMeans looks up bare names without any article.
func TestNamesMeanWhatANewsReaderMeans(t *testing.T) {
	x := openIndex(t)
	for name, want := range map[string]gazetteer.PlaceID{
		"Turkey": "geonames:298795", "Georgia": "geonames:614540", "Jordan": "geonames:248816",
		"Chad": "geonames:2434508",
		"Kiev": "geonames:703448", "Kyiv": "geonames:703448", "Odessa": "geonames:698740", "Kharkov": "geonames:706483",
		"Hodeidah": "geonames:79415", "Rafah": "geonames:281102", "Deir al-Balah": "geonames:281141",
		"Khan Younis": "geonames:281124",
		"Donbas":      "dateline:donbas", "the Gulf": "dateline:gulf", "West Bank": "geonames:285153",
		"Strait of Hormuz": "dateline:strait-of-hormuz",
		"Bosphorus":        "dateline:bosphorus", "W.Va.": "geonames:4826850", "Calif.": "geonames:5332921",
		"B.C.": "geonames:5909050",
		"NSW":  "geonames:2155400", "Heathrow": "iata:LHR", "JFK": "iata:JFK", "Kremlin": "dateline:kremlin",
		"Crimea": "geonames:703883",
		"US":     "geonames:6252001", "U.S.": "geonames:6252001", "America": "geonames:6252001",
		"UK": "geonames:2635167", "Britain": "geonames:2635167",
		"UAE": "geonames:290557", "DRC": "geonames:203312", "Turkish": "geonames:298795",
		"Turks": "geonames:298795", "Dutch": "geonames:2750405",
		"Burma": "geonames:1327865", "Swaziland": "geonames:934841", "Persia": "geonames:130758",
		"Holland": "geonames:2750405",
		"England": "geonames:6269131", "Scottish": "geonames:2638360", "Istanbul": "geonames:745044",
		"Constantinople": "geonames:745044",
		"Moscow":         "geonames:524901", "Ankara": "geonames:323786", "Antalya": "geonames:323777",
		"Paris": "geonames:2988507", "London": "geonames:2643743",
		"Bombay": "geonames:1275339", "Calcutta": "geonames:1275004", "Saigon": "geonames:1566083",
		"Peking": "geonames:1816670", "Cologne": "geonames:2886242",
		"Mecca": "geonames:104515", "Pokrovsk": "geonames:704422", "Bakhmut": "geonames:713174",
		"Artemivsk": "geonames:713174", "Chernobyl": "gn-at:UA_51.27013_30.21968",
		"Vuhledar": "gn-at:UA_47.77973_37.24999", "White House": "dateline:white-house",
		"Pentagon":       "dateline:the-pentagon",
		"Downing Street": "dateline:downing-street", "Wall Street": "dateline:wall-street",
		"Black Sea": "dateline:black-sea", "Sahel": "dateline:sahel",
		"Middle East": "geonames:6269133", "Europe": "geonames:6255148", "European": "geonames:6255148",
		"EU": "dateline:eu", "Dnipro": "geonames:709930",
		"Gatwick": "iata:LGW", "Suez Canal": "dateline:suez-canal", "Gaza Strip": "geonames:281132",
		"Golan Heights": "dateline:golan-heights",
		"Kashmir":       "dateline:kashmir", "Rhine": "dateline:rhine", "Himalayas": "dateline:himalayas",
		"Washington, D.C.": "geonames:4140963",
		"Kryvyi Rih":       "geonames:703845", "Krivoy Rog": "geonames:703845", "Xi'an": "geonames:1790630",
		"Hualien": "geonames:1674504", "Ciudad de México": "geonames:3530597", "Woldia": "gn-at:ET_11.8277_39.59164",
		"Maarat al-Numan": "geonames:167611", "Fashir": "geonames:379555",
		"Nanga Parbat": "dateline:nanga-parbat", "Mount Semeru": "dateline:mount-semeru",
		"Nishtun": "dateline:nishtun", "Moorea": "dateline:moorea", "Zaatari": "dateline:zaatari",
		"Harlem": "geonames:5120034", "Tower Hamlets": "dateline:tower-hamlets",
		"Kadıköy": "geonames:7732501", "Mapo District": "gn-a2:KR.11.11140", "Ferihegy": "iata:BUD", "Elche": "geonames:2518559",
		"Lewisham": "dateline:lewisham", "Merton": "dateline:merton", "Southwark": "dateline:southwark", "Wembley": "geonames:2634549",
		"Khayelitsha": "dateline:khayelitsha", "Yopougon": "dateline:yopougon", "Suba": "dateline:suba", "Sousse": "geonames:2464915",
		"Robotyne": "dateline:robotyne", "Gare du Nord": "dateline:gare-du-nord", "Bahri": "gn-at:SD_15.64925_32.53458",
	} {
		p, ok := foremost(x, name)
		if !ok {
			t.Errorf("%q is not in the gazetteer, want %s", name, want)
		} else if p.ID != want {
			t.Errorf("%q means %s %s, want %s", name, p.ID, p.Name, want)
		}
	}
}

// TestOrganisationsAreNoPlaces checks that alliances and agencies have no
// famous namesake.
func TestOrganisationsAreNoPlaces(t *testing.T) {
	x := openIndex(t)
	for _, name := range []string{"Nato", "Tass", "Hamas", "Hezbollah", "Opec", "Unesco", "Kremlinology"} {
		if p, ok := foremost(x, name); ok && p.Population > 50_000 {
			t.Errorf("%q means %s %s", name, p.ID, p.Name)
		}
	}
}

// TestCoverage counts what the gazetteer must hold, and looks for names that
// its lists must not lack.
func TestCoverage(t *testing.T) {
	x := openIndex(t)
	count := map[string]int{}
	for i := range x.Len() {
		p := x.Place(gazetteer.Ref(i))
		count[p.Class]++
		count[p.Class+"."+p.Code]++
		if p.Code == "ADM1" && p.Area > 0 {
			count["ADM1 with area"]++
		}
	}
	for what, want := range map[string]int{
		"P": 240_000, "A.ADM1": 3_865, "A.ADM2": 47_600, "ADM1 with area": 3_200, "S.AIRP": 4_500,
		"H": 350, "T": 300, "L": 250, "L.CONT": 7, "H.SEA": 50, "H.STRT": 30, "T.ISL": 100, "H.STM": 100,
		"H.LK": 45, "T.MTS": 40, "T.DSRT": 10,
	} {
		if count[what] < want {
			t.Errorf("%d places of %s, want at least %d", count[what], what, want)
		}
	}
	if n := len(mustTable(t, "seats.tsv").rows); n < 150 {
		t.Errorf("%d seats and landmarks, want at least 150", n)
	}
	for _, name := range []string{
		"Darfur", "Kivu", "Tigray", "Gaza Strip", "Transnistria", "Abkhazia", "Nagorno-Karabakh", "Sinai",
		"Siberia", "Balkans", "Caucasus",
		"Baltic states", "Scandinavia", "Maghreb", "Horn of Africa", "Sub-Saharan Africa", "Southeast Asia",
		"Latin America", "Midwest",
		"New England", "Bay Area", "Silicon Valley", "East Anglia", "Yorkshire", "Tuscany", "Bavaria", "Catalonia",
		"Andalusia", "Normandy",
		"Mediterranean", "South China Sea", "Red Sea", "Persian Gulf", "English Channel", "Gulf of Mexico",
		"Taiwan Strait", "Bab el-Mandeb",
		"Danube", "Nile", "Mississippi River", "Dnieper", "Lake Victoria", "Lake Baikal", "Kakhovka Reservoir",
		"Panama Canal",
		"Alps", "Andes", "Mount Everest", "Sahara", "Gobi", "Amazon", "Sicily", "Crete", "Long Island", "Okinawa",
		"Snake Island",
		"Élysée Palace", "Kyiv Oblast", "Zaporizhzhia Nuclear Power Plant", "Tiananmen Square", "Capitol Hill",
		"Dolmabahçe Palace",
		"Al-Aqsa", "Maidan", "Tahrir Square", "Bakhmut", "Avdiivka", "Khan Yunis", "Jabalia", "El Fasher", "Goma",
		"Nur-Sultan",
		"Harris County", "Litchfield County", "Harris Co.", "Calif", "N.Y.", "Ont.", "Qld", "T&T", "Londoners",
		"New Yorker", "Ohioans", "Texan", "Québécois",
	} {
		if len(x.Lookup(name)) == 0 {
			t.Errorf("%q is not in the gazetteer", name)
		}
	}
}

// TestUnitsHoldTheirTowns checks first-level units whose codes have changed
// since a source was made, and that a town which is a county by itself is one place.
func TestUnitsHoldTheirTowns(t *testing.T) {
	x := openIndex(t)
	for town, want := range map[string]string{
		"Hanoi": "Hanoi", "Ho Chi Minh City": "Ho Chi Minh", "Helsinki": "Uusimaa", "Trondheim": "Trøndelag",
	} {
		p, ok := foremost(x, town)
		unit := x.Name(x.Admin1(p.Country, p.Admin1))
		if !ok || !strings.HasPrefix(unit, want) {
			t.Errorf("%s lies in %q, want %s", town, unit, want)
		}
	}
	for _, city := range []string{"City of Norfolk", "City of Virginia Beach", "City of Baltimore"} {
		m := x.Lookup(city)
		if len(m) != 1 || x.Feature(m[0].Ref).Class != "P" || x.Place(m[0].Ref).Area == 0 {
			t.Errorf("Lookup(%q) = %v, want the town alone, with its area", city, m)
		}
	}
}

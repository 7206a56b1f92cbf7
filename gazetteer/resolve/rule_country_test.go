package resolve_test

import (
	"testing"

	"dateline/gazetteer/resolve"
)

var hintless resolve.Hint

func TestRuleArmed(t *testing.T) {
	// Weights by which the place in the country that the text names wins.
	named := map[string]float64{"country_named": 5}
	checkRule(t, "armed", []ruled{
		{named, "[Russian] troops are near [Pokrovsk].", "Pokrovsk, Donetsk Oblast, Ukraine"},
		{named, "[Russian] ground forces are near [Pokrovsk].", "Pokrovsk, Donetsk Oblast, Ukraine"},
		{named, "[Russia]'s drones hit [Pokrovsk].", "Pokrovsk, Donetsk Oblast, Ukraine"},
		{named, "[Russian] and Belarusian soldiers took [Pokrovsk].", "Pokrovsk, Donetsk Oblast, Ukraine"},
		{named, "[Russian] miners are near [Pokrovsk].", ""},
		{named, "[Russian] troops left. The [Russian] town of [Pokrovsk] was calm.", ""},
		{named, "[Russian] troops left [Yakutsk] for [Pokrovsk].", ""},               // at home
		{named, "[Russian] troops are near [Pokrovsk], Sakha.", ""},                  // said
		{named, "[Chile] said so. [Russian] envoys met; troops hit [Pokrovsk].", ""}, // not theirs
		{named, "[Cuban] troops are near [Santiago].", ""},                           // the other is too far from Cuba
	})
}

func TestRuleAmid(t *testing.T) {
	small := map[string]float64{"best_known": 2}
	checkRule(t, "amid", []ruled{
		{small, "They hit [Kupiansk], [Synkivka], [Kyslivka] and [Petropavlivka].", "Petropavlivka, Kharkiv Oblast, Ukraine"},
		{small, "They hit [Petropavlivka].", ""},
		{small, "They hit [Holguín] and [Petropavlivka].", ""},
	})
}

func TestRulePeers(t *testing.T) {
	small := map[string]float64{"best_known": -2}
	checkRule(t, "peers", []ruled{
		{small, "[Wellington] and [Dunedin] face strikes.", "Dunedin, Otago, New Zealand"},
		{small, "[Dunedin] and [Wellington] face strikes.", "Wellington, Wellington Region, New Zealand"},
		{map[string]float64{"best_known": -6}, "[Wellington] and [Dunedin] face strikes.", ""}, // the ranker is sure
		{small, "[Dunedin] faces strikes. [Wellington] does not.", ""},                         // two sentences
		{small, "[Miami] and [Wellington] and [Dunedin] face strikes.", ""},                    // Florida is meant
		{small, "[Wellington] and [Dunedin], Florida, face strikes.", ""},                      // said
		{small, "[London] and [Dunedin] face strikes.", ""},                                    // no country has both
		{map[string]float64{"fame": 20}, "[Wellington] and [Dunedin] face strikes.", ""},       // the ranker agrees
	})
}

// A far better known place is preferred where nothing but a namesake ties the article to the country of the other; and so is
// one that is as well known, where the other name tells its country.
func TestRulePeersOfOtherCountries(t *testing.T) {
	small := map[string]float64{"best_known": -2}
	checkRule(t, "peers", []ruled{
		{small, "[Melbourne] and [Hastings] face strikes.", "Hastings, New Zealand"},
		{small, "[Melbourne], [Dundee] and [Hastings] face strikes.", ""}, // Britain is meant
		{small, "[Hastings] faces strikes.", ""},
		{map[string]float64{"rank": -1}, "[Auckland] and [Newcastle] face strikes.", ""},
		{map[string]float64{"rank": -1}, "[Sydney] and [Newcastle] face strikes.", "Newcastle, New South Wales, Australia"},
	})
}

func TestRuleTown(t *testing.T) {
	district := map[string]float64{"admin2": 5}
	checkRule(t, "town", []ruled{
		{district, "Trucks left [Arlit].", "Arlit, Agadez Region, Niger"},
		{district, "Trucks left [Arlit] and [Bilma].", ""}, // beside another district
		{district, "Trucks left [Bilma].", ""},             // no town is called so
		{district, "Trucks left [Arlit] district.", ""},
	})
	k := newNamesakeKit(t, district)
	w := k.resolve("Trucks left [Arlit].", hintless)
	if c := w.ChosenOf(&w.Mentions[0]); c == nil || !c.Group.IsSettlement() {
		t.Errorf("Arlit means no town")
	}
}

// Of a capital and the division beside it that is called so, the capital is meant.
func TestCapitalBesideDivision(t *testing.T) {
	k := newNamesakeKit(t, map[string]float64{"admin1": 3, "contained": 6})
	for _, in := range []string{"A yacht from [Hamilton], Bermuda.", "A yacht from [Hamilton]."} {
		w := k.resolve(in, hintless)
		if c := w.ChosenOf(&w.Mentions[0]); c == nil || !c.Group.IsSettlement() {
			t.Errorf("%q: Hamilton means %s, want the capital", in, k.chosen(w, 0))
		}
	}
}

// A list of what happened in a region names nothing abroad.
func TestListsInOpenedRegion(t *testing.T) {
	k := newNamesakeKit(t, byFame())
	for _, c := range []struct{ in, want string }{
		{"In Nebraska, hail hit [Columbus], [Vienna] and [Norfolk].", "-"},
		{"In Nebraska, hail hit [Columbus] and [Vienna].", "-"},
		{"In Nebraska, hail hit [Columbus]; then [Vienna] burned.", "Vienna, Austria"},       // no list
		{"In Nebraska, men spoke of flights to [Columbus] and [Vienna].", "Vienna, Austria"}, // not what happened there
		{"Hail hit [Columbus], [Vienna] and [Norfolk].", "Vienna, Austria"},                  // no region
		{"In Nebraska, hail hit [Columbus] and [Miami].", "Miami, Florida, United States"},   // not abroad
		{"In Nebraska, hail hit [Miami] and [Vienna].", "Vienna, Austria"},                   // none lies there
	} {
		if got := k.chosen(k.resolve(c.in, hintless), 1); got != c.want {
			t.Errorf("%q: the second name means %s, want %s", c.in, got, c.want)
		}
	}
}

// A small town beside a small town is not overridden by a great city of its name.
func TestFamousBesideTown(t *testing.T) {
	near := map[string]float64{"nearest": 2.5}
	for _, c := range []struct{ in, want string }{
		{"The council of [Moscow] met. [Pullman] did so, too.", "Moscow, Idaho, United States"},
		{"They flew to [Moscow] from [Pullman].", "Moscow, Russia"},
	} {
		k := newNamesakeKit(t, with(near, map[string]float64{"fame": 1}))
		if got := k.chosen(k.resolve(c.in, hintless), 0); got != c.want {
			t.Errorf("%q: the first name means %s, want %s", c.in, got, c.want)
		}
	}
}

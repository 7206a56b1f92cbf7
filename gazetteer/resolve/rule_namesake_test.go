package resolve_test

import "testing"

// What is told of a namesake, however loosely, counts where the text puts another one elsewhere.
func TestRuleTold(t *testing.T) {
	famous := map[string]float64{"fame": 20}
	checkRule(t, "told", []ruled{
		{famous, "[Richmond], Virginia, is younger than [Richmond] in England.", "Richmond, England, United Kingdom"},
		{famous, "Rain fell on [Richmond] in England.", "Richmond, England, United Kingdom"},
		{famous, "[Richmond], Virginia, is younger than [Richmond] in Otago.", ""}, // none is there
	})
}

func TestRuleCompatriot(t *testing.T) {
	famous := map[string]float64{"fame": 8}
	checkRule(t, "compatriot", []ruled{
		{famous, "The carnival drew crowds from [Holguín] and [Bayamo] to [Santiago].", "Santiago, Santiago Province, Cuba"},
		{famous, "The carnival of [Santiago] drew crowds.", ""},
		{famous, "Chile sent teams from [Chile] and [Holguín] to [Santiago].", ""},   // it speaks of both
		{famous, "From [Holguín] and [Bayamo] to [Santiago], Chile, it is far.", ""}, // said
	})
}

func TestRuleDistrict(t *testing.T) {
	near := map[string]float64{"near": 50, "nearest": 50}
	checkRule(t, "district", []ruled{
		{near, "A flight from [Perth] to [Cambridge] takes a day.", "Cambridge, England, United Kingdom"},
		{near, "The district of [Cambridge] in [Perth] voted.", ""},
		{near, "Rain fell on [London] and [Cambridge].", ""}, // the city is chosen anyway
	})
}

func TestRuleLarger(t *testing.T) {
	small := map[string]float64{"best_known": -3, "near": 5}
	checkRule(t, "larger", []ruled{
		{small, "Fighting was reported near [Kupiansk] and [Lyman].", "Lyman, Donetsk Oblast, Ukraine"},
		{small, "Fighting was reported near [Lyman].", ""},                      // nothing is near
		{small, "Fighting was reported near [Holguín] and [Lyman].", ""},        // nor here
		{small, "Near [Kupiansk] fell [Lyman], Kharkiv Oblast, they said.", ""}, // said
	})
}

func TestRuleRegion(t *testing.T) {
	division := map[string]float64{"admin1": 5}
	checkRule(t, "region", []ruled{
		{division, "Drought hit the [Sahel].", "Sahel"},
		{division, "Drought hit [Sahel].", ""}, // without the article
		{division, "Drought hit the [Sahel] and later [Sahel] again.", ""},
		{division, "Drought hit the [Sahel], Burkina Faso.", ""},
		{division, "Drought hit the [Sahel] province.", ""},
	})
}

func TestRuleHolder(t *testing.T) {
	town := map[string]float64{"town": 2, "big_town": 2}
	checkRule(t, "holder", []ruled{
		{town, "The storm hit [Baler], [Aurora].", "Aurora, Philippines"},
		{town, "The storm hit [Baler], [Aurora], and moved on.", "Aurora, Philippines"},
		{town, "The storm hit [Baler] and [Aurora].", ""},
		{town, "The storm hit [Baler], [Aurora], Richmond and others.", ""}, // a list
		{town, "The storm hit [Holguín], [Aurora].", ""},                    // it does not hold that
		{town, "The storm hit [Aurora].", ""},
	})
}

func TestRuleShared(t *testing.T) {
	famous := map[string]float64{"fame": 20}
	checkRule(t, "shared", []ruled{
		{famous, "Fires burned in Westwood, California, and by [Chester].", ""}, // the other order
		{famous, "Fires burned near [Westwood], California.", ""},
	})
	k := newNamesakeKit(t, famous)
	for _, c := range []struct{ in, want string }{
		{"Fires burned near [Chester] and [Westwood], California.", "Chester, California, United States"},
		{"Fires burned near [Chester], then [Westwood], California.", "Chester, England, United Kingdom"}, // nothing joins them
		{"Fires burned near [Chester] and [Westwood].", "Chester, England, United Kingdom"},
		{"Fires burned near [London] and [Westwood], California.", "London, England, United Kingdom"}, // none is there
	} {
		if got := k.chosen(k.resolve(c.in, hintless), 0); got != c.want {
			t.Errorf("%q: the first name means %s, want %s", c.in, got, c.want)
		}
	}
}

package claim_test

import (
	"strings"
	"testing"

	"dateline/gazetteer/claim"
)

// TestRivers measures to the nearest point of a river's course. The distances are those that an atlas gives.
func TestRivers(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want claim.Outcome
		why  string // words of the reason
	}{
		{"Asaba lies 2 km from the Niger.", claim.Consistent, "nearest point of Niger River"},
		{"Vienna lies 5 km from the Danube.", claim.Consistent, "nearest point of Danube"},
		{"Panama City is 5 km from the Panama Canal.", claim.Consistent, "nearest point of Panama Canal"},
		{"Vientiane lies 2 km from the Mekong River.", claim.Consistent, "nearest point of Mekong"},
		{"Asaba lies 300 km from the Niger River.", claim.Unverifiable, "another stretch"},
		{"Madrid lies 5 km from the Tagus River.", claim.Unverifiable, ""}, // 45 km: less than what the map may leave out
		{"Glasgow lies 5 km from the River Clyde.", claim.Unverifiable, "not drawn"},
		{"Kingston lies 3 km from the Caribbean Sea.", claim.Unverifiable, "nearly any point"},
		{"Bogotá lies 800 km from the Caribbean Sea.", claim.Consistent, ""},
	} {
		_, verdicts := r.read(t, "", c.text)
		if len(verdicts) != 1 {
			t.Errorf("%q: %d verdicts, want 1", c.text, len(verdicts))
			continue
		}
		if v := verdicts[0]; v.Outcome != c.want || !strings.Contains(v.Reason, c.why) {
			t.Errorf("%q: %s (%s), want %s with %q", c.text, v.Outcome, v.Reason, c.want, c.why)
		}
	}
}

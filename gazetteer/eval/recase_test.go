package eval

import (
	"testing"

	"dateline/gazetteer/text"
)

func TestRecased(t *testing.T) {
	s := Sample{Text: "Rain hit İzmir’s coast, the straße and St. John's."}
	for c, want := range map[text.Casing]string{
		text.CasingPlain: s.Text,
		text.CasingUpper: "RAIN HIT İZMIR’S COAST, THE STRAßE AND ST. JOHN'S.",
		text.CasingTitle: "Rain Hit İzmir’s Coast, The Straße And St. John's.",
		text.CasingLower: "rain hit İzmir’s coast, the straße and st. john's.",
	} {
		if got := s.Recased(c).Text; got != want || len(got) != len(s.Text) {
			t.Errorf("casing %d gives %q, want %q", c, got, want)
		}
	}
}

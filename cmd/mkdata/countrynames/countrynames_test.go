package countrynames

import (
	"slices"
	"testing"

	"dateline/gazetteer"
)

func TestOf(t *testing.T) {
	names := Of("DE")
	for _, want := range []gazetteer.TaggedName{
		{Tag: "de", Text: "Deutschland"}, {Tag: "fr", Text: "Allemagne"}, {Tag: "uk", Text: "Німеччина"},
		{Tag: "zh", Text: "德国"}, {Tag: "zh-Hant", Text: "德國"},
	} {
		if !slices.Contains(names, want) {
			t.Errorf("Of(DE) has no %v", want)
		}
	}
	if slices.ContainsFunc(names, func(n gazetteer.TaggedName) bool { return n.Tag == "de-CH" }) {
		t.Error("Of(DE) lists a variety that says the same as its language")
	}
	if got := Of("XX"); got != nil {
		t.Errorf("Of(XX) = %v, want none", got)
	}
}

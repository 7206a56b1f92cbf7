package eval_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
)

// bulletinPlaces are the places that it names, by their countries.
const bulletinPlaces = "Ankara TR, Belgorod RU, Berlin DE, Black Sea, Budapest HU, Dnipro UA, Germany DE, Hamburg DE, Kharkiv UA, Kyiv UA, " +
	"Lublin PL, Munich DE, Odesa UA, Poland PL, Poltava UA, Russia RU, Turkey TR, Ukraine UA, Vienna AT, Warsaw PL"

// One piece of news has the same places and the same distance in every language.
func TestBulletin(t *testing.T) {
	r := program(t)
	for tag, text := range bulletins(t) {
		a, err := r.Read(context.Background(), article.Input{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if a.Language != tag {
			t.Errorf("%s: read as %q", tag, a.Language)
		}
		var places []string
		for _, p := range a.Places {
			places = append(places, strings.TrimSpace(p.Name+" "+p.Country))
		}
		slices.Sort(places)
		if got := strings.Join(places, ", "); got != bulletinPlaces {
			t.Errorf("%s: places are\n%s, want\n%s", tag, got, bulletinPlaces)
		}
		// German puts a verb between the place and its distance, which then is that of something else.
		if len(a.Verdicts) != 1 || a.Verdicts[0].Outcome != claim.Consistent && a.Verdicts[0].Kind != claim.Position {
			t.Errorf("%s: %d distances, want the one that is true", tag, len(a.Verdicts))
		}
	}
}

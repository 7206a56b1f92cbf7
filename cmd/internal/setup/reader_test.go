package setup_test

import (
	"testing"

	"golang.org/x/text/language"

	"dateline/cmd/internal/setup"
	"dateline/data"
	"dateline/gazetteer"
)

// Each language in which articles are read has its own name for the Black Sea, which the index does not know.
func TestWaterHasNamesInAllLanguages(t *testing.T) {
	x, err := setup.Index()
	if err != nil {
		t.Fatal(err)
	}
	sea := gazetteer.NoRef
	for _, m := range x.Lookup("Black Sea") {
		if x.Feature(m.Ref).Code == "SEA" {
			sea = m.Ref
		}
	}
	for _, l := range data.Readings() {
		if name, ok := x.NameIn(sea, []language.Tag{language.Make(l.Tag)}); !ok || name == x.Name(sea) {
			t.Errorf("in %s the Black Sea is %q", l.Tag, name)
		}
	}
	if name, ok := x.NameIn(sea, []language.Tag{language.German}); name != "Schwarzes Meer" {
		t.Errorf("in German the Black Sea is %q, %v", name, ok)
	}
}

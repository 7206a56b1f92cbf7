package claim

import (
	"os"
	"testing"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/extracttest"
	"dateline/gazetteer/claim/extract/languages"
)

// TestGuesses holds that no text is called wrong by an anaphor for which a place was only left over, where the
// words themselves would be.
func TestGuesses(t *testing.T) {
	tables := os.DirFS("../../data")
	w := extracttest.New(t, tables)
	all, err := languages.Extractors(tables, w.Index)
	if err != nil {
		t.Fatal(err)
	}
	c := New(Config{Extractors: map[string]extract.Opener{"en": all["ru"]}, Index: w.Index})
	for _, test := range []struct {
		marked string
		want   Outcome
	}{
		{"[Одесса|Odesa] находится в 40 км от [Киева|Kyiv].", Contradicted},
		{"Автобус шёл в [Одессу|Odesa]. Раненых увезли в Ирпень. Город лежит в 40 км от [Киева|Kyiv].", Unverifiable},
		{"Их отвезли в [Одессу|Odesa], в 40 км оттуда. [Киев|Kyiv] молчит.", Unverifiable},
		{"[Киев|Kyiv] молчит. Их отвезли в [Одессу|Odesa], в 40 км оттуда.", Unverifiable},
	} {
		for _, v := range verdicts(t, c, w.Document(test.marked)) {
			if v.Outcome != test.want {
				t.Errorf("%s: %s, want %s", test.marked, v.Outcome, test.want)
			}
		}
	}
}

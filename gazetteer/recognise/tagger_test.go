package recognise_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/names"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// tongue is what texts of a language are tagged with.
type tongue struct {
	recognise.Tagger
	words *text.Words
}

// newTongue opens the words of a language and its names in the small world, by a row of names.tsv and of
// demonyms.tsv each: "geonames:298795\tTürkei".
func newTongue(t *testing.T, folder, tag string, latin bool, tables map[string]string) tongue {
	t.Helper()
	x := gazetteertest.World(t)
	files := fstest.MapFS{"endings.tsv": {}, "demonyms.tsv": {}, "forms.tsv": {}}
	for name, rows := range tables {
		files[name] = &fstest.MapFile{Data: []byte(rows)}
	}
	own, err := names.Open(names.Config{Index: x, Tag: tag, Folder: files, Latin: latin})
	if err != nil {
		t.Fatal(err)
	}
	sub, err := fs.Sub(gazetteertest.Tables(), folder)
	if err != nil {
		t.Fatal(err)
	}
	words, err := text.OpenWords(sub)
	if err != nil {
		t.Fatal(err)
	}
	nothing := learn.NewCRF(make([]float32, int(learn.Labels)<<recognise.TaggerBits), learn.Transitions{})
	return tongue{recognise.Tagger{
		Index: x, Names: own, Language: recognise.LanguageNumber(tag), Stack: learn.Stack{First: nothing, Second: nothing}, Least: 0.4,
	}, words}
}

func german(t *testing.T) tongue {
	return newTongue(t, "german", "de", true, map[string]string{
		"names.tsv":    "geonames:298795\tTürkei\t\ngeonames:3017382\tFrankreich\t\ngeonames:524901\tMoskau\t\n",
		"endings.tsv":  "s\t\t\n",
		"demonyms.tsv": "geonames:3017382\tfranzösisch|e\t\n",
		"forms.tsv":    "e\t- e en er es em\t\n",
	})
}

// fit fits both passes to marked texts.
func (g *tongue) fit(marked []string) {
	var read []*recognise.Workspace
	var gold [][]learn.Label
	g.Common = recognise.NewCommon()
	for _, s := range marked {
		plain, spans := gazetteertest.Marked(s)
		w := recognise.NewWorkspace()
		g.Gather(w, text.New(g.words, "", plain))
		w.Keys(g.Common.Add)
		read, gold = append(read, w), append(gold, gazetteertest.Labels(w.Text, spans))
	}
	examples := func() (out []learn.Example) {
		for i, w := range read {
			for k := range w.Segments {
				u := &w.Segments[k]
				out = append(out, learn.Example{Segment: u.Segment.Clone(), Gold: gold[i][u.From:u.To]})
			}
		}
		return out
	}
	for _, w := range read {
		g.Describe(w)
	}
	fit := learn.Fit{Bits: recognise.TaggerBits, Epochs: 12}
	g.First = fit.CRF(examples(), 1)
	for _, w := range read {
		g.FirstPass(w)
	}
	g.Second = fit.CRF(examples(), 2)
}

// tagged returns the spans of a text in one line.
func (g *tongue) tagged(s string) string {
	rec := g.Recognise(recognise.NewWorkspace(), text.New(g.words, "", s))
	var got []string
	for _, p := range rec.Spans {
		got = append(got, written(rec, p.From, p.To))
	}
	return strings.Join(got, "|")
}

// TestTaggerLearns fits a field to a dozen sentences and tags others with it: by the gazetteer, the words
// around, and what the first pass thinks of the other mentions of a word.
func TestTaggerLearns(t *testing.T) {
	g := german(t)
	g.fit([]string{
		"Der Zug hielt in [Lyon] und fuhr nach [Paris] weiter.", "Kanzler Weber sprach in [Kyiv] mit Minister Braun.",
		"Die Firma Kranz baut in [Odesa] ein Werk.", "Bei [Charkow] fiel Schnee, in [Tbilisi] Regen.",
		"Frau Weber kam aus [Ankara].", "Der Verein Blau gewann gegen Rot.", "Aus [Moskau] kam keine Antwort.",
		"Die Stadt [Bakhmut] liegt im Osten.", "Minister Braun flog nach [Istanbul].", "In [Atlanta] begann die Messe.",
		"Das Buch heißt Sommer.", "Herr Kranz wohnt in [Dayton].", "Richter Vogel kam aus [Columbus].",
		"Die Reise nach [Lancaster] dauerte lange.",
	})
	for _, c := range []struct{ in, want string }{
		{"Herr Vogel reiste nach Springfield.", "Springfield"},
		{"In Burlington schneit es.", "Burlington"},
		{"Minister Kranz sprach.", ""},
		{"Aus Albany kam Richter Braun, und nach Albany fuhr Weber zurück.", "Albany|Albany"},
	} {
		if got := g.tagged(c.in); got != c.want {
			t.Errorf("tagged(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTaggerAddsWhatIsKnown tags with a field that is in doubt everywhere: great cities and countries stand
// by their names alone, and so do adjectives and peoples, but not inside longer names.
func TestTaggerAddsWhatIsKnown(t *testing.T) {
	g := german(t)
	for _, c := range []struct{ in, want string }{
		{"Gestern wurde Moskau grau", "Moskau"},
		{"Gestern wurde Frankreichs Küste grau", ""}, // found by another form of its words
		{"Gestern wurde Lincoln grau", ""},           // of little fame
		{"Gestern fuhr der Hof Moskau Holz aus", ""},
		{"Universität von Moskau", ""},
		{"Die französische Küste und ein französischer Wein", "französische|französischer"},
	} {
		if got := g.tagged(c.in); got != c.want {
			t.Errorf("tagged(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTaggerWithoutSpaces cuts what a field takes for one name into the names that make it up.
func TestTaggerWithoutSpaces(t *testing.T) {
	g := newTongue(t, "chinese", "zh", false, map[string]string{
		"names.tsv": "geonames:524901\t莫斯科\t\ngeonames:298795\t土耳其\t\n",
	})
	g.Second = wholeSegments()
	for _, c := range []struct{ in, want string }{
		{"土耳其莫斯科", "土耳其|莫斯科"},
		{"土耳其人莫斯科", "土耳其人莫斯科"}, // no names alone
		{"土耳其 莫斯科", "土耳其 莫斯科"},
	} {
		if got := g.tagged(c.in); got != c.want {
			t.Errorf("tagged(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTaggerTrustsNamesWithoutCapitals tags a script without capitals with a field that is in doubt everywhere: what is less known
// than a great city is a place, too, unless it begins or ends within a word or is a single character.
func TestTaggerTrustsNamesWithoutCapitals(t *testing.T) {
	g := newTongue(t, "chinese", "zh", false, map[string]string{
		"names.tsv": "geonames:524901\t莫斯科\t\ngeonames:4509177\t哥伦布\t\ngeonames:298795\t土\t\ngeonames:4509177\t达莫\t\ngeonames:4509177\t海岸\t\n",
	})
	g.Lexicon, _ = text.OpenLexicon(text.WordList{Frequency: map[string]int{"抵达": 400, "莫斯科": 40, "海岸": 4000, "哥伦布骑士": 40, "昨天": 400, "下雪": 400}}.Pack())
	for _, c := range []struct{ in, want string }{
		{"昨天莫斯科下雪", "莫斯科"},
		{"昨天哥伦布下雪", "哥伦布"},
		{"昨天哥伦布骑士下雪", ""},
		{"昨天土下雪", ""},
		{"昨天海岸下雪", ""},     // the coast
		{"昨天抵达莫斯科", "莫斯科"}, // and not 达莫
	} {
		if got := g.tagged(c.in); got != c.want {
			t.Errorf("tagged(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTaggerLeavesOutCommonWords looks for names in no common word of a script without spaces, unless a name has one of its characters.
func TestTaggerLeavesOutCommonWords(t *testing.T) {
	g := newTongue(t, "chinese", "zh", false, map[string]string{"names.tsv": "geonames:524901\t莫斯科\t\n"})
	g.Lexicon, _ = text.OpenLexicon(text.WordList{
		Frequency: map[string]int{"昨天": 5000, "莫斯": 5000, "下雪": 20, "张三": 5000, "北海": 5000}, FirstNames: []string{"张三"},
	}.Pack())
	for in, want := range map[string]bool{"昨天": false, "莫斯科": true, "下雪": true, "张三": true, "北海": true} {
		rec := g.Recognise(recognise.NewWorkspace(), text.New(g.words, "", in))
		if got := rec.Active(0); got != want {
			t.Errorf("Active(0) of %q = %v, want %v", in, got, want)
		}
	}
}

// TestTaggerCompounds fits fields to sentences in which only compounds of nouns are no places.
func TestTaggerCompounds(t *testing.T) {
	lexicon, _ := text.OpenLexicon(text.WordList{Frequency: map[string]int{
		"regierung": 9, "kreisen": 9, "produkt": 9, "details": 9, "strasse": 9, "bahn": 9, "unternehmen": 9, "wette": 9, "haus": 9,
	}}.Pack())
	for _, own := range []bool{false, true} {
		g := german(t)
		if own {
			g.Lexicon = lexicon
		}
		g.fit([]string{
			"In [Quarnby] hieß es so.", "In Regierungskreisen hieß es so.", "In [Oltrup] hieß es so.", "In Produktdetails hieß es so.",
			"In [Wesmar] hieß es so.", "In Strassenbahn hieß es so.", "In [Kelbra] hieß es so.", "In Hausbahn hieß es so.",
		})
		found, spurious := g.tagged("In Tilmun hieß es so.") != "", g.tagged("In Unternehmenswette hieß es so.") != ""
		if (found && !spurious) != own {
			t.Errorf("own %v: found %v, spurious %v", own, found, spurious)
		}
	}
}

// TestTaggerContext fits fields to sentences that differ in a word beyond two small ones alone.
func TestTaggerContext(t *testing.T) {
	var marked []string
	for _, name := range []string{"Lyon", "Paris", "Kyiv", "Odesa", "Ankara", "Moskau"} {
		marked = append(marked, "Gestern tagte es in dem ["+name+"] lange.", "Gestern siegte es in dem "+name+" lange.")
	}
	for _, context := range []bool{false, true} {
		g := german(t)
		g.Context = context
		g.fit(marked)
		found := g.tagged("Gestern tagte es in dem Istanbul lange.") != ""
		spurious := g.tagged("Gestern siegte es in dem Istanbul lange.") != ""
		if (found && !spurious) != context {
			t.Errorf("context %v: found %v, spurious %v", context, found, spurious)
		}
	}
}

// TestTaggerTails fits fields to texts without spaces that differ in the last word alone: with "学校", a school, the name of a town
// begins that of an institution. Only fields that know such words see it behind a word that they have not met.
func TestTaggerTails(t *testing.T) {
	lexicon, _ := text.OpenLexicon(text.WordList{Frequency: map[string]int{
		"学校": 400, "消息": 400, "外语": 400, "中文": 400, "美术": 400, "音乐": 400, "技术": 400, "昨天": 400, "关闭": 400, "在": 4000,
	}}.Pack())
	var marked []string
	for _, name := range []string{"莫斯科", "巴黎城", "里昂城", "基辅城"} {
		for _, word := range []string{"外语", "中文", "美术", "音乐"} {
			marked = append(marked, "昨天["+name+"]"+word+"消息关闭", "昨天"+name+word+"学校关闭")
		}
	}
	for _, tails := range []bool{false, true} {
		g := newTongue(t, "chinese", "zh", false, map[string]string{"names.tsv": "geonames:524901\t莫斯科\t\n" +
			"Paris/FR\t巴黎城\t\nLyon/FR\t里昂城\t\nKyiv/UA\t基辅城\t\n"})
		g.Lexicon = lexicon
		if tails {
			g.Tails.Add(text.KeyOf("学校"))
		}
		g.fit(marked)
		found, school := g.tagged("昨天莫斯科技术消息关闭") != "", g.tagged("昨天莫斯科技术学校关闭") != ""
		if (found && !school) != tails {
			t.Errorf("tails %v: the town is found: %v, and in the name of a school: %v", tails, found, school)
		}
		far := g.tagged("昨天莫斯科，技术学校关闭") != "" // a mark parts them
		if tails && !far {
			t.Error("a school behind a mark takes the town away")
		}
	}
}

func TestCommon(t *testing.T) {
	var none recognise.Common
	c := recognise.NewCommon()
	key := text.KeyOf("Gondra")
	if none.Has(key) || c.Has(key) {
		t.Error("an empty Common has a key")
	}
	c.Add(key)
	if !c.Has(key) || c.Has(text.KeyOf("Quarnby")) {
		t.Error("a Common does not have what was added, or has what was not")
	}
}

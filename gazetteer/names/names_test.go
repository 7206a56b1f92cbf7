package names_test

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/names"
	"dateline/gazetteer/text"
)

const dataDir = "../../data"

func openIndex(t testing.TB) *gazetteer.Index {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dataDir, "gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	x, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func openNames(t testing.TB, x *gazetteer.Index, tag, folder string, latin bool) *names.Names {
	t.Helper()
	n, err := names.Open(names.Config{Index: x, Tag: tag, Folder: os.DirFS(filepath.Join(dataDir, folder, "names")), Latin: latin})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestFind looks forms of names up: case endings, proclitics, other languages' names and
// abbreviations, and what stands first where a name has several bearers.
func TestFind(t *testing.T) {
	x := openIndex(t)
	for _, language := range []struct {
		tag, folder string
		latin       bool
		cases       map[string]string // words, and the place that is meant, "" for none
	}{
		{"ru", "russian", false, map[string]string{
			"Украины": "Ukraine", "Стамбуле": "Istanbul", "Новой Зеландии": "New Zealand", "Нижнем Новгороде": "Nizhny Novgorod",
			"Казани": "Kazan", "США": "United States", "Вашингтону": "Washington, D.C.", "Чёрном море": "Black Sea", "Орла": "Orel",
			"Бахмутом": "Bakhmut", "словом": "",
		}},
		{"uk", "ukrainian", false, map[string]string{
			"Харкова": "Kharkiv", "Києвом": "Kyiv", "Польщею": "Poland", "Празі": "Prague", "Тернополя": "Ternopil", "Сумщині": "Sumy Oblast",
			"Запоріжжям": "Zaporizhzhia", "ЄС": "European Union",
		}},
		{"pl", "polish", true, map[string]string{
			"Warszawie": "Warsaw", "Krakowie": "Kraków", "Łodzi": "Łódź", "Niemczech": "Germany", "Polsce": "Poland", "Wiedniem": "Vienna", "USA": "United States",
		}},
		{"de", "german", true, map[string]string{
			"Russland": "Russia", "Deutschlands": "Germany", "Genf": "Geneva", "Vereinigten Staaten": "United States", "Mittelmeer": "Mediterranean Sea",
		}},
		{"fr", "french", true, map[string]string{
			"États-Unis": "United States", "Suisse": "Switzerland", "Londres": "London", "Royaume-Uni": "United Kingdom", "Crimée": "Crimea",
		}},
		{"es", "spanish", true, map[string]string{"Alemania": "Germany", "Rusia": "Russia", "Nueva York": "New York City"}},
		{"tr", "turkish", true, map[string]string{"Rusya": "Russia", "ABD": "United States", "Karadeniz": "Black Sea", "Atina": "Athens"}},
		{"ar", "arabic", false, map[string]string{
			"وموسكو": "Moscow", "بالقاهرة": "Cairo", "للرياض": "Riyadh", "الولايات المتحدة": "United States", "أوكرانيا": "Ukraine", "سورية": "Syria",
		}},
		{"zh", "chinese", false, map[string]string{"北京": "Beijing", "江西": "Jiangxi", "新疆": "Xinjiang Autonomous Region", "俄罗斯": "Russia", "黑海": "Black Sea", "意大利": "Italy"}},
	} {
		n := openNames(t, x, language.tag, language.folder, language.latin)
		for words, want := range language.cases {
			got := n.Find(words)
			if want == "" {
				if len(got) > 0 {
					t.Errorf("%s: Find(%q) = %s, want none", language.tag, words, x.Name(got[0].Ref))
				}
				continue
			}
			found := false
			for _, m := range got {
				found = found || x.Name(m.Ref) == want && m.Kind < gazetteer.NameAlternate
			}
			if !found {
				var have []string
				for _, m := range got {
					have = append(have, x.Name(m.Ref))
				}
				t.Errorf("%s: Find(%q) = %q, want %s among them", language.tag, words, have, want)
			}
		}
	}
}

// TestLongest cuts texts without spaces and with elisions.
func TestLongest(t *testing.T) {
	x := openIndex(t)
	for _, c := range []struct {
		tag, folder string
		latin       bool
		text        string
		at          int // token that the name begins at
		want        string
		to          int // token behind it
	}{
		{"zh", "chinese", false, "从北京到南非约翰内斯堡", 1, "Beijing", 3},
		{"zh", "chinese", false, "从北京到南非约翰内斯堡", 4, "South Africa", 6},
		{"zh", "chinese", false, "从北京到南非约翰内斯堡", 6, "Johannesburg", 11},
		{"fr", "french", true, "Le président de l’Ukraine", 4, "Ukraine", 5},
		{"it", "italian", true, "Arrivano a L’Aquila", 2, "L'Aquila", 4},
		{"tr", "turkish", true, "Bakanlar İstanbul'da buluştu", 1, "İstanbul", 2},
	} {
		words, err := text.OpenWords(os.DirFS(filepath.Join(dataDir, c.folder)))
		if err != nil {
			t.Fatal(err)
		}
		n := openNames(t, x, c.tag, c.folder, c.latin)
		k := text.New(words, "", c.text)
		var w names.Workspace
		yes := func(int) bool { return true }
		to, got, _ := n.Longest(&w, k, c.at, yes, yes)
		if to != c.to || len(got) == 0 {
			t.Errorf("%q: the name at token %d ends before %d, want %d", c.text, c.at, to, c.to)
			continue
		}
		found := false
		for _, m := range got {
			found = found || x.Name(m.Ref) == c.want || c.want == "İstanbul" && x.Name(m.Ref) == "Istanbul"
		}
		if !found {
			t.Errorf("%q: %s, want %s", c.text, x.Name(got[0].Ref), c.want)
		}
		if again := n.Lookup(&w, k, c.at, to); len(again) == 0 {
			t.Errorf("%q: Lookup finds nothing where Longest did", c.text)
		}
	}
}

// TestDemonym finds adjectives and peoples in their forms, and none in words that only look so.
func TestDemonym(t *testing.T) {
	x := openIndex(t)
	for _, c := range []struct {
		tag, folder, text string
		at                int // token
		want              string
		to                int // token behind it
	}{
		{"ru", "russian", "Встреча с турецкими дипломатами", 2, "Turkey", 3},
		{"ru", "russian", "Российская сторона ответила", 0, "Russia", 1},
		{"ru", "russian", "Новый Немецкий театр", 1, "", 1}, // part of a name
		{"uk", "ukrainian", "Розмова з харків'янами", 2, "Kharkiv", 3},
		{"pl", "polish", "Rozmowa z Ukraińcami", 2, "Ukraine", 3},
		{"pl", "polish", "rozmowa z ukraińcami", 2, "", 2}, // a people has a capital
		{"de", "german", "Der Berliner Senat", 1, "Berlin", 2},
		{"de", "german", "Mit südkoreanischen Firmen", 1, "South Korea", 2},
		{"tr", "turkish", "Dün Güney Koreliler geldi", 1, "South Korea", 3},
		{"fr", "french", "La diplomatie sud-coréenne", 2, "South Korea", 5},
		{"fr", "french", "Avec les Ukrainiens", 2, "Ukraine", 3},
		{"es", "spanish", "El embajador alemán", 2, "Germany", 3},
		{"it", "italian", "Le truppe russe", 2, "Russia", 3},
		{"pt", "portuguese", "Os soldados norte-americanos", 2, "United States", 5},
		{"ar", "arabic", "القوات الروسية", 1, "Russia", 2},
		{"ar", "arabic", "والتركي", 0, "Turkey", 1},
		{"zh", "chinese", "据俄军说", 1, "Russia", 3},
	} {
		words, err := text.OpenWords(os.DirFS(filepath.Join(dataDir, c.folder)))
		if err != nil {
			t.Fatal(err)
		}
		latin := c.tag != "ru" && c.tag != "uk" && c.tag != "ar" && c.tag != "zh"
		k := text.New(words, "", c.text)
		to, place := openNames(t, x, c.tag, c.folder, latin).Demonym(k, c.at)
		if to != c.to || to > c.at && x.Name(place) != c.want {
			t.Errorf("%s: %q: Demonym at token %d ends before %d, want %d for %q", c.tag, c.text, c.at, to, c.to, c.want)
		}
	}
}

// TestProclitics takes the words of a letter off that are written together with Arabic names, and none off names that
// begin so themselves.
func TestProclitics(t *testing.T) {
	x := openIndex(t)
	n := openNames(t, x, "ar", "arabic", false)
	words, err := text.OpenWords(os.DirFS(filepath.Join(dataDir, "arabic")))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{"وعمان", "عمان"}, {"والقاهرة", "القاهرة"}, {"وببيروت", "بيروت"}, {"بحلب", "حلب"}, {"وواشنطن", "واشنطن"}, {"واشنطن", "واشنطن"},
		{"وهران", "وهران"}, {"بغداد", "بغداد"}, {"وكركوك", "كركوك"}, {"لبنان", "لبنان"}, {"ولبنان", "لبنان"}, {"للقاهرة", "للقاهرة"},
		{"وكوريا الجنوبية", "كوريا الجنوبية"}, {"والروسية", "الروسية"}, {"والإمارات", "الإمارات"},
	} {
		k := text.New(words, "", c.words)
		got := n.Find(c.words)
		if to, place := n.Demonym(k, 0); len(got) == 0 && to == len(k.Tokens) {
			got = []gazetteer.Match{{Ref: place}}
		}
		if len(got) == 0 {
			t.Errorf("%q is no name", c.words)
			continue
		}
		if at := n.Proclitics(k, 0, len(k.Tokens), got[0].Ref); c.words[at:] != c.want {
			t.Errorf("Proclitics(%q) leaves %q for %s, want %q", c.words, c.words[at:], x.Name(got[0].Ref), c.want)
		}
	}
}

// TestTables opens the tables of all languages: every place in them is one of the gazetteer.
func TestTables(t *testing.T) {
	x := openIndex(t)
	for tag, folder := range map[string]string{
		"ru": "russian", "uk": "ukrainian", "tr": "turkish", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
		"pt": "portuguese", "pl": "polish", "ar": "arabic", "zh": "chinese",
	} {
		openNames(t, x, tag, folder, tag != "ru" && tag != "uk" && tag != "ar" && tag != "zh")
	}
}

// TestSpelling writes inflected names as a dictionary has them.
func TestSpelling(t *testing.T) {
	x := openIndex(t)
	for _, language := range []struct {
		tag, folder string
		latin       bool
		cases       map[string]string
	}{
		{"ru", "russian", false, map[string]string{
			"Твери": "Тверь", "Рязани": "Рязань", "Владимира": "Владимир", "Москве": "Москва", "Киеве": "Киев", "Харькове": "Харьков",
			"Санкт-Петербурге": "Санкт-Петербург", "Санкт-Петербург": "Санкт-Петербург", "Нижнем Новгороде": "Нижний Новгород",
			"Украины": "Украина",
		}},
		{"uk", "ukrainian", false, map[string]string{"Харкова": "Харків", "Києвом": "Київ", "Польщею": "Польща", "Тернополя": "Тернопіль"}},
		{"pl", "polish", true, map[string]string{"Warszawie": "Warszawa", "Krakowie": "Kraków"}},
		{"de", "german", true, map[string]string{"Russland": "Russland", "Genf": "Genf"}},
		{"ar", "arabic", false, map[string]string{"وبغداد": "بغداد", "بيروت": "بيروت", "والقاهرة": "القاهرة"}},
	} {
		n := openNames(t, x, language.tag, language.folder, language.latin)
		for words, want := range language.cases {
			found := n.Find(words)
			if len(found) == 0 {
				t.Errorf("%s: Find(%q) has no place", language.tag, words)
				continue
			}
			if got, ok := n.Spelling(words, found[0].Ref); !ok || got != want {
				t.Errorf("%s: Spelling(%q) = %q, %v, want %q", language.tag, words, got, ok, want)
			}
		}
		if got, ok := n.Spelling("Zzyzx", 1); ok {
			t.Errorf("%s: a word that is no name is spelled %q", language.tag, got)
		}
	}
}

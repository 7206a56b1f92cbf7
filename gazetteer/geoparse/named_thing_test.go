package geoparse_test

import (
	"context"
	"strings"
	"testing"

	"dateline/gazetteer/geoparse"
)

// TestNamedThings reads names of towns that the words beside them make those of persons, ships, dishes and clubs, and the same
// names where towns are meant. What stands in brackets has a place if want is true.
func TestNamedThings(t *testing.T) {
	p, _ := newLanguagesParser(t)
	for _, c := range []struct {
		language, text string
		want           bool
	}{
		// An unknown word before a town.
		{"es", "Murió Evaristo [Lugo], el último afilador de Sarria.", false},
		{"es", "Murió Evaristo en [Lugo].", true},
		{"es", "Ayer Crescencio [Zamora] inauguró el parque de Benavente.", false},
		{"es", "Según [Bogotá], espiaba a los mineros de Cali.", true},
		{"es", "La obra de Gran [Canaria] costará dos millones.", true},
		{"es", "Los autobuses Alsa Oviedo-[Gijón] no circulan.", true},
		{"es", "Sánchez [Guadalajara], consejero de Agricultura, dimitió.", false},
		{"it", "Toufic [Aleppo], parroco di Sidone, ha lanciato un appello.", false},
		{"it", "Il tribunale ha condannato Rosario [Catania] a sei anni.", false},
		{"it", "Il treno da Roma a [Catania] è in ritardo.", true},
		{"pt", "O tribunal de Évora condenou Adelino [Lisboa] a cinco anos.", false},
		{"fr", "La police cherche Théophane [Vichy], disparu lundi.", false},

		// Ships, storms and nicknames.
		{"es", "La fragata «[Cartagena]» zarpó ayer.", false},
		{"es", "El puerto de [Cartagena] cerró ayer.", true},
		{"it", "La nave [Vulcano] è salpata da Taranto.", false},
		{"fr", "Le chalutier « Ville de [Dieppe] » a coulé au large de Fécamp.", false},
		{"de", "Die Fregatte „[Hamburg]“ ist aus Wilhelmshaven ausgelaufen.", false},
		{"de", "Die Zeitung aus „[Hamburg]“ schweigt.", true},
		{"ru", "Лидер группы по кличке [Орёл] скрывался в Черногории.", false},
		{"de", "Ein Wirt namens [Hamburger] stellte sich in Hanau.", false},
		{"zh", "“[长沙]”号驱逐舰从湛江驶往红海。", false},
		{"zh", "台风“[杭州]”登陆福建。", false},
		{"zh", "记者从[长沙]报道，当地下了大雨。", true},
		{"zh", "绰号“[长白山]”的逃犯藏身珲春。", false},
		{"zh", "[长江]委预测洪峰将到武汉。", false},

		// Dishes.
		{"fr", "On a servi une salade [niçoise].", false},
		{"fr", "La police [niçoise] cherche un homme.", true},
		{"es", "Sirvieron callos a la [madrileña].", false},
		{"de", "Es gab [Wiener] Schnitzel.", false},
		{"de", "Die [Wiener] Polizei sucht Zeugen.", true},
		{"uk", "На стіл поставили [київський] торт.", false},
		{"uk", "На мітингу виступив [київський] міський голова.", true},
		{"tr", "Sofraya [Adana] kebabı kondu.", false},
		{"zh", "他点了[扬州]炒饭。", false},
		{"zh", "[重庆]火锅节开幕。", true},

		// Others.
		{"es", "El [Barcelona] ganó con un gol de [Pinto].", false},
		{"de", "In der Altener [Heide] brannte es.", false},
		{"de", "In [Heide] brannte ein Haus.", true},
		{"pt", "[Queda] de avião mata dois em Vinhedo.", false},
		{"pt", "[Praia] e Dakar assinam um acordo de pesca.", true},
	} {
		var plain strings.Builder
		var starts []int
		for i, part := range strings.FieldsFunc(c.text, func(r rune) bool { return r == '[' || r == ']' }) {
			if i%2 == 1 != strings.HasPrefix(c.text, "[") {
				starts = append(starts, plain.Len())
			}
			plain.WriteString(part)
		}
		d, err := p.Parse(context.Background(), geoparse.Input{Text: plain.String(), Language: c.language})
		if err != nil {
			t.Fatal(err)
		}
		got := false
		for _, m := range d.Mentions {
			for _, start := range starts {
				got = got || m.Start <= start && start < m.End && m.Place >= 0
			}
		}
		if got != c.want {
			t.Errorf("%s: %q: the name in brackets has a place: %v, want %v", c.language, c.text, got, c.want)
		}
	}
}

// TestWaters reads the names of waters that towns, divisions and countries have, too.
func TestWaters(t *testing.T) {
	p, x := newLanguagesParser(t)
	for _, c := range []struct{ language, text, name, want string }{
		{"es", "El río Uruguay se desbordó en Concordia.", "Uruguay", "Uruguay River"},
		{"es", "El gobierno de Uruguay se reunió en Montevideo.", "Uruguay", "Uruguay"},
		{"es", "El río Uruguay creció, dijo el gobierno de Uruguay.", "Uruguay", "Uruguay"}, // one name, mostly the country's
		{"fr", "Le fleuve Sénégal déborde à Podor.", "Sénégal", "Senegal River"},
		{"es", "El caudal del río Segura bajó.", "Segura", ""}, // the gazetteer has towns of the name alone
		{"pl", "Rzeka San wylała w Przemyślu.", "San", ""},
		{"de", "Die Isar und der Inn führen Hochwasser.", "Isar", "Isar, Bavaria, Germany"},
		{"de", "Die Mosel bei Trier steigt.", "Mosel", "Moselle"},
		{"ar", "ارتفع منسوب نهر النيل.", "نهر النيل", "Nile"},
		{"tr", "Dün İzmir kentinde yangın çıktı.", "İzmir", "İzmir, İzmir Province, Turkey"}, // the word for a day has a capital
	} {
		d, err := p.Parse(context.Background(), geoparse.Input{Text: c.text, Language: c.language})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range d.Mentions {
			if m.Text == c.name && m.Place >= 0 {
				got = x.Label(d.Places[m.Place].Ref)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q: %s means %q, want %q", c.language, c.text, c.name, got, c.want)
		}
	}
}

// TestArticledClubs tells clubs, which have an article in Spanish, Italian and Portuguese, from towns.
func TestArticledClubs(t *testing.T) {
	p, _ := newLanguagesParser(t)
	for _, c := range []struct {
		language, text, name string
		want                 geoparse.Kind
	}{
		{"es", "El Betis ganó 3-1 al Sevilla en Montjuïc.", "Sevilla", geoparse.Organisation},
		{"es", "El alcalde de Sevilla visitó la feria.", "Sevilla", geoparse.Literal},
		{"it", "Il Bologna espugna Firenze.", "Bologna", geoparse.Organisation},
		{"it", "A Bologna piove.", "Bologna", geoparse.Literal},
		{"pt", "O rio subiu em Porto Alegre.", "Porto Alegre", geoparse.Literal}, // "Porto" begins a club's name as well
	} {
		d, err := p.Parse(context.Background(), geoparse.Input{Text: c.text, Language: c.language})
		if err != nil {
			t.Fatal(err)
		}
		var got geoparse.Kind
		for _, m := range d.Mentions {
			if m.Text == c.name {
				got = m.Kind
			}
		}
		if got != c.want {
			t.Errorf("%s: %q: %s is %v, want %v", c.language, c.text, c.name, got, c.want)
		}
	}
}

package geoparse_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// otherLanguages are the languages that the program reads beside English.
func otherLanguages(t testing.TB) (out []geoparse.LanguageConfig) {
	t.Helper()
	for _, l := range [][3]string{
		{"ru", "russian", "slavic"}, {"uk", "ukrainian", "slavic"}, {"tr", "turkish", "turkish"}, {"de", "german", "german"},
		{"fr", "french", "romance"}, {"es", "spanish", "romance"}, {"it", "italian", "romance"}, {"pt", "portuguese", "romance"},
		{"pl", "polish", "slavic"}, {"ar", "arabic", "arabic"}, {"zh", "chinese", "chinese"},
	} {
		b, err := os.ReadFile(filepath.Join("../../data/models", l[2]+".bin"))
		if err != nil {
			t.Fatal(err)
		}
		latin := l[0] != "ru" && l[0] != "uk" && l[0] != "ar" && l[0] != "zh"
		out = append(out, geoparse.LanguageConfig{Tag: l[0], Folder: l[1], Latin: latin, Model: b})
	}
	return out
}

func newLanguagesParser(t testing.TB) (*geoparse.Parser, *gazetteer.Index) {
	t.Helper()
	index, err := os.ReadFile("../../data/gazetteer.idx")
	if err != nil {
		t.Fatal(err)
	}
	x, err := gazetteer.Open(index)
	if err != nil {
		t.Fatal(err)
	}
	model, err := os.ReadFile("../../data/model.bin")
	if err != nil {
		t.Fatal(err)
	}
	p, err := geoparse.New(geoparse.Config{Index: x, Model: model, Tables: os.DirFS("../../data"), Languages: otherLanguages(t)})
	if err != nil {
		t.Fatal(err)
	}
	return p, x
}

// TestOtherLanguages parses the texts of testdata/languages.txt, each behind its language and
// "> ", and compares what is found, a mention a line.
func TestOtherLanguages(t *testing.T) {
	p, x := newLanguagesParser(t)
	const file = "testdata/languages.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, block := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
		head, _, _ := strings.Cut(block, "\n")
		tag, text, _ := strings.Cut(head, "> ")
		d, err := p.Parse(context.Background(), geoparse.Input{Text: text, Language: tag})
		if err != nil {
			t.Fatal(err)
		}
		if d.Language != tag {
			t.Errorf("%q is read in %q", text, d.Language)
		}
		fmt.Fprintln(&out, head)
		for _, m := range d.Mentions {
			to := "-"
			if m.Place >= 0 {
				to = x.Label(d.Places[m.Place].Ref)
			}
			fmt.Fprintf(&out, "%s [%s] %s\n", m.Text, m.Kind, to)
		}
		fmt.Fprintln(&out)
	}
	got := strings.TrimSuffix(out.String(), "\n")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(b), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPublisherCountry reads names that several countries have as the country means them that the
// reader names, and a country's own name as that country.
func TestPublisherCountry(t *testing.T) {
	p, x := newLanguagesParser(t)
	for _, c := range []struct{ language, country, text, want string }{
		{"es", "AR", "Un incendio destruyó anoche un depósito en Córdoba.", "Córdoba, Córdoba Province, Argentina"},
		{"es", "ES", "Un incendio destruyó anoche un depósito en Córdoba.", "Córdoba, Andalusia, Spain"},
		{"es", "ES", "En Mérida cerraron las escuelas por la lluvia.", "Mérida, Extremadura, Spain"},
		{"es", "VE", "En Mérida cerraron las escuelas por la lluvia.", "Mérida, Mérida State, Venezuela"},
		{"es", "MX", "La encabezan familias de Honduras.", "Honduras"},
		{"pt", "PT", "Em Santarém, o rio subiu dois metros durante a noite.", "Santarém, Santarém District, Portugal"},
		{"pt", "BR", "Em Santarém, o rio subiu dois metros durante a noite.", "Santarém, Pará, Brazil"},
		{"de", "DE", "In Frankfurt ist ein Zug entgleist.", "Frankfurt, Hesse, Germany"},
		{"ru", "RU", "В Троицке загорелся склад.", "Troitsk, Chelyabinsk Oblast, Russia"},
	} {
		d, err := p.Parse(context.Background(), geoparse.Input{Text: c.text, Language: c.language,
			Focus: geoparse.Hint{Country: c.country}})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Places) != 1 || x.Label(d.Places[0].Ref) != c.want {
			t.Errorf("%s in %s: %q has %d places, want %s", c.language, c.country, c.text, len(d.Places), c.want)
			for i := range d.Places {
				t.Log(x.Label(d.Places[i].Ref))
			}
		}
	}
}

// TestNamesake reads names that several countries have, where nothing but the language of the text speaks for one, and where
// the text itself speaks for another.
func TestNamesake(t *testing.T) {
	p, x := newLanguagesParser(t)
	for _, c := range []struct{ language, text, want string }{
		{"es", "Un tren descarriló cerca de [Toledo].", "Toledo, Castille-La Mancha, Spain"},
		{"es", "La fragata zarpó de [Rota] hacia el mar Rojo.", "Rota, Andalusia, Spain"},
		{"es", "La policía de Ohio cerró un puente en [Toledo].", "Toledo, Ohio, United States"},
		{"es", "Un incendio se declaró ayer en [Valencia].", "Valencia, Valencian Community, Spain"},
		{"es", "Caracas informó de apagones en [Valencia] y Maracay.", "Valencia, Carabobo, Venezuela"},
		{"es", "El gobierno de Venezuela reforzó la seguridad en [Valencia] tras los saqueos.", "Valencia, Carabobo, Venezuela"},
		{"es", "Los huracanes golpearon Los Cabos y [La Paz].", "La Paz, Baja California Sur, Mexico"},
		{"es", "Evo Morales regresó a [La Paz].", "La Paz, La Paz Department, Bolivia"},
		{"es", "Llovió en Sevilla, [Córdoba] y Granada.", "Córdoba, Andalusia, Spain"},
		{"es", "El ELN atacó un puesto en Montería, en el departamento de [Córdoba], Colombia.", "Córdoba, Colombia"},
		{"fr", "La frégate a quitté [Brest] pour la mer Rouge.", "Brest, Brittany, France"},
		{"fr", "[Brest] et Grodno accueillent des réfugiés, selon Minsk.", "Brest, Brest Region, Belarus"},
		{"ru", "В [Бресте] задержали активиста.", "Brest, Brest Region, Belarus"},
		{"pl", "Okręt wypłynął z [Brestu] na Atlantyk.", "Brest, Brittany, France"},
		{"ru", "Рейс прибыл в [Окленд] из Сиднея.", "Auckland, Auckland Region, New Zealand"},
		{"tr", "Rum tarafı [Güzelyurt]'u istiyor.", "Mórfou, Nicosia District, Cyprus"},
		{"tr", "Aksaray'ın [Güzelyurt] ilçesinde deprem oldu.", "Güzelyurt, Aksaray Province, Turkey"},
		{"it", "Un treno è deragliato a [Monaco], in Baviera.", "Munich, Bavaria, Germany"},
		{"it", "Il principe Alberto di [Monaco] è a Roma.", "Monaco"},
		{"ru", "Бои идут за [Покровск] и Токмак.", "Pokrovsk, Donetsk Oblast, Ukraine"},
		{"ar", "وقعت اشتباكات في [خانيونس].", "Khan Younis, Gaza Strip, Palestinian Territories"},
		{"ar", "احتجاجات في [السماوة] والناصرية.", "As Samawah, Muthanna, Iraq"},
		{"zh", "记者从[太原]报道，当地昨天发生火灾。", "Taiyuan, Shanxi, China"},
		{"zh", "[岳阳]水位超过警戒线。", "Yueyang, Hunan, China"},
		{"zh", "[德州]昨天下了大雪，济南也降温。", "Dezhou, Shandong, China"},
		{"zh", "休斯敦和[德州]多地停电。", "Texas, United States"},
	} {
		before, name, _ := strings.Cut(c.text, "[")
		name, after, _ := strings.Cut(name, "]")
		d, err := p.Parse(context.Background(), geoparse.Input{Text: before + name + after, Language: c.language})
		if err != nil {
			t.Fatal(err)
		}
		got := "nothing"
		for _, m := range d.Mentions {
			if m.Start == len(before) && m.Place >= 0 {
				got = x.Label(d.Places[m.Place].Ref)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q means %s, want %s", c.language, c.text, got, c.want)
		}
	}
}

func TestUnreadLanguage(t *testing.T) {
	p, _ := newLanguagesParser(t)
	if _, err := p.Parse(context.Background(), geoparse.Input{Text: "Oslo", Language: "nb"}); !errors.Is(err, geoparse.ErrLanguage) {
		t.Errorf("Parse in Norwegian: %v, want %v", err, geoparse.ErrLanguage)
	}
	if got := p.Languages(); len(got) != 12 || got[0] != "en" {
		t.Errorf("Languages() = %q, want English and eleven others", got)
	}
}

// TestTaggerModel reads what it wrote, and refuses what is damaged.
func TestTaggerModel(t *testing.T) {
	emit := make([]float32, int(learn.Labels)<<recognise.TaggerBits)
	emit[7], emit[300] = 1.5, -2
	field := learn.NewCRF(emit, learn.Transitions{})
	common := recognise.NewCommon()
	common.Add(1 << 60)
	m := &geoparse.TaggerModel{Languages: []string{"xx"}, Provenance: "made up",
		Stack: learn.Stack{First: field, Second: field}, Bias: .5, Least: .25, Context: true, Common: common}
	b := m.Encode()
	if !bytes.Equal(b, m.Encode()) {
		t.Error("equal models give different bytes")
	}
	got, err := geoparse.DecodeTaggerModel(b)
	if err != nil {
		t.Fatal(err)
	}
	w, _ := got.First.Weights()
	if w[7] < 1.49 || w[7] > 1.51 || w[300] != -2 || w[8] != 0 || got.Bias != .5 || got.Least != .25 || !got.Context ||
		!got.Common.Has(1<<60) || got.Common.Has(1<<59) {
		t.Errorf("decoded: %v %v %v, bias %v, least %v", w[7], w[300], w[8], got.Bias, got.Least)
	}
	for i := range 64 {
		cut := b[:len(b)*i/64]
		if _, err := geoparse.DecodeTaggerModel(cut); !errors.Is(err, geoparse.ErrModel) {
			t.Fatalf("%d of %d bytes: %v, want %v", len(cut), len(b), err, geoparse.ErrModel)
		}
	}
	b[len(b)-1] ^= 1
	if _, err := geoparse.DecodeTaggerModel(b); !errors.Is(err, geoparse.ErrModel) {
		t.Errorf("a damaged model: %v, want %v", err, geoparse.ErrModel)
	}
}

// TestClassesOfWords reads the classes of the languages: of words that fold to the same, as "è" and "e" do, only one
// can have a class.
func TestClassesOfWords(t *testing.T) {
	for _, l := range otherLanguages(t) {
		rows, err := text.ReadTable(os.DirFS("../../data/"+l.Folder), "classes.tsv", 3)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[uint64][]string{}
		for _, r := range rows {
			key := text.KeyOf(r[0])
			if was := seen[key]; was != nil && was[1] != r[1] {
				t.Errorf("%s: %q is %s, and %q is %s", l.Folder, was[0], was[1], r[0], r[1])
			}
			seen[key] = r
		}
	}
}

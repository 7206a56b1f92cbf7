package quantity

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer/text"
	"dateline/geo"
)

func TestTokens(t *testing.T) {
	_, w := english(t)
	for _, c := range []struct{ text, want string }{
		{"It's 400km/h off Hay-on-Wye.", "It ' s 400 km / h off Hay - on - Wye ."},
		{"1 200 km, 12 345.5 and 2½", "1 200|km|,|12|345.5|and|2½"},
		{"Coeur d’Alene, N.E. of 5km2", "Coeur|d|’|Alene|,|N|.|E|.|of|5|km2"},
		{"½ mile, 1/2 mile", "½ mile , 1 / 2 mile"},
	} {
		var got []string
		for _, k := range Tokens(text.New(w, "A title", c.text)) {
			got = append(got, c.text[k.Start:k.End])
		}
		sep := " "
		if strings.Contains(c.want, "|") {
			sep = "|"
		}
		if g := strings.Join(got, sep); g != c.want {
			t.Errorf("Tokens(%q) = %s, want %s", c.text, g, c.want)
		}
	}
}

// FuzzTokens checks that tokens cover the letters and digits of a text in
// order, and that reading lengths of any text fails nowhere.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"½ ½½ 1/2 ⅞ km 1,,2 km a-a-mile \u00a0 12 345 km-km (3 mi", "between and miles",
		"5 miles (8", "90 MI... KM",
		"a and a half mile and a half"} {
		f.Add(s)
	}
	r, w := english(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		end := 0
		tok := Tokens(text.New(w, "", s))
		for i, k := range tok {
			if k.Start < end || k.End <= k.Start || k.End > len(s) {
				t.Fatalf("token %d–%d after %d in a text of %d bytes", k.Start, k.End, end, len(s))
			}
			for _, c := range s[end:k.Start] {
				if unicode.IsLetter(c) || unicode.IsDigit(c) {
					t.Fatalf("%q between tokens at %d", c, end)
				}
			}
			end = k.End
			if q, ok := r.At(
				tok,
				i,
				0,
			); ok &&
				(q.First > q.Number || q.Number >= q.Next || q.Next > q.After || q.After > len(tok) || q.Value.Min > q.Value.Max) {
				t.Fatalf("quantity %+v in %q", q, s)
			}
			r.Direction(tok, i)
		}
	})
}

func TestUnits(t *testing.T) {
	r, w := english(t)
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The sea road is long.", false},
		{"It is 400km off.", true},
		{"It is a mile off.", true},
		{"Twenty nautical miles", true},
		{"A66 and 1990s", false},
	} {
		if got := r.Units(text.New(w, "", c.text)); got != c.want {
			t.Errorf("Units(%q) = %v, want %v", c.text, got, c.want)
		}
	}
}

// TestUnitWords holds that a person may type every unit that a text may use,
// by the same word, wherever geo knows it.
func TestUnitWords(t *testing.T) {
	for _, word := range []string{"m", "metres", "km", "kilometers", "mi", "miles", "nautical miles", "nmi", "ft",
		"feet", "yd", "yards"} {
		u, err := geo.ParseUnit(word)
		if err != nil {
			t.Fatal(err)
		}
		q, _, ok := first(t, "5 "+word+" off")
		if !ok || q.Unit != u || q.One != u.Length() {
			t.Errorf("a text's %q is %s of %v, a query's %s", word, q.Unit, q.One, u)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	good := map[string]string{
		"units.tsv":   "km\tkm\t\n",
		"numbers.tsv": "two\tnumber\t2\n",
		"hedges.tsv":  "about\tabout\t\n",
		"compass.tsv": "north\tN\t\n",
	}
	open := func(name, rows string) error {
		folder := fstest.MapFS{}
		for k, v := range good {
			folder[k] = &fstest.MapFile{Data: []byte(v)}
		}
		if name != "" {
			folder[name] = &fstest.MapFile{Data: []byte(rows)}
		}
		_, err := Open(folder)
		return err
	}
	if err := open("", ""); err != nil {
		t.Errorf("Open: %v", err)
	}
	for _, c := range []struct{ name, rows string }{
		{"units.tsv", "cubit\tcubit\t\n"},
		{"units.tsv", "league\tmi\tthree\n"},
		{"units.tsv", "league\tmi\n"},
		{"numbers.tsv", "two\tnoun\t2\n"},
		{"numbers.tsv", "two\tnumber\ttwo\n"},
		{"hedges.tsv", "about\tsure\t\n"},
		{"compass.tsv", "up\tU\t\n"},
	} {
		if err := open(c.name, c.rows); err == nil || !strings.Contains(err.Error(), c.name) {
			t.Errorf("Open with %q in %s: %v, want an error that names the table", c.rows, c.name, err)
		}
	}
	if _, err := Open(fstest.MapFS{}); err == nil {
		t.Error("Open of nothing: no error")
	}
}

// TestTables holds that every word of the tables is read as it is written: our
// tokenizer cuts it where the table has a space.
func TestTables(t *testing.T) {
	_, w := english(t)
	for _, name := range []string{"units.tsv", "numbers.tsv", "hedges.tsv", "compass.tsv"} {
		rows, err := text.ReadTable(os.DirFS("../../data/english/lengths"), name, 3)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, row := range rows {
			var got []string
			for _, k := range Tokens(text.New(w, "", row[0])) {
				got = append(got, k.Word)
			}
			if strings.Join(got, " ") != row[0] {
				t.Errorf("%s: %q is read as %q", name, row[0], got)
			}
			if key := row[0] + "\t" + row[1]; seen[key] {
				t.Errorf("%s: %q stands twice as %s", name, row[0], row[1])
			} else {
				seen[key] = true
			}
		}
	}
}

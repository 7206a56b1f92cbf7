package text_test

import (
	"strings"
	"testing"

	"dateline/gazetteer/text"
)

func TestSentences(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"titles", "He met Mr. Smith. She left.", []string{"He met Mr. Smith.", "She left."}},
		{"titles at the beginning", "Gov. Reyes stalled. Sen. Ruiz agreed.",
			[]string{"Gov. Reyes stalled.", "Sen. Ruiz agreed."}},
		{"saints", "Near St. Paul the road ends.", []string{"Near St. Paul the road ends."}},
		{"initials", "J. Smith spoke. K. Jones did not.", []string{"J. Smith spoke.", "K. Jones did not."}},
		{"a state inside a sentence", "Talks in Lincoln, Neb. were held.",
			[]string{"Talks in Lincoln, Neb. were held."}},
		{"a state at its end", "Talks in Lincoln, Neb. The mayor spoke.",
			[]string{"Talks in Lincoln, Neb.", "The mayor spoke."}},
		{"U.S. at its end", "He lives in the U.S. The war goes on.",
			[]string{"He lives in the U.S.", "The war goes on."}},
		{"U.S. inside it", "The U.S. Army came.", []string{"The U.S. Army came."}},
		{"companies", "Acme Co. Ltd. moved. It was late.", []string{"Acme Co. Ltd. moved.", "It was late."}},
		{"dates", "From Jan. 5 to Feb. 6.", []string{"From Jan. 5 to Feb. 6."}},
		{"numbers", "It is 5.5 m high. Next.", []string{"It is 5.5 m high.", "Next."}},
		{"a sentence that begins with a number", "The town fell. 20 km away, guns fired. (He left.) 12 more died.",
			[]string{"The town fell.", "20 km away, guns fired.", "(He left.)", "12 more died."}},
		{"a number behind a name", "Troops left Bakhmut. 20 km away, guns fired.",
			[]string{"Troops left Bakhmut.", "20 km away, guns fired."}},
		{"a number behind an abbreviation", "Take Rte. 9 or No. 5 from Jan. 6 at 5 p.m. 12 times a day.",
			[]string{"Take Rte. 9 or No. 5 from Jan. 6 at 5 p.m. 12 times a day."}},
		{"numbers behind a stop without a space", "It is 5.5 m or approx.6 m high.",
			[]string{"It is 5.5 m or approx.6 m high."}},
		{"wrapped lines", "The plan of the\ncouncil failed.\nRoads closed.",
			[]string{"The plan of the\ncouncil failed.", "Roads closed."}},
		{"a comma at the end of a line", "A first line,\nsecond line.", []string{"A first line,\nsecond line."}},
		{"headings", "Floods\n\nrain fell.", []string{"Floods", "rain fell."}},
		{"lines that end in a name", "Weather in Lyon\nRain fell.", []string{"Weather in Lyon", "Rain fell."}},
		{"questions", "Did he? Yes! No.", []string{"Did he?", "Yes!", "No."}},
		{"a quoted question that goes on", "“Where?” he asked in Lyon. “Here!” she said.",
			[]string{"“Where?” he asked in Lyon.", "“Here!” she said."}},
		{"a quoted sentence that ends", "“It rains.” He left.", []string{"“It rains.”", "He left."}},
		{"brackets", "(He left.) She stayed.", []string{"(He left.)", "She stayed."}},
		{"three dots", "Wait... what? No.", []string{"Wait... what?", "No."}},
		{"space only", " \n ", nil},
		{"nothing", "", nil},
	} {
		x := text.New(w, "", c.in)
		var got []string
		for _, s := range x.Sentences {
			got = append(got, x.Source[s.Start:s.End])
		}
		if strings.Join(got, " | ") != strings.Join(c.want, " | ") {
			t.Errorf("%s: sentences of %q = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestDatelines(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct{ in, want string }{
		{"ISTANBUL — Talks failed.", "ISTANBUL"},
		{"NEW YORK (Agency) - Stocks fell.", "NEW | YORK"},
		{"KYIV, Ukraine (Agency) — Shelling resumed.", "KYIV"},
		{"BIRMINGHAM, Ala. (AP) - A man died.", "BIRMINGHAM"},
		{"MOSCOW, June 5 (Agency) — The talks failed.", "MOSCOW"},
		{"STOCKTON-ON-TEES – Rain fell.", "STOCKTON | - | ON | - | TEES"},
		{"WASHINGTON (AP) Talks failed.", "WASHINGTON"}, // pages often lose the dash
		{"Rain fell. LONDON -- Trains stopped.", "LONDON"},
		{"Paris (AP) — Talks failed.", "Paris"},
		{"Lyon, France – The mayor spoke.", "Lyon"},
		{"St. John's, N.L. – Boats sank.", "St | . | John | 's"},
		{"Prince Albert, Sask. – Rain fell.", "Prince | Albert"},
		{"Mr. Lincoln - who farmed - died.", ""},
		{"Gov Reyes – who farmed – died.", ""},
		{"(XYZ) -- A storm came.", ""},
		{"The mayor of Lyon – a town – spoke.", ""},
		{"The ROME-Lyon train", ""},
		{"A well-known Paris hotel", ""},
		{"ALL IS IN CAPITALS HERE - YES", ""},
		{"— Lyon", ""},
		{"LYON —", ""},
		{"ONE two three four five six seven eight nine ten eleven twelve thirteen — Lyon", ""},
	} {
		if got := wordsOf(text.New(w, "", c.in), (*text.Token).Dateline); got != c.want {
			t.Errorf("dateline of %q = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestBegins(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct{ in, want string }{
		{"Rain fell. Trains stopped.", "Rain | Trains"},
		{"PARIS — Nice weather came.", "PARIS | Nice"},
		{"LONDON (AP) -- Reading books helps.", "LONDON | Reading"},
		{"BIRMINGHAM, Ala. (AP) - Mobile phones rang.", "BIRMINGHAM | Mobile"},
		{"The trains - Mobile ones - stopped.", "The"},
		{"The mayor of Lyon – Nice followed – spoke.", "The"},
	} {
		x := text.New(w, "", c.in)
		var got []string
		for i := range x.Tokens {
			if x.Begins(int32(i)) && x.Tokens[i].Capital() {
				got = append(got, x.Source[x.Tokens[i].Start:x.Tokens[i].End])
			}
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("what begins in %q = %q, want %q", c.in, got, c.want)
		}
	}
}

package eval_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/geo"
)

// The texts of testdata/languages are made of those of its folder source, whose
// README.md describes the marks.
const languagesDir = "testdata/languages"

// Every text has its line, every mark its place, and every distance is what its
// hedge says, or is said to be false.
func TestLanguageTexts(t *testing.T) {
	x, err := gazetteer.Open(dataFile(t, "gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob(filepath.Join(languagesDir, "source", "*.txt"))
	if err != nil || len(sources) == 0 {
		t.Fatalf("no sources in %s: %v", languagesDir, err)
	}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), ".txt")
		tag, _, _ := strings.Cut(name, ".")
		t.Run(name, func(t *testing.T) {
			pins := readPins(t, tag)
			if *update {
				pinPlaces(t, x, pins, source)
			}
			got := makeLines(t, x, pins, source, name)
			file := filepath.Join(languagesDir, name+".jsonl")
			if *update {
				pins.write(t)
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what %s says; go test ./gazetteer/eval -run LanguageTexts -update makes it anew", file, source)
			}
		})
	}
}

// languageText is a line of a file of texts. Offsets count code points.
type languageText struct {
	ID       string            `json:"id"`
	Corpus   string            `json:"corpus"`
	Lang     string            `json:"lang"`
	Half     string            `json:"half"`
	Title    string            `json:"title"`
	Text     string            `json:"text"`
	Toponyms []languagePlace   `json:"toponyms"`
	Claims   []languageClaim   `json:"claims"`
	Other    []languageNoClaim `json:"other"`
}

type languagePlace struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Key       string   `json:"key"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	GeonameID *int64   `json:"geonameid"`
	Within    float64  `json:"within"` // kilometres from the point that are as good
	Type      string   `json:"type"`   // "place", or "optional" for what need not be found
	Group     string   `json:"group"`
	Geocoded  bool     `json:"geocoded"`
}

type languageClaim struct {
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Text       string  `json:"text"`
	Value      float64 `json:"value_km"`
	A          string  `json:"a"`
	B          string  `json:"b"`
	ALat       float64 `json:"a_lat"`
	ALon       float64 `json:"a_lon"`
	BLat       float64 `json:"b_lat"`
	BLon       float64 `json:"b_lon"`
	MeasuredKM float64 `json:"measured_km"`
	False      bool    `json:"false,omitempty"`
}

// languageNoClaim is a distance to something that the gazetteer lacks.
type languageNoClaim struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	Type  string  `json:"type"`
	Value float64 `json:"value_km"`
}

// groups has the letters of the kinds of mentions. An unmarked kind is literal.
func groups() map[string]string {
	return map[string]string{"": "literal", "a": "associative", "d": "demonym", "e": "embedded", "f": "facility",
		"o": "organisation"}
}

// makeLines reads the texts of a source: blocks between empty lines.
func makeLines(t *testing.T, x *gazetteer.Index, pins *pins, source, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	tag, half, _ := strings.Cut(name, ".")
	for i, block := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
		m := languageText{ID: fmt.Sprintf("%s-%s-%03d", tag, half, i+1), Corpus: "languages", Lang: tag, Half: half,
			Toponyms: []languagePlace{}, Claims: []languageClaim{}, Other: []languageNoClaim{}}
		if err := m.read(x, pins, strings.TrimSpace(block)); err != nil {
			t.Errorf("%s: text %d: %v", source, i+1, err)
		}
		if err := enc.Encode(m); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// read takes the marks out of a text.
func (m *languageText) read(x *gazetteer.Index, pins *pins, body string) error {
	var text strings.Builder
	at := 0
	write := func(s string) {
		text.WriteString(s)
		at += utf8.RuneCountInString(s)
	}
	for {
		plain, rest, found := cutAny(body, "[{")
		write(plain)
		if strings.ContainsAny(plain, "]}|@") {
			return fmt.Errorf("a stray mark in %q", plain)
		}
		if !found {
			break
		}
		mark, after, _ := strings.Cut(rest[1:], map[byte]string{'[': "]", '{': "}"}[rest[0]])
		fields := strings.Split(mark, "|")
		from := at
		write(fields[0])
		var err error
		if rest[0] == '[' {
			err = m.addPlace(x, pins, from, at, fields)
		} else {
			err = m.addClaim(x, pins, from, at, fields)
		}
		if err != nil {
			return fmt.Errorf("mark %q: %w", mark, err)
		}
		body = after
	}
	m.Text = text.String()
	return nil
}

func (m *languageText) addPlace(x *gazetteer.Index, pins *pins, from, to int, fields []string) error {
	key, kind := placeMark(fields)
	group, known := groups()[kind]
	if len(fields) > 3 || !known || to == from {
		return fmt.Errorf("is not of the form [WORDS|PLACE|KIND]")
	}
	p := languagePlace{Start: from, End: to, Text: fields[0], Key: key, Within: 25, Type: "optional", Group: group}
	if group == "literal" || group == "associative" || group == "facility" {
		p.Type = "place"
	}
	if key != "-" {
		place, err := pins.place(x, key)
		if err != nil {
			return err
		}
		p.Geocoded, p.Lat, p.Lon, p.Key = true, &place.Point[1], &place.Point[0], strings.ToLower(place.Name)
		p.Within = reach(place)
		if n, err := strconv.ParseInt(strings.TrimPrefix(string(place.ID), "geonames:"), 10, 64); err == nil {
			p.GeonameID = &n
		}
	}
	m.Toponyms = append(m.Toponyms, p)
	return nil
}

// reach is how far from the point of a place, in whole kilometres, another is as
// good: 25 for towns, half its extent for what is larger, at most 500.
func reach(p gazetteer.Place) float64 {
	if p.Class == "P" {
		return 25
	}
	least := 50.0
	if p.Class == "A" && strings.HasPrefix(p.Code, "PCL") {
		least = 161
	}
	half := geo.Distance(p.Bound.Min, p.Bound.Max).Kilometres() / 2
	return math.Round(min(max(half, least), 500))
}

func (m *languageText) addClaim(x *gazetteer.Index, pins *pins, from, to int, fields []string) error {
	if len(fields) < 3 || len(fields) > 5 {
		return fmt.Errorf("is not of the form {WORDS|PLACE|PLACE|KILOMETRES|false}")
	}
	km, err := kilometres(fields)
	if err != nil {
		return err
	}
	if fields[1] == "-" || fields[2] == "-" {
		m.Other = append(m.Other, languageNoClaim{from, to, fields[0], "distance", km})
		return nil
	}
	a, err := pins.place(x, fields[1])
	if err != nil {
		return err
	}
	b, err := pins.place(x, fields[2])
	if err != nil {
		return err
	}
	c := languageClaim{Start: from, End: to, Text: fields[0], Value: km, A: strings.ToLower(a.Name), B: strings.ToLower(b.Name),
		ALat: a.Point[1], ALon: a.Point[0], BLat: b.Point[1], BLon: b.Point[0], False: len(fields) == 5}
	measured := geo.Distance(a.Point, b.Point).Kilometres()
	c.MeasuredKM = math.Round(measured*10) / 10
	if off := math.Abs(km - measured); c.False != (off > max(4, 0.12*measured)) {
		return fmt.Errorf("measured are %.1f km", measured)
	}
	m.Claims = append(m.Claims, c)
	return nil
}

var digits = regexp.MustCompile(`\d+([ .,\x{a0}]\d{3})*`)

// kilometres returns the first number of a mark, or where it has none the length that it gives.
func kilometres(fields []string) (float64, error) {
	if len(fields) > 3 && fields[3] != "" {
		if digits.MatchString(fields[0]) {
			return 0, fmt.Errorf("has its kilometres twice")
		}
		return strconv.ParseFloat(fields[3], 64)
	}
	n := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, digits.FindString(fields[0]))
	return strconv.ParseFloat(n, 64)
}

func placeMark(fields []string) (key, kind string) {
	if len(fields) > 1 {
		key = fields[1]
	}
	if len(fields) > 2 {
		kind = fields[2]
	}
	if key == "" {
		key = fields[0]
	}
	return key, kind
}

// pins says which places the marks of a language mean.
type pins struct {
	file string
	ids  map[string]gazetteer.PlaceID
	rows map[string]string
}

func readPins(t *testing.T, tag string) *pins {
	t.Helper()
	p := &pins{file: filepath.Join(languagesDir, "source", tag+".places.tsv"), ids: map[string]gazetteer.PlaceID{},
		rows: map[string]string{}}
	b, err := os.ReadFile(p.file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if f := strings.Split(row, "\t"); len(f) > 1 {
			p.ids[f[0]], p.rows[f[0]] = gazetteer.PlaceID(f[1]), row
		}
	}
	return p
}

func (p *pins) write(t *testing.T) {
	t.Helper()
	var rows []string
	for _, row := range p.rows {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	if err := os.WriteFile(p.file, []byte(strings.Join(rows, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (p *pins) place(x *gazetteer.Index, key string) (gazetteer.Place, error) {
	id, ok := p.ids[key]
	if !ok {
		return gazetteer.Place{}, fmt.Errorf("%s has no place %q", p.file, key)
	}
	ref, ok := x.ByID(id)
	if !ok {
		return gazetteer.Place{}, fmt.Errorf("the gazetteer has no place %s", id)
	}
	return x.Place(ref), nil
}

var marks = regexp.MustCompile(`\[([^\]]*)\]|\{([^}]*)\}`)

// pinPlaces looks the new places of a source up, and writes the distances for
// which it has an "@".
func pinPlaces(t *testing.T, x *gazetteer.Index, p *pins, source string) {
	t.Helper()
	b, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks.FindAllStringSubmatch(string(b), -1) {
		if m[1] != "" {
			key, _ := placeMark(strings.Split(m[1], "|"))
			p.pin(t, x, key)
			continue
		}
		for _, key := range strings.Split(m[2]+"||", "|")[1:3] {
			p.pin(t, x, key)
		}
	}
	measured := marks.ReplaceAllStringFunc(string(b), func(m string) string {
		f := strings.Split(strings.Trim(m, "{}"), "|")
		if m[0] != '{' || len(f) < 3 || !strings.Contains(f[0], "@") {
			return m
		}
		from, err1 := p.place(x, f[1])
		to, err2 := p.place(x, f[2])
		if err1 != nil || err2 != nil {
			return m
		}
		return strings.Replace(m, "@", rounded(geo.Distance(from.Point, to.Point).Kilometres()), 1)
	})
	if err := os.WriteFile(source, []byte(measured), 0o644); err != nil {
		t.Fatal(err)
	}
}

func rounded(km float64) string {
	step := 50.0
	switch {
	case km < 30:
		step = 1
	case km < 120:
		step = 5
	case km < 1000:
		step = 10
	}
	return fmt.Sprintf("%d", int(math.Max(1, math.Round(km/step))*step))
}

// pin looks a place up that is not known yet. A key is a name, with the code of
// the country after it where the most famous bearer is not meant, or an id.
func (p *pins) pin(t *testing.T, x *gazetteer.Index, key string) {
	t.Helper()
	if _, ok := p.ids[key]; ok || key == "-" || key == "" {
		return
	}
	name, country := key, ""
	if n := len(key); n > 3 && key[n-3] == ' ' && strings.ToUpper(key[n-2:]) == key[n-2:] && key[n-1] < 0x80 {
		name, country = key[:n-3], key[n-2:]
	}
	ref, ok := x.ByID(gazetteer.PlaceID(name))
	if !ok {
		for _, m := range inOrder(x, x.Lookup(name)) {
			if country == "" || x.Place(m.Ref).Country == country {
				ref, ok = m.Ref, true
				break
			}
		}
	}
	if !ok {
		t.Errorf("nothing bears the name %q", key)
		return
	}
	place := x.Place(ref)
	p.ids[key] = place.ID
	p.rows[key] = strings.Join([]string{key, string(place.ID), place.Name, place.Country, place.Code,
		strconv.FormatInt(place.Population, 10)}, "\t")
	t.Logf("pinned\t%s\t%.2f,%.2f\t%d", p.rows[key], place.Point[1], place.Point[0], namesakes(x, name, place))
}

// namesakes counts the other populated places of a country that bear a name.
func namesakes(x *gazetteer.Index, name string, place gazetteer.Place) (n int) {
	for _, m := range x.Lookup(name) {
		if other := x.Place(m.Ref); other.ID != place.ID && other.Class == "P" && other.Country == place.Country &&
			m.Kind < gazetteer.NameAlternate {
			n++
		}
	}
	return n
}

// inOrder puts those that bear a name as their own before those that it is an
// alternate name of, and counties after towns.
func inOrder(x *gazetteer.Index, all []gazetteer.Match) []gazetteer.Match {
	rank := func(m gazetteer.Match) (n int) {
		if m.Kind >= gazetteer.NameFormer {
			n = 2
		}
		if x.Feature(m.Ref).Code == "ADM2" {
			n++
		}
		return n
	}
	slices.SortStableFunc(all, func(a, b gazetteer.Match) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

package eval

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/internal/gazetteertest"
)

// result is an article of which one mention is right, one missed, one misplaced, one
// unplaced, and one prediction is none.
func result(t testing.TB) Result {
	t.Helper()
	const text = "Rain fell in [Lyon]. It hit [Quarnby], [Xyzzville] and [Gondra]. [Smith] spoke."
	plain, spans := gazetteertest.Marked(text)
	s := &Sample{ID: "7", Corpus: "toy", Text: plain}
	at := orb.Point{4.8, 45.7}
	for i, kind := range []string{"", "Literal", "Literal", "Mixed"} {
		s.Gold = append(s.Gold, Gold{Span: spans[i], Located: i != 1, Point: at, Type: kind})
	}
	placed := func(i int, p orb.Point) Prediction { return Prediction{Span: spans[i], Located: true, Point: p} }
	r := Result{
		Sample: s,
		Parsed: []Prediction{placed(0, at), placed(2, orb.Point{4.8, 48}), {Span: spans[3]}, {Span: spans[4]}},
		Kinds:  []geoparse.Kind{geoparse.Literal, geoparse.Literal, geoparse.Literal, geoparse.Demonym},
		Spans:  []Prediction{placed(0, at), {Span: spans[1]}, placed(2, orb.Point{4.8, 48}), {Span: spans[3]}},
	}
	r.EndToEnd, r.Resolved = Score(s.Gold, r.Parsed), Score(s.Gold, r.Spans)
	return r
}

func TestMistakes(t *testing.T) {
	r := result(t)
	var got []string
	for _, m := range r.Mistakes() {
		got = append(got, m.What+" "+m.Text+" "+m.Kind)
		if m.Corpus != "toy" || m.Article != "7" || !strings.Contains(m.Around, m.Text) {
			t.Errorf("the mistake %+v does not say where it is", m)
		}
		if far := m.Km > 250 && m.Km < 260; far != (m.What == "misplaced") {
			t.Errorf("the mistake %s %s is %v km off", m.What, m.Text, m.Km)
		}
	}
	want := []string{"missed Quarnby Literal", "misplaced Xyzzville Literal", "unplaced Gondra Mixed",
		"spurious Smith demonym"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Mistakes (-want +got):\n%s", diff)
	}
}

func TestPrintMistakes(t *testing.T) {
	var b strings.Builder
	if err := PrintMistakes(&b, []Result{result(t), result(t)}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nmissed, Literal: 2\n", "  toy/7  Quarnby | ", "  toy/7  Xyzzville (256 km) | ",
		"\nspurious, demonym: 2\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("PrintMistakes lacks %q:\n%s", want, b.String())
		}
	}
	if err := PrintMistakes(brokenWriter{}, []Result{result(t)}); !errors.Is(err, errBroken) {
		t.Errorf("PrintMistakes to a broken writer = %v, want its error", err)
	}
}

var errBroken = errors.New("broken")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestPrint(t *testing.T) {
	other := result(t)
	other.Sample.Corpus = "other"
	var b bytes.Buffer
	if err := Print(&b, []Result{result(t), other}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	var names []string
	for _, l := range lines {
		names = append(names, strings.Fields(l)[0])
	}
	if diff := cmp.Diff([]string{"corpus", "toy", "other", "all"}, names); diff != "" {
		t.Errorf("Print begins its lines with (-want +got):\n%s", diff)
	}
	// Of four predictions three overlap the four gold mentions.
	if f := strings.Fields(lines[1]); f[1] != "1" || f[2] != "4" || f[4] != "0.750" || f[5] != "0.750" ||
		f[6] != "0.750" {
		t.Errorf("Print writes the line %q, want one article of four mentions with 0.750", lines[1])
	}
	b.Reset()
	if err := Print(&b, []Result{result(t)}); err != nil || strings.Contains(b.String(), "\nall ") {
		t.Errorf("Print of one corpus = %v, %q, want no line of all", err, b.String())
	}
}

func TestReadCorpora(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := ReadCorpora(dir); err == nil || !strings.Contains(err.Error(), "no *.jsonl") {
		t.Errorf("ReadCorpora of an empty folder = %v, want an error that says so", err)
	}
	write("b.jsonl", `{"id":"x","text":"In Lyon.","toponyms":[{"start":3,"end":7}]}`+"\n")
	write("a.jsonl", `{"id":1,"text":"no names"}`) // without a last line end
	write("notes.txt", "not a corpus")
	got, err := ReadCorpora(dir)
	if err != nil || len(got) != 2 || got[0].Corpus != "a" || got[1].Corpus != "b" || got[1].ID != "x" {
		t.Errorf("ReadCorpora = %+v, %v, want an article of a and one of b", got, err)
	}
	if s := Describe(got); s != "articles: a 1 articles with 0 mentions, b 1 articles with 1 mentions" {
		t.Errorf("Describe = %q", s)
	}
	write("c.jsonl", "{}\n{\n")
	if _, err := ReadCorpora(dir); err == nil || !strings.Contains(err.Error(), "c.jsonl: line 2") {
		t.Errorf("ReadCorpora of a broken line = %v, want an error that names file and line", err)
	}
}

// Alignment prefers equal spans, then the longest overlap, then those of most equal
// length.
func TestAlign(t *testing.T) {
	gold := []Gold{gold(0, 10, true), gold(20, 30, true), gold(40, 50, true)}
	predicted := []Prediction{found(0, 4), found(3, 12), found(20, 30), found(18, 32), found(60, 70)}
	if diff := cmp.Diff([]int{1, 2, -1}, Align(gold, predicted)); diff != "" {
		t.Errorf("Align (-want +got):\n%s", diff)
	}
}

func TestHome(t *testing.T) {
	x := gazetteertest.World(t)
	of := func(ids ...int64) []Gold {
		var out []Gold
		for _, id := range ids {
			out = append(out, Gold{Geonames: id})
		}
		return out
	}
	for _, c := range []struct {
		name string
		gold []Gold
		want string
	}{
		{"most lie in Ohio", of(4509884, 5234372, 4509177), "Ohio, United States"},
		{"only a country", of(298795), "-"},
		{"an id that is not there", of(1), "-"},
		{"none has an id", of(0, 0), "-"},
	} {
		h := Home(x, c.gold)
		got := "-"
		if h.HasPlace {
			got = x.Label(h.Place)
		}
		if got != c.want {
			t.Errorf("%s: Home = %s, want %s", c.name, got, c.want)
		}
	}
}

func TestClaimScores(t *testing.T) {
	s := ClaimScores{Lines: 4, Gold: 4, Found: 3, FalseFinds: 1, Value: 3, Pair: 2, PairTight: 1, Verdict: 3,
		AllRight: 2, AllRightValue: 2, AllRightTight: 1, NoClaimLines: 1, NoClaimLinesWrong: 1}
	if p, r, f := s.Precision(), s.Recall(), s.F1(); p != 0.75 || r != 0.75 || f != 0.75 {
		t.Errorf("precision %v, recall %v, F1 %v, want 0.75 each", p, r, f)
	}
	if f := (ClaimScores{}).F1(); f != 0 {
		t.Errorf("F1 of nothing = %v, want 0", f)
	}
	for _, want := range []string{"claims                 4\n", "detection F1           0.7500\n",
		"both places            0.6667\n", "no-claim lines wrong   1 of 1\n"} {
		if !strings.Contains(s.String(), want) {
			t.Errorf("the scores lack %q:\n%s", want, s)
		}
	}
}

func TestReadClaimsErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"claims":[{"value_km":[1,2,3]}]}`, "line 1: value_km: 3 numbers"},
		{`{"claims":[{"value_km":["a"]}]}`, "line 1: "},
		{`{"claims":[{"value_km":"a"}]}`, "line 1: "},
		{"\n  \n{}\n[", "line 4: "},
	} {
		if _, err := ReadClaims(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("ReadClaims(%q) = %v, want %q", c.in, err, c.want)
		}
	}
	got, err := ReadClaims(strings.NewReader(`{"claims":[{"value_km":12.5},{"value_km":null}]}`))
	if err != nil || *got[0].Claims[0].Value != (Kilometres{12.5, 12.5}) || got[0].Claims[1].Value != nil {
		t.Errorf("ReadClaims = %+v, %v, want the value 12.5 and none", got, err)
	}
}

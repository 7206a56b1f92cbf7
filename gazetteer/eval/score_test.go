package eval

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer/geoparse"
)

func gold(start, end int, located bool) Gold {
	return Gold{Span: geoparse.Span{Start: start, End: end}, Located: located, Point: orb.Point{10, 50}}
}

func found(start, end int, p ...float64) Prediction {
	x := Prediction{Span: geoparse.Span{Start: start, End: end}}
	if len(p) == 2 {
		x.Located, x.Point = true, orb.Point{p[0], p[1]}
	}
	return x
}

// The wanted counts follow the definitions of the corpora's own scorer: spans
// are matched one to one, equal ones first; a located prediction that matches
// gold without coordinates is left out of end-to-end precision.
func TestScore(t *testing.T) {
	for _, c := range []struct {
		name      string
		gold      []Gold
		predicted []Prediction
		want      Counts
	}{
		{"nothing", nil, nil, Counts{Articles: 1}},
		{"right", []Gold{gold(0, 5, true)}, []Prediction{found(0, 5, 10, 51)},
			Counts{Articles: 1, Gold: 1, GoldLocated: 1, Predicted: 1, PredictedLocated: 1, Exact: 1, Overlap: 1,
				Right: 1}},
		{"two degrees off", []Gold{gold(0, 5, true)}, []Prediction{found(0, 5, 10, 52)},
			Counts{Articles: 1, Gold: 1, GoldLocated: 1, Predicted: 1, PredictedLocated: 1, Exact: 1, Overlap: 1}},
		{"one gold, two predictions", []Gold{gold(0, 9, true)}, []Prediction{found(0, 4, 10, 50), found(5, 9, 10, 50)},
			Counts{Articles: 1, Gold: 1, GoldLocated: 1, Predicted: 2, PredictedLocated: 2, Overlap: 1, Right: 1}},
		{"equal spans win", []Gold{gold(0, 9, true), gold(5, 9, true)}, []Prediction{found(5, 9, 10, 50)},
			Counts{Articles: 1, Gold: 2, GoldLocated: 2, Predicted: 1, PredictedLocated: 1, Exact: 1, Overlap: 1,
				Right: 1}},
		{"gold without coordinates", []Gold{gold(0, 5, false)}, []Prediction{found(0, 5, 10, 50)},
			Counts{Articles: 1, Gold: 1, Predicted: 1, PredictedLocated: 1, PredictedUnscored: 1, Exact: 1,
				Overlap: 1}},
		{"the same span twice", []Gold{gold(0, 5, true)}, []Prediction{found(0, 5), found(0, 5, 10, 50)},
			Counts{Articles: 1, Gold: 1, GoldLocated: 1, Predicted: 1, Exact: 1, Overlap: 1}},
	} {
		if got := Score(c.gold, c.predicted); got != c.want {
			t.Errorf("%s: Score = %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestMeasures(t *testing.T) {
	c := Counts{Gold: 10, GoldLocated: 8, Predicted: 9, PredictedLocated: 8, PredictedUnscored: 2, Exact: 5,
		Overlap: 6, Right: 4}
	near := func(name string, got, want float64) {
		if math.Abs(got-want) > 1e-12 {
			t.Errorf("%s = %v, want %v", name, got, want)
		}
	}
	near("overlap precision", c.Overlaps().Precision, 6.0/9)
	near("overlap recall", c.Overlaps().Recall, 6.0/10)
	near("overlap F1", c.Overlaps().F1, 12.0/19)
	near("exact F1", c.ExactSpans().F1, 10.0/19)
	near("end-to-end precision", c.EndToEnd().Precision, 4.0/6)
	near("end-to-end recall", c.EndToEnd().Recall, 4.0/8)
	near("accuracy", c.Accuracy(), 4.0/8)
	near("F1 of nothing", Counts{}.Overlaps().F1, 0)
}

func TestBootstrapContainsFigure(t *testing.T) {
	var counts []Counts
	for i := range 60 {
		counts = append(counts, Counts{GoldLocated: 10, Right: 6 + i%3}) // .6 .7 .8, mean .7
	}
	in := Bootstrap(counts, Counts.Accuracy)
	if !(in.Low < 0.7 && 0.7 < in.High) || in.Low < 0.66 || in.High > 0.74 {
		t.Errorf("Bootstrap = %+v, want an interval of a few hundredths around .7", in)
	}
	if again := Bootstrap(counts, Counts.Accuracy); again != in {
		t.Errorf("Bootstrap = %+v, then %+v: not reproducible", in, again)
	}
}

func TestReadCorpus(t *testing.T) {
	const text = `{"id":7,"title":"Zürich","text":"In Zürich, Genève.","toponyms":[{"start":11,"end":17,"text":"Genève","lat":46.2,"lon":6.1,"geonameid":2660646,"geocoded":true},{"start":3,"end":9,"lat":null,"lon":null,"geocoded":false,"type":"Literal"}]}` + "\n\n"
	got, err := ReadCorpus(strings.NewReader(text), "c")
	if err != nil || len(got) != 1 {
		t.Fatalf("ReadCorpus = %v, %v, want one article", got, err)
	}
	s := got[0]
	if s.ID != "7" || len(s.Gold) != 2 || s.Text[s.Gold[0].Start:s.Gold[0].End] != "Zürich" ||
		s.Text[s.Gold[1].Start:s.Gold[1].End] != "Genève" {
		t.Errorf("ReadCorpus = %+v, want Zürich and Genève by byte offsets, in order", s)
	}
	if g := s.Gold[1]; !g.Located || g.Geonames != 2660646 || g.Point != (orb.Point{6.1, 46.2}) || s.Gold[0].Located {
		t.Errorf("ReadCorpus gives gold %+v", s.Gold)
	}
	for _, bad := range []string{`{"id":1,"text":"ab","toponyms":[{"start":1,"end":9}]}`,
		`{"id":1,"text":"ab","toponyms":[{"start":1,"end":1}]}`, `{`} {
		if _, err := ReadCorpus(strings.NewReader(bad), "c"); err == nil {
			t.Errorf("ReadCorpus(%s) gives no error", bad)
		}
	}
}

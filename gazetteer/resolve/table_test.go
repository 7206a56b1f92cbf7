package resolve_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// TestSignals checks the table that models and people read.
func TestSignals(t *testing.T) {
	ids, labels := map[string]bool{}, map[string]bool{}
	list := resolve.Signals()
	if len(list) != resolve.AllSignals {
		t.Errorf("there are %d signals, AllSignals says %d", len(list), resolve.AllSignals)
	}
	priors := resolve.Priors()
	for j, s := range list {
		if s.ID == "" || s.ID != strings.ToLower(s.ID) || strings.ContainsAny(s.ID, " -") || ids[s.ID] {
			t.Errorf("signal %d has the id %q, want one in small letters that no other has", j, s.ID)
		}
		if s.Label == "" || labels[s.Label] {
			t.Errorf("signal %s has the label %q, want one that no other has", s.ID, s.Label)
		}
		if s.Prior != 0 && s.Source == "" {
			t.Errorf("signal %s has the prior %v without a source", s.ID, s.Prior)
		}
		if priors[j] != s.Prior {
			t.Errorf("Priors gives signal %s the weight %v, want %v", s.ID, priors[j], s.Prior)
		}
		ids[s.ID], labels[s.Label] = true, true
	}
}

func TestRuleTable(t *testing.T) {
	ids := map[string]bool{}
	for _, r := range resolve.Rules() {
		if r.ID == "" || ids[r.ID] || r.Label == "" || r.Source == "" {
			t.Errorf("rule %q: label %q, source %q; want an id of its own, a label and a source", r.ID, r.Label,
				r.Source)
		}
		if r.Threshold < 0 || r.Threshold > 1 || r.Mass < 0 || r.Mass > 1 {
			t.Errorf("rule %q: threshold %v, mass %v; want probabilities", r.ID, r.Threshold, r.Mass)
		}
		ids[r.ID] = true
	}
}

func TestStageTable(t *testing.T) {
	names := map[string]bool{}
	for _, s := range resolve.Stages() {
		if s.Name == "" || names[s.Name] || s.Label == "" {
			t.Errorf("stage %q: label %q; want a name of its own and a label", s.Name, s.Label)
		}
		names[s.Name] = true
	}
}

func TestNewErrors(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	whole := func() fstest.MapFS {
		return fstest.MapFS{"varieties.tsv": file("# word\nsheriff\tus=1.6 ca=-0.5\tlocal\nforeign\t\tworld\n"),
			"areacodes.tsv": file("US\tOH\t937 614\nXX\t1\t111\n"),
			"highways.tsv":  file("US\t75\tOH KY\n")}
	}
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string // part of the error, "" for none
	}{
		{"whole", func(fstest.MapFS) {}, ""},
		{"no varieties", func(m fstest.MapFS) { delete(m, "varieties.tsv") }, "varieties.tsv"},
		{"no area codes", func(m fstest.MapFS) { delete(m, "areacodes.tsv") }, "areacodes.tsv"},
		{"an unknown variety", func(m fstest.MapFS) { m["varieties.tsv"] = file("word\txx=1\t\n") }, `"xx=1"`},
		{"log odds that are no number", func(m fstest.MapFS) { m["varieties.tsv"] = file("word\tus=much\t\n") },
			`"us=much"`},
		{"log odds left out", func(m fstest.MapFS) { m["varieties.tsv"] = file("word\tus\t\n") }, `"us"`},
		{"an area code twice", func(m fstest.MapFS) { m["areacodes.tsv"] = file("US\tOH\t937\nUS\tTX\t937\n") }, "937"},
		{"no highways", func(m fstest.MapFS) { delete(m, "highways.tsv") }, "highways.tsv"},
		{"a highway twice", func(m fstest.MapFS) { m["highways.tsv"] = file("US\t75\tOH\nUS\t75\tTX\n") }, "75"},
		{"a column short", func(m fstest.MapFS) { m["areacodes.tsv"] = file("US\tOH\n") }, "areacodes.tsv:1"},
	} {
		tables := whole()
		c.change(tables)
		_, err := resolve.New(resolve.Config{Index: gazetteertest.World(t),
			Words: gazetteertest.Words(t, text.WordList{}), Tables: fs.FS(tables), Ranker: &resolve.Ranker{}})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: New = %v, want %q", c.name, err, c.want)
		}
	}
	words, err := text.OpenWords(fstest.MapFS{
		"sentences.tsv": file("Mr\tabbreviation\t\nU.S\tsentence-end\t\nThe\tsentence-start\t\n"),
		"classes.tsv":   file("in\tpreposition-in\t\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := resolve.New(resolve.Config{Index: gazetteertest.World(t), Words: words, Tables: whole(),
		Ranker: &resolve.Ranker{}}); err == nil || !strings.Contains(err.Error(), "definite") {
		t.Errorf("New with words without contexts = %v, want an error that names the set", err)
	}
}

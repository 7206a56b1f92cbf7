package geoparse_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestTraps parses the texts of testdata/traps.txt. The file holds the text of
// each case after "> " and what is found in it, a mention a line.
func TestTraps(t *testing.T) {
	p, x := newParser(t)
	const file = "testdata/traps.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cases := 0
	for _, block := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
		var text []string
		want := []string{}
		for _, line := range strings.Split(block, "\n") {
			if s, ok := strings.CutPrefix(line, "> "); ok {
				text = append(text, s)
			} else {
				want = append(want, line)
			}
		}
		d, err := p.Parse(context.Background(), geoparse.Input{Text: strings.Join(text, "\n")})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, m := range d.Mentions {
			to := "-"
			switch {
			case m.Place >= 0:
				to = x.Label(d.Places[m.Place].Ref)
			case m.Within != gazetteer.NoRef:
				to = "within " + x.Label(m.Within)
			}
			got = append(got, fmt.Sprintf("%s [%s] %s", m.Text, m.Kind, to))
		}
		cases++
		for _, l := range text {
			fmt.Fprintf(&out, "> %s\n", l)
		}
		for _, l := range got {
			fmt.Fprintln(&out, l)
		}
		fmt.Fprintln(&out)
		if diff := cmp.Diff(want, got); diff != "" && !*update {
			t.Errorf("Parse(%q) (-want +got):\n%s", strings.Join(text, "\n"), diff)
		}
	}
	if cases < 40 {
		t.Errorf("%s has %d cases, want 40 or more", file, cases)
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.TrimSuffix(out.String(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

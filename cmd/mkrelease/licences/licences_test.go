package licences

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const root = "../../.."

func embedded(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(root + "/cmd/dateline/licenses.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What the program prints is what it is made of: no module, package or source more or
// less, each in its version, on every platform that it is built for.
func TestEmbeddedListIsComplete(t *testing.T) {
	got, err := Read(embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Gather(t.Context(), root, nil)
	if err != nil {
		t.Fatal(err)
	}
	const remedy = "run: go generate ./cmd/dateline"
	name := func(w Work) string { return string(w.Kind) + ": " + w.Name + " " + w.Version }
	for _, w := range want {
		if !slices.ContainsFunc(got, func(g Work) bool { return name(g) == name(w) }) {
			t.Errorf("licenses.txt lacks %s; %s", name(w), remedy)
		}
	}
	for _, g := range got {
		if !slices.ContainsFunc(want, func(w Work) bool { return name(w) == name(g) }) {
			t.Errorf("licenses.txt has %s, which is not in the program; %s", name(g), remedy)
		}
	}
}

// Every module and every package comes with its words, and with a licence by name.
func TestEachWorkHasATextAndALicence(t *testing.T) {
	text := embedded(t)
	works, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	var owners []string
	for _, part := range strings.Split(text, line+"\n")[1:] {
		head, body, ok := strings.Cut(part, ":\n\n")
		if !ok || len(body) < 40 {
			t.Errorf("a text without owner or words: %.80q", part)
		}
		owners = append(owners, strings.Split(head, ", ")...)
	}
	for _, w := range works {
		if w.Licence == "" {
			t.Errorf("%s: no licence", w.Name)
		}
		free := w.Kind == Source && strings.Contains(w.Licence, "public domain")
		if !free && !slices.Contains(owners, w.Name) {
			t.Errorf("%s: no text", w.Name)
		}
	}
}

// The tools that make a release stay out of what is released.
func TestToolsOfTheReleaseStayOut(t *testing.T) {
	modules, err := Modules(t.Context(), root, Platforms[:1], false)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range modules {
		for _, tool := range []string{"nfpm", "go-containerregistry", "cyclonedx", "licenseclassifier", "go-git", "chromedp"} {
			if strings.Contains(strings.ToLower(m.Name), tool) {
				t.Errorf("cmd/dateline is compiled from %s, a tool", m.Name)
			}
		}
	}
}

func TestWriteRead(t *testing.T) {
	want := []Work{
		{Kind: Module, Name: Standard, Licence: "BSD-3-Clause", Texts: []string{"Words of Go"}},
		{Kind: Module, Name: "example.org/a", Version: "v1.2.3", Licence: "Apache-2.0 AND MIT", Texts: []string{"Words\n\nof all"}},
		{Kind: Bundled, Name: "@a/b", Version: "1.0.0", Licence: "MIT", Texts: []string{"Words\n\nof all"}},
		{Kind: Source, Name: "towns", Version: "1:3.0-37", Licence: "a b, c / d"},
	}
	var out strings.Builder
	if err := Write(&out, want); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "Words\n\nof all"); n != 1 {
		t.Errorf("a text that two works have is written %d times, want once", n)
	}
	got, err := Read(out.String())
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("Read finds %d works, want %d:\n%s", len(got), len(want), &out)
	}
	for i, w := range want {
		w.Texts = nil
		if g := got[i]; g.Kind != w.Kind || g.Name != w.Name || g.Version != w.Version || g.Licence != w.Licence {
			t.Errorf("work %d: Read(Write) = %+v, want %+v", i, g, w)
		}
	}
	if _, err := Read("nothing"); err == nil {
		t.Error("Read takes a text without lists")
	}
}

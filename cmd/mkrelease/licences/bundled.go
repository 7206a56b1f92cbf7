package licences

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Packages returns the packages of npm that the page at ui is built from, by its lock
// file. Those that only hold types, and those that a package can do without, leave nothing in
// the page. Texts are read from
// node_modules if texts is set; a package that comes without one is said to.
func Packages(ui string, texts bool) ([]Work, error) {
	b, err := os.ReadFile(filepath.Join(ui, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version, License string
			Dev, Optional    bool
		}
	}
	if err := json.Unmarshal(b, &lock); err != nil {
		return nil, fmt.Errorf("package-lock.json: %w", err)
	}
	var works []Work
	for path, p := range lock.Packages {
		_, name, ok := cutLast(path, "node_modules/")
		if !ok || p.Dev || p.Optional || strings.HasPrefix(name, "@types/") {
			continue
		}
		w := Work{Kind: Bundled, Name: name, Version: p.Version, Licence: p.License}
		if texts {
			dir := filepath.Join(ui, filepath.FromSlash(path))
			if w.Texts, err = textsOf(dir, []string{dir}); err != nil {
				if w.Texts, err = stated(dir); err != nil {
					return nil, fmt.Errorf("%s: %w; is the page built? go generate ./web", name, err)
				}
			}
		}
		works = append(works, w)
	}
	return sorted(works), nil
}

// stated is what a package without a licence's text says of its licence.
func stated(dir string) ([]string, error) {
	b, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return nil, err
	}
	var p struct {
		Name, License string
		Author        any
		Repository    any
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return nil, err
	}
	if p.License == "" {
		return nil, fmt.Errorf("states no licence")
	}
	text := "The package comes without the text of its licence. It states:\nlicence: " + p.License
	for _, fact := range []struct {
		name  string
		value any
	}{{"author", p.Author}, {"repository", p.Repository}} {
		switch v := fact.value.(type) {
		case string:
			text += "\n" + fact.name + ": " + v
		case map[string]any:
			for _, key := range []string{"name", "email", "url"} {
				if s, ok := v[key].(string); ok {
					text += "\n" + fact.name + ": " + s
				}
			}
		}
	}
	return []string{text}, nil
}

// cutLast cuts at the last separator.
func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

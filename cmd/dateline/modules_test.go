package main

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/modfile"
)

// readModule reads a go.mod.
func readModule(t *testing.T, name string) *modfile.File {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := modfile.Parse(name, raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The programs with a module of their own are built with the very versions that this module
// is tested with, and this module knows nothing of theirs.
func TestNestedModules(t *testing.T) {
	nested, err := filepath.Glob("../*/go.mod")
	if err != nil || len(nested) == 0 {
		t.Fatalf("%d nested modules, %v", len(nested), err)
	}
	direct, all := map[string]string{}, map[string]bool{}
	for _, r := range readModule(t, "../../go.mod").Require {
		all[r.Mod.Path] = true
		if !r.Indirect {
			direct[r.Mod.Path] = r.Mod.Version
		}
	}
	for _, name := range nested {
		shared := 0
		for _, r := range readModule(t, name).Require {
			if want, ok := direct[r.Mod.Path]; ok {
				shared++
				if r.Mod.Version != want {
					t.Errorf("%s: %s is %s, and %s in the main module: go get it there", name, r.Mod.Path, r.Mod.Version, want)
				}
			}
		}
		if shared == 0 {
			t.Errorf("%s shares nothing with the main module", name)
		}
	}
	for _, engine := range []string{"github.com/warpstreamlabs/bento", "github.com/apache/beam/sdks/v2"} {
		if all[engine] {
			t.Errorf("the main module requires %s, which belongs into a nested one", engine)
		}
	}
}

package main

import (
	"go/build"
	"slices"
	"testing"
)

// TestReleaseTrainsNothing builds what is released without the package that trains models.
func TestReleaseTrainsNothing(t *testing.T) {
	for _, c := range []struct {
		tags  []string
		train bool
	}{{nil, true}, {[]string{"release"}, false}} {
		context := build.Default
		context.BuildTags = c.tags
		p, err := context.ImportDir(".", 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(p.Imports, "dateline/gazetteer/train"); got != c.train {
			t.Errorf("with the tags %v the program imports training: %v, want %v", c.tags, got, c.train)
		}
	}
}

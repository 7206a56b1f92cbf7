package source

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeListsEveryPin compares data/README.md with the pins.
func TestReadmeListsEveryPin(t *testing.T) {
	b, err := os.ReadFile("../../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range All() {
		found := false
		for _, line := range strings.Split(string(b), "\n") {
			if strings.Contains(line, "`"+p.Name+"` | "+p.Version+" |") && strings.Contains(line, "`"+p.SHA256+"`") {
				found = true
			}
		}
		if !found {
			t.Errorf("data/README.md does not list %v with its SHA-256", p)
		}
	}
}

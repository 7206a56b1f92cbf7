package licences

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"
)

const preface = `The licences of the software and data of others in dateline. They are not the licence of dateline itself.
The data of GeoNames (geonames.org) is under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; it was
edited as data/README.md of the source says.
`

// line parts the lists from the texts, and the texts from each other.
var line = strings.Repeat("─", 100)

// Write writes the works: a list of each kind, then each text once, under the names of
// all that have it.
func Write(out io.Writer, works []Work) error {
	works = sorted(slices.Clone(works))
	fmt.Fprint(out, preface)
	for _, kind := range kinds {
		fmt.Fprintf(out, "\n%s\n", kind)
		table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
		for _, w := range works {
			if w.Kind == kind {
				version := w.Version
				if version == "" {
					version = "-"
				}
				fmt.Fprintf(table, "  %s\t%s\t%s\n", w.Name, version, w.Licence)
			}
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	var texts []string
	owners := map[string][]string{}
	for _, w := range works {
		for _, text := range w.Texts {
			if owners[text] == nil {
				texts = append(texts, text)
			}
			owners[text] = append(owners[text], w.Name)
		}
	}
	for _, text := range texts {
		fmt.Fprintf(out, "\n%s\n%s:\n\n%s\n", line, strings.Join(owners[text], ", "), text)
	}
	return nil
}

var columns = regexp.MustCompile(`^  (\S.*?) {2,}(\S+) {2,}(\S.*)$`)

// Read reads the lists of a text by Write, without the texts of the licences.
func Read(text string) ([]Work, error) {
	lists, _, _ := strings.Cut(text, line)
	var works []Work
	var kind Kind
	for i, row := range strings.Split(lists, "\n") {
		if slices.Contains(kinds, Kind(row)) {
			kind = Kind(row)
			continue
		}
		if !strings.HasPrefix(row, "  ") {
			continue
		}
		m := columns.FindStringSubmatch(row)
		if m == nil || kind == "" {
			return nil, fmt.Errorf("licences: line %d: %q is no row of a list", i+1, row)
		}
		w := Work{Kind: kind, Name: m[1], Version: m[2], Licence: m[3]}
		if w.Version == "-" {
			w.Version = ""
		}
		works = append(works, w)
	}
	if len(works) == 0 {
		return nil, fmt.Errorf("licences: the text lists nothing; run: go generate ./cmd/dateline")
	}
	return works, nil
}

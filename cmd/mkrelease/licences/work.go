// Package licences lists what others made and the program contains, with its licences:
// the modules of Go that are compiled into it, the packages that are bundled into the
// page, and the sources that the data is built from.
//
// The list is written by "mkrelease licenses" into a text that the program
// embeds and prints. A test compares that text with the module graph, with the lock
// file of the page and with the pinned sources.
package licences

import (
	"cmp"
	"slices"
)

// Kind is what a work is a part of.
type Kind string

// The kinds, in the order in which they are listed. Each is the title of its list.
const (
	Module  Kind = "Modules of Go"
	Bundled Kind = "Packages in the page"
	Source  Kind = "Sources of the data"
)

var kinds = []Kind{Module, Bundled, Source}

// Work is something that others made.
type Work struct {
	Kind    Kind
	Name    string   // "github.com/paulmach/orb", "@mapbox/vector-tile", "Debian unicode-cldr-core"
	Version string   // "v0.14.0", "2.0.5"; empty for the library of Go itself
	Licence string   // identifiers of SPDX joined by " AND ", or the words of the source
	Texts   []string // the licences, notices and the like that it comes with
}

// Standard is the name under which the library of Go is listed.
const Standard = "Go standard library"

// sorted orders works by kind, name and version.
func sorted(works []Work) []Work {
	slices.SortFunc(works, func(a, b Work) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.Version, b.Version))
	})
	return works
}

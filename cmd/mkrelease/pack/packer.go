// Package pack puts a compiled program into what people install: archives, Debian
// packages, an image for containers. The same program gives the same bytes: files are
// in order and bear the time of the commit.
package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dateline/cmd/mkrelease/build"
	"dateline/cmd/mkrelease/licences"
)

const (
	summary = "Finds the places of news articles, checks the distances they claim, shows them on a map"
	home    = "/var/lib/dateline" // of the service
)

// Packer writes the files of one release into a directory.
type Packer struct {
	Dir    string
	Commit build.Commit
	Go     string // the version that compiled the programs: "1.26.4"
	Readme []byte
	Papers build.Papers
}

// Binary is the program for a platform.
type Binary struct {
	Platform licences.Platform
	File     string
}

// number is the version without its v: what file names and packages bear.
func (p Packer) number() string { return strings.TrimPrefix(p.Commit.Version, "v") }

// file is the path of a file of the release.
func (p Packer) file(format string, args ...any) string {
	return filepath.Join(p.Dir, fmt.Sprintf(format, args...))
}

// Sums writes the SHA-256 of all that is in the directory, as sha256sum --check reads it.
func (p Packer) Sums() error {
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, e := range entries {
		if e.Name() == sums {
			continue
		}
		f, err := os.Open(filepath.Join(p.Dir, e.Name()))
		if err != nil {
			return err
		}
		h := sha256.New()
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%s  %s\n", hex.EncodeToString(h.Sum(nil)), e.Name())
	}
	return os.WriteFile(p.file(sums), []byte(out.String()), 0o644)
}

const sums = "SHA256SUMS"

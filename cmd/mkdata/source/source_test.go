package source

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// cached puts an npm archive with one file into a new cache.
func cached(t *testing.T, name, content string) (Cache, Package) {
	t.Helper()
	var buf bytes.Buffer
	z := gzip.NewWriter(&buf)
	w := tar.NewWriter(z)
	header := &tar.Header{Name: "package/" + name, Mode: 0o644, Size: int64(len(content)), Typeflag: tar.TypeReg}
	if err := w.WriteHeader(header); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(buf.Bytes())
	p := Package{Registry: NPM, Name: "@scope/name", Version: "1.2.3", SHA256: hex.EncodeToString(sum[:])}
	c := Cache{Dir: t.TempDir()}
	if err := os.WriteFile(filepath.Join(c.Dir, "scope-name-1.2.3.tgz"), buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return c, p
}

func TestFileReadsFromCache(t *testing.T) {
	c, p := cached(t, "dist/a.txt", "alpha")
	got, err := c.File(context.Background(), p, "dist/a.txt")
	if err != nil || string(got) != "alpha" {
		t.Fatalf("File(dist/a.txt) = %q, %v, want %q", got, err, "alpha")
	}
}

func TestFileMissing(t *testing.T) {
	c, p := cached(t, "dist/a.txt", "alpha")
	_, err := c.File(context.Background(), p, "dist/b.txt")
	var missing *FileMissingError
	if !errors.As(err, &missing) || missing.File != "dist/b.txt" {
		t.Fatalf("File(dist/b.txt) = %v, want a FileMissingError that names it", err)
	}
}

func TestChecksumMismatch(t *testing.T) {
	c, p := cached(t, "dist/a.txt", "alpha")
	right := p.SHA256
	p.SHA256 = "00"
	_, err := c.File(context.Background(), p, "dist/a.txt")
	var sum *ChecksumError
	if !errors.As(err, &sum) || sum.Got != right {
		t.Fatalf("File with a wrong pin = %v, want a ChecksumError with Got %s", err, right)
	}
}

func TestPinsAreDistinctAndComplete(t *testing.T) {
	seen := map[string]Package{}
	for _, p := range All() {
		if other, ok := seen[p.file()]; ok {
			t.Errorf("%v and %v share the file name %s", p, other, p.file())
		}
		seen[p.file()] = p
		if len(p.SHA256) != 64 || p.Version == "" || p.Licence == "" {
			t.Errorf("%v is not pinned whole: SHA-256 %q, licence %q", p, p.SHA256, p.Licence)
		}
	}
}

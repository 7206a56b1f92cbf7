package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// Cache is a directory that keeps fetched packages. Several processes may
// share it: an archive appears under its name only when it is whole and checked.
type Cache struct {
	Dir string
}

// DefaultCache returns the cache dateline/sources in the user's cache directory.
func DefaultCache() (Cache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return Cache{}, fmt.Errorf("source cache: %w; set HOME or XDG_CACHE_HOME", err)
	}
	return Cache{Dir: filepath.Join(dir, "dateline", "sources")}, nil
}

// Fetch returns the path of p's archive in the cache and brings it there first
// if it is missing. An archive with another SHA-256 than the pinned one is a
// *ChecksumError, whether it was cached or just fetched.
func (c Cache) Fetch(ctx context.Context, p Package) (string, error) {
	path := filepath.Join(c.Dir, p.file())
	switch err := verify(path, p); {
	case err == nil:
		return path, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return "", fmt.Errorf("source cache: %w", err)
	}
	dir, err := os.MkdirTemp(c.Dir, "fetch-")
	if err != nil {
		return "", fmt.Errorf("source cache: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := download(ctx, p, dir); err != nil {
		return "", err
	}
	fetched, err := onlyFile(dir)
	if err != nil {
		return "", fmt.Errorf("%v: %w", p, err)
	}
	if err := verify(fetched, p); err != nil {
		return "", err
	}
	if err := os.Rename(fetched, path); err != nil {
		return "", fmt.Errorf("source cache: %w", err)
	}
	return path, nil
}

// download lets the registry's client write the archive of p into dir.
func download(ctx context.Context, p Package, dir string) error {
	var cmd *exec.Cmd
	switch p.Registry {
	case NPM:
		cmd = exec.CommandContext(ctx, "npm", "pack", "--silent", p.Name+"@"+p.Version)
	case Debian:
		cmd = exec.CommandContext(ctx, "apt-get", "download", "--quiet", p.Name+"="+p.Version)
	default:
		return fmt.Errorf("%v: unknown registry %d", p, p.Registry)
	}
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %v: %w\n%s", p, cmd, err, out)
	}
	return nil
}

// onlyFile returns the path of the one file that lies in dir.
func onlyFile(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	if len(entries) != 1 {
		return "", fmt.Errorf("the registry's client wrote %d files into %s, want 1", len(entries), dir)
	}
	return filepath.Join(dir, entries[0].Name()), nil
}

// verify compares the SHA-256 of the file at path with the pinned one.
func verify(path string, p Package) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return fmt.Errorf("%v: %w", p, err)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != p.SHA256 {
		return &ChecksumError{Package: p, Path: path, Got: got}
	}
	return nil
}

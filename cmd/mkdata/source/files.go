package source

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
)

// Files fetches p if need be and returns the content of the named files of it.
// Names are as in the archive without the leading "package/" of npm or "./" of
// Debian: "dist/cities500.txt", "usr/share/gmt/dcw/dcw-collections.txt". A
// name that the package does not hold is a *FileMissingError.
func (c Cache) Files(ctx context.Context, p Package, names ...string) (map[string][]byte, error) {
	archive, err := c.Fetch(ctx, p)
	if err != nil {
		return nil, err
	}
	wanted := make(map[string]bool, len(names))
	for _, name := range names {
		wanted[name] = true
	}
	found := make(map[string][]byte, len(names))
	err = walk(ctx, archive, p, func(name string, r io.Reader) (done bool, err error) {
		if !wanted[name] || found[name] != nil {
			return false, nil
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return true, err
		}
		found[name] = b
		return len(found) == len(wanted), nil
	})
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if found[name] == nil {
			return nil, &FileMissingError{Package: p, File: name}
		}
	}
	return found, nil
}

// Matching fetches p if need be and returns the content of all files of it whose names, as in
// [Cache.Files], match.
func (c Cache) Matching(ctx context.Context, p Package, match func(name string) bool) (map[string][]byte, error) {
	archive, err := c.Fetch(ctx, p)
	if err != nil {
		return nil, err
	}
	found := map[string][]byte{}
	err = walk(ctx, archive, p, func(name string, r io.Reader) (done bool, err error) {
		if match(name) {
			found[name], err = io.ReadAll(r)
		}
		return false, err
	})
	return found, err
}

// File is Files for one file.
func (c Cache) File(ctx context.Context, p Package, name string) ([]byte, error) {
	files, err := c.Files(ctx, p, name)
	if err != nil {
		return nil, err
	}
	return files[name], nil
}

// Licences fetches p if need be and returns the texts of the licences and notices in it:
// the files of that name at its top, or Debian's statement.
func (c Cache) Licences(ctx context.Context, p Package) ([][]byte, error) {
	archive, err := c.Fetch(ctx, p)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	err = walk(ctx, archive, p, func(name string, r io.Reader) (done bool, err error) {
		upper := strings.ToUpper(name)
		top := strings.HasPrefix(upper, "LICENSE") || strings.HasPrefix(upper, "NOTICE")
		if !top && name != "usr/share/doc/"+p.Name+"/copyright" {
			return false, nil
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return true, err
		}
		texts = append(texts, b)
		return false, nil
	})
	return texts, err
}

// walk calls visit for every regular file of the archive until it is done.
func walk(ctx context.Context, archive string, p Package,
	visit func(name string, r io.Reader) (done bool, err error)) error {
	r, err := openTar(ctx, archive, p.Registry)
	if err != nil {
		return fmt.Errorf("%v: %w", p, err)
	}
	defer r.Close()
	for t := tar.NewReader(r); ; {
		header, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%v: %w", p, err)
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		done, err := visit(inner(header.Name, p.Registry), t)
		if err != nil {
			return fmt.Errorf("%v: %s: %w", p, header.Name, err)
		}
		if done {
			return nil
		}
	}
}

// inner strips what a registry puts before the names of a package's files.
func inner(name string, r Registry) string {
	name = path.Clean(name)
	if r == Debian {
		return name
	}
	for i := range len(name) {
		if name[i] == '/' {
			return name[i+1:] // npm: one directory, nearly always "package"
		}
	}
	return name
}

// openTar opens the tar stream inside an archive.
func openTar(ctx context.Context, archive string, r Registry) (io.ReadCloser, error) {
	if r == Debian {
		return openDeb(ctx, archive)
	}
	f, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return tarStream{Reader: z, close: f.Close}, nil
}

// openDeb lets dpkg-deb unpack a .deb, which may be compressed in several ways.
func openDeb(ctx context.Context, archive string) (io.ReadCloser, error) {
	ctx, cancel := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, "dpkg-deb", "--fsys-tarfile", archive)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return tarStream{Reader: out, close: func() error {
		cancel() // the reader may stop before the end
		_ = cmd.Wait()
		return nil
	}}, nil
}

// tarStream is a tar stream with the way to let go of what feeds it.
type tarStream struct {
	io.Reader
	close func() error
}

func (s tarStream) Close() error { return s.close() }

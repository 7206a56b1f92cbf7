package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/cmd/mkrelease/build"
	"dateline/cmd/mkrelease/licences"
	"dateline/cmd/mkrelease/pack"
)

// release is one run of mkrelease.
type release struct {
	root      string // top of the source
	out       string // directory to write into
	platforms []licences.Platform
	asItIs    bool // build what has changed since the commit, too, with the page that is built
	log       func(format string, args ...any)
}

// make builds everything into the directory, whose old content goes.
func (r release) make(ctx context.Context) error {
	work, err := os.MkdirTemp("", "mkrelease-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	p, binaries, err := r.compile(ctx, work)
	if err != nil {
		return err
	}
	return r.pack(p, binaries)
}

// compile compiles the program for each platform, into work, and has it write its papers.
func (r release) compile(ctx context.Context, work string) (pack.Packer, []pack.Binary, error) {
	p := pack.Packer{Dir: r.out}
	var err error
	if p.Commit, err = build.ReadCommit(ctx, r.root); err != nil {
		return p, nil, err
	}
	if strings.HasSuffix(p.Commit.Version, "+dirty") && !r.asItIs {
		return p, nil, errors.New("a release is built from a commit: commit or stash what has changed, or try it with --as-it-is")
	}
	r.log("dateline %s", p.Commit.Version)
	if p.Readme, err = os.ReadFile(filepath.Join(r.root, "README.md")); err != nil {
		return p, nil, err
	}
	own, err := build.Compile(ctx, r.root, p.Commit, build.Own(), filepath.Join(work, "own"))
	if err != nil {
		return p, nil, err
	}
	p.Go = own.Go
	if p.Papers, err = own.Papers(ctx, p.Commit.Time, filepath.Join(work, "papers")); err != nil {
		return p, nil, err
	}
	var binaries []pack.Binary
	for _, platform := range r.platforms {
		b := own
		if platform != build.Own() {
			r.log("%v", platform)
			if b, err = build.Compile(ctx, r.root, p.Commit, platform, filepath.Join(work, platform.OS+"-"+platform.Arch)); err != nil {
				return p, nil, err
			}
		}
		binaries = append(binaries, pack.Binary{Platform: platform, File: b.File})
	}
	return p, binaries, nil
}

// pack writes all files of the release.
func (r release) pack(p pack.Packer, binaries []pack.Binary) error {
	if err := os.RemoveAll(p.Dir); err != nil {
		return err
	}
	if err := os.MkdirAll(p.Dir, 0o755); err != nil {
		return err
	}
	var images []pack.Binary
	for _, b := range binaries {
		r.log("pack %v", b.Platform)
		if err := p.Archive(b); err != nil {
			return fmt.Errorf("archive for %v: %w", b.Platform, err)
		}
		if b.Platform.OS != "linux" {
			continue
		}
		images = append(images, b)
		if err := p.Deb(b); err != nil {
			return fmt.Errorf("package for %v: %w", b.Platform, err)
		}
	}
	if len(images) > 0 {
		r.log("image")
		if err := p.Image(images); err != nil {
			return fmt.Errorf("image: %w", err)
		}
	}
	if err := p.Bill(); err != nil {
		return fmt.Errorf("bill of materials: %w", err)
	}
	return p.Sums()
}

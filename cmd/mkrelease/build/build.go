// Package build compiles the program for releases: static, without the paths of the
// machine that it is compiled on, and with the version of the commit.
package build

import (
	"context"
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"dateline/cmd/mkrelease/licences"
)

// Build is a compiled program.
type Build struct {
	File string
	Go   string // that compiled it: "1.26.3"
}

// Compile compiles the program of the source at root for a platform, into a file in dir.
func Compile(ctx context.Context, root string, c Commit, p licences.Platform, dir string) (Build, error) {
	b := Build{File: filepath.Join(dir, "dateline")}
	if p.OS == "windows" {
		b.File += ".exe"
	}
	file, err := filepath.Abs(b.File)
	if err != nil {
		return b, err
	}
	flags := fmt.Sprintf("-s -w -buildid= -X main.releaseVersion=%s -X main.releaseCommit=%s", c.Version, c.Hash)
	cmd := exec.CommandContext(ctx, "go", "build", "-tags=release", "-trimpath", "-buildvcs=false", "-ldflags="+flags,
		"-o", file, "./cmd/dateline")
	cmd.Dir = root
	// Settings of the user that would change the bytes are set to their defaults.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.OS, "GOARCH="+p.Arch, "GOAMD64=v1", "GOARM64=v8.0",
		"GOEXPERIMENT=", "GOFLAGS=-mod=readonly")
	if out, err := cmd.CombinedOutput(); err != nil {
		return b, fmt.Errorf("build for %v: %w\n%s", p, err, out)
	}
	info, err := buildinfo.ReadFile(b.File)
	if err != nil {
		return b, err
	}
	b.Go = strings.TrimPrefix(info.GoVersion, "go")
	return b, nil
}

// Own is the platform of the machine that this runs on.
func Own() licences.Platform { return licences.Platform{OS: runtime.GOOS, Arch: runtime.GOARCH} }

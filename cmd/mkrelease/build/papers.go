package build

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// Papers are what goes with a program, by the program's own word.
type Papers struct {
	Licences    []byte            // as "dateline licenses" prints them
	Manual      map[string][]byte // by file: "dateline.1", "dateline-parse.1"
	Completions map[string][]byte // by shell: "bash", "zsh", "fish", "powershell"
}

// Papers runs the program, which has to be one for this machine, and lets it write into
// dir. The manual bears the date.
func (b Build) Papers(ctx context.Context, at time.Time, dir string) (Papers, error) {
	p := Papers{Manual: map[string][]byte{}, Completions: map[string][]byte{}}
	run := func(args ...string) ([]byte, error) {
		cmd := exec.CommandContext(ctx, b.File, args...)
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+strconv.FormatInt(at.Unix(), 10))
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("%v: %w", cmd, err)
		}
		return out, nil
	}
	var err error
	if p.Licences, err = run("licenses"); err != nil {
		return p, err
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if p.Completions[shell], err = run("completion", shell); err != nil {
			return p, err
		}
	}
	if _, err := run("man", dir); err != nil {
		return p, err
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil {
		return p, err
	}
	for _, page := range pages {
		if p.Manual[filepath.Base(page)], err = os.ReadFile(page); err != nil {
			return p, err
		}
	}
	if p.Manual["dateline.1"] == nil {
		return p, fmt.Errorf("the program wrote no manual page dateline.1")
	}
	return p, nil
}

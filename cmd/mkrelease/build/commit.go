package build

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// Commit is what a release is built from.
type Commit struct {
	Version string // its tag, or else what Go calls such a commit: "v1.2.4-0.20260102030405-0123456789ab"
	Hash    string // 40 hexadecimal digits
	Time    time.Time
}

// ReadCommit asks git for the commit that is checked out at root. The version of a tree
// with other changes than those of the commit ends in "+dirty".
func ReadCommit(ctx context.Context, root string) (Commit, error) {
	ask := func(args ...string) (string, error) {
		cmd := exec.CommandContext(ctx, "git", append([]string{"-C", root}, args...)...)
		out, err := cmd.Output()
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%v: %w: %s", cmd, err, exit.Stderr)
		}
		return strings.TrimSpace(string(out)), err
	}
	var c Commit
	shown, err := ask("show", "--no-patch", "--format=%H %cI", "HEAD")
	if err != nil {
		return c, fmt.Errorf("a release is built in a clone of the repository: %w", err)
	}
	hash, at, _ := strings.Cut(shown, " ")
	if c.Time, err = time.Parse(time.RFC3339, at); err != nil {
		return c, err
	}
	c.Hash, c.Time = hash, c.Time.UTC()
	tags, err := ask("tag", "--points-at", "HEAD", "v*")
	if err != nil {
		return c, err
	}
	before, err := ask("tag", "--merged", "HEAD", "v*")
	if err != nil {
		return c, err
	}
	if c.Version = newest(tags); c.Version == "" {
		latest := newest(before)
		c.Version = module.PseudoVersion(semver.Major(latest), latest, c.Time, hash[:12])
	}
	changed, err := ask("status", "--porcelain")
	if err != nil {
		return c, err
	}
	if changed != "" {
		c.Version += "+dirty"
	}
	return c, nil
}

// newest is the highest version of a list of tags, empty if there is none.
func newest(tags string) string {
	best := ""
	for _, tag := range strings.Fields(tags) {
		if semver.IsValid(tag) && semver.Canonical(tag) == tag && (best == "" || semver.Compare(tag, best) > 0) {
			best = tag
		}
	}
	return best
}

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// group is a control group of Linux, in which processes may take so much memory and
// no more: the system kills what takes more.
type group struct {
	dir     string
	version int
}

// limitedGroup makes a group for some bytes of memory. The error is that of a machine
// that does not let us.
func limitedGroup(bytes int64) (*group, error) {
	g := &group{version: 2, dir: "/sys/fs/cgroup"}
	limit, noSwap := "memory.max", "memory.swap.max"
	if controllers, err := os.ReadFile(filepath.Join(g.dir, "cgroup.subtree_control")); err != nil || !strings.Contains(string(controllers), "memory") {
		g = &group{version: 1, dir: "/sys/fs/cgroup/memory"}
		limit, noSwap = "memory.limit_in_bytes", "memory.swappiness"
	}
	g.dir = filepath.Join(g.dir, fmt.Sprint("dateline-trial-", os.Getpid()))
	if err := os.Mkdir(g.dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(g.dir, limit), []byte(strconv.FormatInt(bytes, 10)), 0); err != nil {
		return nil, errors.Join(err, g.remove())
	}
	// A machine without swap has no such file.
	if err := os.WriteFile(filepath.Join(g.dir, noSwap), []byte("0"), 0); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, errors.Join(err, g.remove())
	}
	return g, nil
}

// remove removes the group, in which no process may be left.
func (g *group) remove() error { return os.Remove(g.dir) }

// command is the words that run a program in the group, or as it is where g is nil.
func (g *group) command(program string, args []string) (name string, all []string) {
	if g == nil {
		return program, args
	}
	const enter = `echo $$ > "$0/cgroup.procs" && exec "$@"`
	return "/bin/sh", append([]string{"-c", enter, g.dir, program}, args...)
}

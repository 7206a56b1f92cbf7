package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
)

// cluster is a running PostgreSQL in a temporary folder, reached by a socket in
// it and by nothing else.
type cluster struct {
	bin, dir string
	as       *syscall.Credential // nil for the user of this process
}

// start makes a cluster and starts it.
func start(ctx context.Context, bin string) (*cluster, error) {
	dir, err := os.MkdirTemp("", "gazetteer-postgres-")
	if err != nil {
		return nil, err
	}
	c := &cluster{bin: bin, dir: dir}
	if os.Geteuid() == 0 {
		if err := c.leaveRoot(); err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	data := filepath.Join(dir, "data")
	settings := fmt.Sprintf("-c listen_addresses='' -c unix_socket_directories=%s -c shared_buffers=512MB -c work_mem=64MB"+
		" -c maintenance_work_mem=256MB -c fsync=off -c jit=off -c max_wal_size=4GB -c random_page_cost=1.1", dir)
	if _, err := c.run(ctx, nil, "initdb", "-D", data, "-U", "gazetteer", "-A", "trust", "-E", "UTF8",
		"--locale=C.UTF-8"); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if _, err := c.run(ctx, nil, "pg_ctl", "-D", data, "-w", "-l", filepath.Join(dir, "log"), "-o", settings,
		"start"); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return c, nil
}

// leaveRoot makes the programs run as the user postgres: the server refuses to
// run as root.
func (c *cluster) leaveRoot() error {
	u, err := user.Lookup("postgres")
	if err != nil {
		return err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return err
	}
	c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(c.dir, int(uid), int(gid))
}

// stop stops the server and removes the folder.
func (c *cluster) stop() {
	c.run(context.Background(), nil, "pg_ctl", "-D", filepath.Join(c.dir, "data"), "-m", "immediate", "stop")
	os.RemoveAll(c.dir)
}

// run runs one of PostgreSQL's programs and returns what it prints.
func (c *cluster) run(ctx context.Context, stdin io.Reader, program string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, program), args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "PGHOST="+c.dir, "PGUSER=gazetteer", "PGDATABASE=postgres", "PGOPTIONS=",
		"LC_ALL=C.UTF-8")
	cmd.Stdin = stdin
	if c.as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	}
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if program == "pg_ctl" { // the server keeps its parent's pipes open
		cmd.Stdout, cmd.Stderr = nil, nil
	}
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(complaint.String()))
	}
	return out.String(), nil
}

// query runs SQL and returns its unadorned output.
func (c *cluster) query(ctx context.Context, sql string) (string, error) {
	return c.feed(ctx, strings.NewReader(sql))
}

func (c *cluster) feed(ctx context.Context, sql io.Reader) (string, error) {
	out, err := c.run(ctx, sql, "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-")
	return strings.TrimSpace(out), err
}

// measure returns how many of the statements are answered in a second.
func (c *cluster) measure(ctx context.Context, statements []string) (float64, error) {
	script := filepath.Join(c.dir, "script.sql")
	if err := os.WriteFile(script, []byte(strings.Join(statements, ";\n")+";\n"), 0o644); err != nil {
		return 0, err
	}
	out, err := c.run(ctx, nil, "pgbench", "-n", "-c", "1", "-t", "1", "-M", "simple", "-f", script)
	if err != nil {
		return 0, err
	}
	m := regexp.MustCompile(`latency average = ([0-9.]+) ms`).FindStringSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("pgbench says no latency:\n%s", out)
	}
	ms, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 0, err
	}
	return float64(len(statements)) / (ms / 1000), nil
}

// answers returns the refs that each statement finds.
func (c *cluster) answers(ctx context.Context, statements []string) ([][]int, error) {
	var sql strings.Builder
	for _, s := range statements {
		fmt.Fprintf(&sql, "SELECT coalesce(string_agg(place::text, ' '), '') FROM (%s) s;\n", s)
	}
	out, err := c.run(ctx, strings.NewReader(sql.String()), "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
		"-f", "-")
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != len(statements) {
		return nil, fmt.Errorf("psql gave %d lines for %d statements", len(lines), len(statements))
	}
	answers := make([][]int, len(lines))
	for i, line := range lines {
		for _, field := range strings.Fields(line) {
			ref, err := strconv.Atoi(field)
			if err != nil {
				return nil, err
			}
			answers[i] = append(answers[i], ref)
		}
	}
	return answers, nil
}

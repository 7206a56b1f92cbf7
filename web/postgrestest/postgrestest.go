// Package postgrestest runs a PostgreSQL server for the tests of one package, in a
// folder of its own and on no network, from the packages that Debian installs.
package postgrestest

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Variable names the variable of the environment that makes a missing server an
// error where it is "require".
const Variable = "DATELINE_POSTGRES"

// Server is a running server. Its zero value is not started yet.
type Server struct {
	once sync.Once
	err  error
	dir  string
	run  *exec.Cmd

	mu        sync.Mutex
	databases int
}

// errMissing says that there is no server to run.
var errMissing = errors.New("PostgreSQL is not installed: apt-get install postgresql")

// Database makes a database for a test, which is gone at its end, and returns its
// address. The test is skipped where there is no PostgreSQL, unless it is required.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	s.once.Do(func() { s.err = s.start() })
	switch {
	case errors.Is(s.err, errMissing) && os.Getenv(Variable) != "require":
		t.Skip(s.err)
	case s.err != nil:
		t.Fatal(s.err)
	}
	s.mu.Lock()
	s.databases++
	name := fmt.Sprint("test", s.databases)
	s.mu.Unlock()
	s.exec(t, "CREATE DATABASE "+name)
	t.Cleanup(func() { s.exec(t, "DROP DATABASE "+name+" WITH (FORCE)") })
	return s.address(name)
}

// Close stops the server and removes its folder.
func (s *Server) Close() error {
	if s.run == nil {
		return nil
	}
	err := s.run.Process.Signal(syscall.SIGINT) // ends all sessions, and then itself
	s.run.Wait()
	return errors.Join(err, os.RemoveAll(s.dir))
}

func (s *Server) address(database string) string {
	q := url.Values{"host": {s.dir}}
	return (&url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/" + database, RawQuery: q.Encode()}).String()
}

func (s *Server) exec(t testing.TB, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", s.address("postgres"))
	if err == nil {
		_, err = db.Exec(statement)
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

// start makes a cluster and starts its server.
func (s *Server) start() (err error) {
	all, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(all) == 0 {
		return errors.Join(err, errMissing)
	}
	bin := slices.Max(all)
	if s.dir, err = os.MkdirTemp("", "postgres"); err != nil {
		return err
	}
	owner, err := serverUser()
	if err != nil {
		return err
	}
	if owner != nil {
		if err := os.Chown(s.dir, int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	command := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir = s.dir
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: owner}
		return cmd
	}
	data := filepath.Join(s.dir, "data")
	out, err := command(
		"initdb",
		"-D",
		data,
		"-U",
		"postgres",
		"-A",
		"trust",
		"-E",
		"UTF8",
		"--locale=C",
		"--no-sync",
	).CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	s.run = command("postgres", "-D", data, "-k", s.dir, "-c", "listen_addresses=", "-c", "log_min_messages=fatal")
	if err := s.run.Start(); err != nil {
		return err
	}
	db, err := sql.Open("pgx", s.address("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	for range 300 {
		if err = db.Ping(); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("PostgreSQL does not answer: %w", err)
}

// serverUser is the account that the server runs under: nil for that of this process,
// since only root is refused.
func serverUser() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, errors.Join(err, err2)
}

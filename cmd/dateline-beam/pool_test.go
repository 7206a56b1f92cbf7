package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/container/pool"

	"dateline/cmd/internal/enginetest"
)

// What the pool of workers is told.
const (
	poolPort = "DATELINE_BEAM_TEST_POOL_PORT"
	poolBoot = "DATELINE_BEAM_TEST_POOL_BOOT"
)

// servePool is what `boot --worker_pool` of Beam's image for workers does, on a port that is free.
func servePool() {
	port, err := strconv.Atoi(os.Getenv(poolPort))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.Setenv(beProgram, "program"); err != nil { // its workers are the test binary, too
		log.Fatal(err)
	}
	p, err := pool.New(context.Background(), port, os.Getenv(poolBoot))
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(p.ServeAndWait())
}

// engine is an engine of processes of its own: Beam's job server Prism, and a pool of workers, which get the
// program from it.
type engine struct {
	endpoint, workers string
	group             int // of the processes of the pool
}

// flags are those that send a pipeline to the engine.
func (e engine) flags() []string {
	return []string{"--runner", "universal", "--endpoint", e.endpoint, "--environment_type", "EXTERNAL", "--environment_config", e.workers}
}

// newEngine builds and starts an engine. Where that cannot be done the test is skipped, unless DATELINE_ENGINES is
// "require".
func newEngine(t *testing.T) engine {
	t.Helper()
	dir := t.TempDir()
	if _, err := exec.LookPath("go"); err != nil && os.Getenv("DATELINE_ENGINES") != "require" {
		t.Skip("no go to build Prism with")
	}
	const beam = "github.com/apache/beam/sdks/v2/go/"
	build := exec.CommandContext(t.Context(), "go", "build", "-o", dir+"/", beam+"cmd/prism", beam+"container")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	// Beam's boot keeps what it is sent in /tmp, unless it is told another place.
	boot := filepath.Join(dir, "boot")
	script := fmt.Sprintf("#!/bin/sh\nexec %s/container --semi_persist_dir=%s \"$@\"\n", dir, dir)
	if err := os.WriteFile(boot, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	jobs, workers := port(enginetest.FreeAddress(t)), port(enginetest.FreeAddress(t))
	start(t, exec.CommandContext(t.Context(), filepath.Join(dir, "prism"), "--serve_http=false", "--job_port", jobs))
	c := command(t, thePool)
	c.Env = append(c.Env, poolPort+"="+workers, poolBoot+"="+boot)
	c.Dir = dir
	start(t, c)
	e := engine{"localhost:" + jobs, "localhost:" + workers, c.Process.Pid}
	for _, at := range []string{e.endpoint, e.workers} {
		enginetest.Wait(t, at, func() bool {
			conn, err := net.Dial("tcp", at)
			if err == nil {
				conn.Close()
			}
			return err == nil
		})
	}
	return e
}

// port is that of an address.
func port(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

// start starts a process in a group of its own, and ends the group with the test: a pool leaves its workers behind.
func start(t *testing.T, c *exec.Cmd) {
	t.Helper()
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Stdout, c.Stderr = t.Output(), t.Output()
	c.WaitDelay = time.Second // workers have its output open
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
		c.Wait()
	})
}

// workersOf are the workers in a group of processes.
func workersOf(group int) (all []int) {
	names, err := filepath.Glob("/proc/[0-9]*/comm")
	if err != nil {
		return nil
	}
	for _, name := range names {
		pid, err := strconv.Atoi(strings.Split(name, "/")[2])
		if err != nil {
			continue
		}
		comm, err := os.ReadFile(name)
		if err != nil || strings.TrimSpace(string(comm)) != theWorker {
			continue
		}
		if g, err := syscall.Getpgid(pid); err == nil && g == group {
			all = append(all, pid)
		}
	}
	return all
}

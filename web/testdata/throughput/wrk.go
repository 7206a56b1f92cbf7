package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// wrk is how a side is asked.
type wrk struct {
	time        time.Duration
	connections int
}

var (
	reRequests  = regexp.MustCompile(`(\d+) requests in`)
	rePerSecond = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`)
	reP99       = regexp.MustCompile(`99%\s+([\d.]+)(us|ms|s)`)
)

// ask lets wrk ask a side the questions of a target.
func (w wrk) ask(ctx context.Context, s *side, t target) (figures, error) {
	before, err := processorTime(s.cmd.Process.Pid)
	if err != nil {
		return figures{}, err
	}
	args := []string{
		"--threads",
		"1",
		"--connections",
		strconv.Itoa(w.connections),
		"--duration",
		fmt.Sprintf("%.0fs", w.time.Seconds()),
		"--latency",
		"--script",
		t.script,
		s.base,
	}
	out, err := exec.CommandContext(ctx, "wrk", args...).CombinedOutput()
	if err != nil {
		return figures{}, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	after, err := processorTime(s.cmd.Process.Pid)
	if err != nil {
		return figures{}, err
	}
	if strings.Contains(string(out), "Non-2xx") || strings.Contains(string(out), "Socket errors") {
		return figures{}, fmt.Errorf("wrk saw errors:\n%s", out)
	}
	requests, perSecond, p99 := reRequests.FindSubmatch(out), rePerSecond.FindSubmatch(out), reP99.FindSubmatch(out)
	if requests == nil || perSecond == nil || p99 == nil {
		return figures{}, fmt.Errorf("wrk wrote no figures:\n%s", out)
	}
	var f figures
	if f.perSecond, err = strconv.ParseFloat(string(perSecond[1]), 64); err != nil {
		return f, err
	}
	n, err := strconv.ParseFloat(string(requests[1]), 64)
	if err != nil {
		return f, err
	}
	f.processor = float64((after - before).Microseconds()) / n
	late, err := time.ParseDuration(string(p99[1]) + string(p99[2]))
	f.p99 = float64(late.Microseconds()) / 1000
	return f, err
}

// processorTime is how long a process has run on processors so far, from
// /proc/PID/stat. Linux counts it there in hundredths of a second.
func processorTime(pid int) (time.Duration, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(raw), ") ")
	fields := strings.Fields(rest)
	const user, system = 11, 12 // behind the name, which is the second field
	if len(fields) <= system {
		return 0, fmt.Errorf("/proc/%d/stat has %d fields", pid, len(fields))
	}
	var ticks int64
	for _, i := range []int{user, system} {
		n, err := strconv.ParseInt(fields[i], 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}

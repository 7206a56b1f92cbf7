package main

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// limitMemory keeps the heap below what this process may take: what GOMEMLIMIT
// says, else nine tenths of the memory of the container or the machine. It returns
// that limit in bytes, math.MaxInt64 where there is none.
func limitMemory() (int64, error) {
	_, err := memlimit.Set(memlimit.WithRatio(0.9),
		memlimit.WithProvider(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)))
	if err != nil && !errors.Is(err, memlimit.ErrNoLimit) {
		return debug.SetMemoryLimit(-1), fmt.Errorf("how much memory there is cannot be told; set GOMEMLIMIT, as in "+
			"GOMEMLIMIT=512MiB: %w", err)
	}
	return debug.SetMemoryLimit(-1), nil
}

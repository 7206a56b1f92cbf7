package web

import (
	"context"
	"runtime/debug"
	"time"
)

// idleAfter is how long a server without requests keeps the memory that they took.
const idleAfter = time.Minute

// giveBack returns memory to the machine when there was work, and now is none: the
// runtime by itself keeps twice of what was last in use for a long time.
func (s *Server) giveBack(ctx context.Context) {
	tick := time.NewTicker(idleAfter)
	defer tick.Stop()
	var last, given uint64
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if now := s.answered.Load(); now == last && now != given {
			debug.FreeOSMemory()
			given = now
		} else {
			last = now
		}
	}
}

package web

import (
	"context"
	"time"
)

const (
	// rollUpEvery is how often the days of an archive that changed are counted.
	rollUpEvery = time.Minute
	// rollUpShare is how many times as long a server pauses as counting took.
	rollUpShare = 20
)

// rollUp counts the days of the archive that changed, again and again: whoever fills it may be
// another process, and may have been ended before it did.
func (s *Server) rollUp(ctx context.Context) {
	if s.cfg.Archive == nil {
		return
	}
	for {
		start := time.Now()
		if _, err := s.cfg.Archive.RollUp(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("the days of the archive cannot be counted", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(rollUpEvery, rollUpShare*time.Since(start))):
		}
	}
}

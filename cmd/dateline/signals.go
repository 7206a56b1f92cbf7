package main

import (
	"context"
	"io"
	"os/signal"
	"syscall"
)

// serviceSignals lets a server live as long as an operator expects. Where it was
// started in a terminal, it stops in order when that is closed (SIGHUP). Where it
// was not, SIGHUP changes nothing: there is nothing to read again. A log or a
// terminal that nobody reads any more (SIGPIPE) is no reason to stop.
func serviceSignals(ctx context.Context, stdin io.Reader) (context.Context, context.CancelFunc) {
	signal.Ignore(syscall.SIGPIPE)
	if isTerminal(stdin) {
		return signal.NotifyContext(ctx, syscall.SIGHUP)
	}
	signal.Ignore(syscall.SIGHUP)
	return context.WithCancel(ctx)
}

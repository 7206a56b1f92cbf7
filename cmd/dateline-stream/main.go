// Command dateline-stream reads articles that come all day: it is Bento
// (https://warpstreamlabs.github.io/bento/), with dateline's reading as a processor, feeds and
// WARC files as inputs, and an archive as an output. See README.md beside it.
package main

import (
	"context"
	"fmt"
	"os"

	_ "github.com/lib/pq" // the driver of Bento's sql components
	_ "github.com/warpstreamlabs/bento/public/components/aws"
	_ "github.com/warpstreamlabs/bento/public/components/io"
	_ "github.com/warpstreamlabs/bento/public/components/kafka"
	_ "github.com/warpstreamlabs/bento/public/components/nats"
	_ "github.com/warpstreamlabs/bento/public/components/prometheus"
	_ "github.com/warpstreamlabs/bento/public/components/pure"
	_ "github.com/warpstreamlabs/bento/public/components/sql/base"
	"github.com/warpstreamlabs/bento/public/service"
)

func main() {
	if err := register(); err != nil {
		fmt.Fprintln(os.Stderr, "dateline-stream:", err)
		os.Exit(1)
	}
	service.RunCLI(context.Background(), service.CLIOptSetBinaryName("dateline-stream"), service.CLIOptSetProductName("dateline-stream"))
}

// register adds dateline's components to those of Bento.
func register() error {
	for _, add := range []func() error{registerProcessor, registerArchive, registerFeed, registerWARC} {
		if err := add(); err != nil {
			return err
		}
	}
	return nil
}

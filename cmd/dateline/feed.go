package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/web/archive/feeds"
	"dateline/web/fetch"
	"dateline/web/postgresdb"
)

// feedFlags are those of dateline feed.
type feedFlags struct {
	archive          archiveFlag
	state, contact   string
	every, pause     time.Duration
	limit            int
	allow, keepTexts bool
}

func newFeed(open *opener) *cobra.Command {
	var flags feedFlags
	cmd := &cobra.Command{
		Use:   "feed FEEDS.opml|URL…",
		Short: "Put the articles of feeds into an archive",
		Long: `feed reads feeds (RSS, Atom, JSON Feed) and the pages that they lead to, and puts what it finds into an archive.
Feeds are named by their addresses, or by files: OPML, as readers of feeds export it, or one address a line.
It reads from public addresses only, and only with --allow-fetch. It is polite: feeds that have not changed are
not sent again, each host has a pause between two requests, robots.txt is kept to, and a server that is busy is left
alone. Where a page may not or cannot be read, the text in the feed is taken. The date of an article is that of its
feed, or what its page says of itself; where neither does, it is unknown. What is known of feeds is kept beside the
archive, in a file of its name with -feeds.json.`,
		Example: `  dateline feed https://news.example/rss --archive news.db --allow-fetch
  dateline feed subscriptions.opml --archive news.db --allow-fetch --every 15m
  dateline feed feeds.txt --archive postgres://desk@db/news --state feeds.json --allow-fetch`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !flags.allow {
				return usagef("feed asks other servers: say --allow-fetch")
			}
			addresses, err := feeds.List(args)
			if err != nil {
				return err
			}
			s, err := flags.archive.open(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := open.reader()
			if err != nil {
				return err
			}
			setup.Settle()
			state, file, err := flags.openState()
			if err != nil {
				return err
			}
			agent := "dateline"
			if flags.contact != "" {
				agent += " (" + flags.contact + ")"
			}
			maker := setup.Maker(r.Index, flags.keepTexts)
			maker.Store = s
			var mu sync.Mutex
			reader := &feeds.Reader{
				Fetch: fetch.New(fetch.Config{Agent: agent, MaxBytes: 8 << 20, Timeout: 30 * time.Second}),
				Pause: flags.pause, Limit: flags.limit, State: state,
				To: feeds.Archive{Store: s, Maker: maker, Read: readOf(r)},
				Failed: func(address string, err error) {
					mu.Lock()
					defer mu.Unlock()
					fmt.Fprintf(cmd.ErrOrStderr(), "%s: %v\n", address, err)
				},
			}
			for {
				start := time.Now()
				o, err := reader.All(cmd.Context(), addresses)
				if err == nil {
					_, err = s.RollUp(cmd.Context())
				}
				if file != "" {
					err = errors.Join(err, state.Save(file))
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "%d feeds read, %d of them unchanged, %d failed; %d articles added, %d of them "+
					"copies, %d skipped\n",
					o.Feeds, o.Unchanged, o.Failed, o.Added, o.Copies, o.Skipped)
				switch {
				case errors.Is(err, context.Canceled):
					return nil // stopped by a person; what was read is kept
				case err != nil:
					return err
				case flags.every <= 0 && o.Failed > 0:
					return fmt.Errorf("%d of %d feeds could not be read", o.Failed, len(addresses))
				case flags.every <= 0:
					return nil
				}
				select {
				case <-time.After(time.Until(start.Add(flags.every))):
				case <-cmd.Context().Done():
					return nil
				}
			}
		},
	}
	flags.archive.register(cmd)
	f := cmd.Flags()
	f.BoolVar(&flags.allow, "allow-fetch", false, "ask other servers, never addresses inside a network")
	f.DurationVar(&flags.every, "every", 0, "read the feeds again and again at this interval, as 15m (default: once)")
	f.DurationVar(&flags.pause, "pause", 2*time.Second,
		"pause between two requests to one host; a longer one of its robots.txt counts")
	f.IntVar(&flags.limit, "limit", 0, "articles of one feed at a time (default: 100)")
	f.StringVar(&flags.contact, "contact", "", "address of mail or of a page that the servers are told, for complaints")
	f.StringVar(&flags.state, "state", "", "file for what is known of feeds (default: beside the archive; none for a database)")
	f.BoolVar(&flags.keepTexts, "keep-texts", false, "keep the texts too: they can then be searched for words")
	return cmd
}

// openState reads what is known of feeds, and names the file for it: "" for none.
func (f *feedFlags) openState() (*feeds.State, string, error) {
	file, address := f.state, f.archive.named()
	if file == "" && !postgresdb.IsAddress(address) {
		file = address + "-feeds.json"
	}
	if file == "" {
		return feeds.NewState(), "", nil
	}
	s, err := feeds.LoadState(file)
	return s, file, err
}

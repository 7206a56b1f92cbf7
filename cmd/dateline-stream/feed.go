package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/web/archive"
	"dateline/web/archive/feeds"
	"dateline/web/archive/fill"
	"dateline/web/fetch"
)

// The fields of the feeds.
const (
	fieldFeeds   = "feeds"
	fieldEvery   = "every"
	fieldPause   = "pause"
	fieldLimit   = "limit"
	fieldContact = "contact"
	fieldState   = "state"
	fieldSeen    = "seen"
)

func registerFeed() error {
	return service.RegisterInput("dateline_feed", feedSpec(), func(conf *service.ParsedConfig, res *service.Resources) (service.Input, error) {
		in, err := newFeedInput(conf, res)
		if err != nil {
			return nil, err
		}
		return service.AutoRetryNacks(in), nil
	})
}

// feedSpec describes the fields of the feeds.
func feedSpec() *service.ConfigSpec {
	return service.NewConfigSpec().
		Summary("Reads feeds (RSS, Atom, JSON Feed) and the pages that they lead to.").
		Description("Each article becomes a line as the processor `dateline` reads it, with its address for an id, and date, url and " +
			"language in `meta`. It is as polite as `dateline feed`: feeds that have not changed are not sent again, each host has a " +
			"pause between two requests, robots.txt is kept to, a busy server is left alone; only public addresses are asked. A feed " +
			"counts as read when all that it brought is acknowledged. After a restart articles may come again: set `seen`, or let " +
			"`Nats-Msg-Id` or an archive leave out what is there. The metadata `dateline_id` is the id.").
		Field(service.NewStringListField(fieldFeeds).Description("Addresses, or files: OPML, or one address a line.")).
		Field(service.NewDurationField(fieldEvery).Default("15m").Description("Time between two rounds; `0s` reads once and ends the stream.")).
		Field(service.NewDurationField(fieldPause).Default("2s").Description("Pause between two requests to one host; a longer one of its robots.txt counts.")).
		Field(service.NewIntField(fieldLimit).Default(100).Description("Articles of one feed at a time.")).
		Field(service.NewStringField(fieldContact).Default("").Description("Address of mail or of a page that the servers are told, for complaints.")).
		Field(service.NewStringField(fieldState).Default("").Description("File for what is known of feeds; empty for none.")).
		Field(service.NewStringField(fieldSeen).Default("").
			Description("Cache resource that keeps the ids of articles that were acknowledged; empty remembers them in this process only."))
}

// feedInput delivers the articles of feeds.
type feedInput struct {
	addresses []string
	every     time.Duration
	reader    *feeds.Reader
	file      string // for what is known of feeds; "" for none
	log       *service.Logger
	target    *feedTarget

	*deliveries // nil until connected
	cancel      context.CancelFunc
	stopped     chan struct{} // closed when nothing is read any more
}

func newFeedInput(conf *service.ParsedConfig, res *service.Resources) (in *feedInput, err error) {
	text := func(field string) (s string) {
		if err == nil {
			s, err = conf.FieldString(field)
		}
		return s
	}
	span := func(field string) (d time.Duration) {
		if err == nil {
			d, err = conf.FieldDuration(field)
		}
		return d
	}
	list, err := conf.FieldStringList(fieldFeeds)
	if err != nil {
		return nil, err
	}
	in = &feedInput{every: span(fieldEvery), file: text(fieldState), log: res.Logger(), target: &feedTarget{resources: res, cache: text(fieldSeen)}}
	agent := "dateline"
	if contact := text(fieldContact); contact != "" {
		agent += " (" + contact + ")"
	}
	in.reader = &feeds.Reader{
		Fetch: fetch.New(fetch.Config{Agent: agent, MaxBytes: 8 << 20, Timeout: 30 * time.Second}),
		Pause: span(fieldPause), To: in.target, State: feeds.NewState(),
		Failed: func(address string, err error) { in.log.Warnf("%s: %v", address, err) },
	}
	if err == nil {
		in.reader.Limit, err = conf.FieldInt(fieldLimit)
	}
	if err == nil {
		in.addresses, err = feeds.List(list)
	}
	if err == nil && len(in.addresses) == 0 {
		err = errors.New(fieldFeeds + ": none is named")
	}
	if err == nil && in.file != "" {
		in.reader.State, err = feeds.LoadState(in.file)
	}
	return in, err
}

// Connect implements [service.Input].
func (in *feedInput) Connect(context.Context) error {
	if in.deliveries != nil {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background()) // that of Connect ends before the input
	in.deliveries, in.cancel, in.stopped = newDeliveries(), cancel, make(chan struct{})
	in.target.deliveries = in.deliveries
	go func() {
		defer close(in.stopped)
		in.end(in.rounds(ctx))
	}()
	return nil
}

// rounds reads the feeds again and again.
func (in *feedInput) rounds(ctx context.Context) error {
	for {
		start := time.Now()
		o, err := in.reader.All(ctx, in.addresses)
		if in.file != "" {
			err = errors.Join(err, in.reader.State.Save(in.file))
		}
		if err != nil {
			return err
		}
		in.log.Infof("%d feeds read, %d of them unchanged, %d failed; %d articles delivered, %d skipped", o.Feeds, o.Unchanged, o.Failed, o.Added, o.Skipped)
		if in.every <= 0 {
			return nil
		}
		select {
		case <-time.After(time.Until(start.Add(in.every))):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Read implements [service.Input].
func (in *feedInput) Read(ctx context.Context) (*service.Message, service.AckFunc, error) {
	if in.deliveries == nil {
		return nil, nil, service.ErrNotConnected
	}
	return in.next(ctx)
}

// Close implements [service.Input]. It returns when what is known of feeds is saved.
func (in *feedInput) Close(ctx context.Context) error {
	if in.cancel == nil {
		return nil
	}
	in.cancel()
	select {
	case <-in.stopped:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// maxSeen bounds the ids that a process remembers. Feeds name the newest some hundred
// articles each.
const maxSeen = 100_000

// feedTarget delivers articles to the stream.
type feedTarget struct {
	*deliveries
	resources *service.Resources
	cache     string // the label of a cache resource; "" for none

	mu   sync.Mutex
	seen map[string]bool
}

// Known implements [feeds.Target].
func (t *feedTarget) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	t.mu.Lock()
	for _, id := range ids {
		if t.seen[id] {
			known[id] = true
		}
	}
	t.mu.Unlock()
	if t.cache == "" {
		return known, nil
	}
	var failed error
	err := t.resources.AccessCache(ctx, t.cache, func(c service.Cache) {
		for _, id := range ids {
			if known[id] {
				continue
			}
			_, err := c.Get(ctx, id)
			if err == nil {
				known[id] = true
			} else if !errors.Is(err, service.ErrKeyNotFound) {
				failed = err
			}
		}
	})
	return known, errors.Join(err, failed)
}

// keep remembers an article that has arrived.
func (t *feedTarget) keep(id string) error {
	t.mu.Lock()
	if t.seen == nil || len(t.seen) >= maxSeen {
		t.seen = map[string]bool{}
	}
	t.seen[id] = true
	t.mu.Unlock()
	if t.cache == "" {
		return nil
	}
	var failed error
	ctx := context.Background() // the article has arrived, whatever happens to the stream
	err := t.resources.AccessCache(ctx, t.cache, func(c service.Cache) { failed = c.Set(ctx, id, []byte{1}, nil) })
	return errors.Join(err, failed)
}

// Taker implements [feeds.Target].
func (t *feedTarget) Taker() feeds.Taker { return &feedTaker{target: t} }

// feedTaker delivers the articles of one feed.
type feedTaker struct {
	target  *feedTarget
	waiting sync.WaitGroup

	mu      sync.Mutex
	arrived int
	failed  error
}

// Take implements [feeds.Taker].
func (t *feedTaker) Take(ctx context.Context, a fill.Article) error {
	t.waiting.Add(1)
	one := delivery{article: a, done: func(err error) {
		defer t.waiting.Done()
		if err == nil {
			err = t.target.keep(a.ID)
		}
		t.mu.Lock()
		defer t.mu.Unlock()
		t.failed = errors.Join(t.failed, err)
		t.arrived++
	}}
	if err := t.target.put(ctx, one); err != nil {
		t.waiting.Done()
		return err
	}
	return nil
}

// Flush implements [feeds.Taker]. It waits until all articles have arrived.
func (t *feedTaker) Flush(ctx context.Context) (archive.Outcome, error) {
	all := make(chan struct{})
	go func() { t.waiting.Wait(); close(all) }()
	select {
	case <-all:
	case <-ctx.Done():
		return archive.Outcome{}, ctx.Err()
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return archive.Outcome{Added: t.arrived}, t.failed
}

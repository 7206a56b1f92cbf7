package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"dateline/cmd/internal/enginetest"
)

// natsServer starts a NATS server of the test's own, with JetStream. Where there is none the
// test is skipped, unless DATELINE_ENGINES is "require".
func natsServer(t *testing.T) (address string, js jetstream.JetStream) {
	t.Helper()
	path, err := exec.LookPath("nats-server")
	if err != nil {
		if path = "/usr/sbin/nats-server"; !isFile(path) {
			if os.Getenv("DATELINE_ENGINES") == "require" {
				t.Fatal("no nats-server")
			}
			t.Skip("no nats-server")
		}
	}
	at := enginetest.FreeAddress(t)
	host, port, _ := strings.Cut(at, ":")
	c := exec.CommandContext(t.Context(), path, "--jetstream", "--store_dir", t.TempDir(), "--addr", host, "--port", port)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Wait() })
	address = "nats://" + at
	nc, err := nats.Connect(address, nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.ReconnectWait(50*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	if js, err = jetstream.New(nc); err != nil {
		t.Fatal(err)
	}
	enginetest.Wait(t, "the server", func() bool {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := js.AccountInfo(ctx)
		return err == nil
	})
	return address, js
}

func isFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// streams makes the streams that the configurations name.
func streams(t *testing.T, js jetstream.JetStream) (in, out jetstream.Stream) {
	t.Helper()
	made := map[string]jetstream.Stream{}
	for name, subject := range map[string]string{"ARTICLES": "articles", "ANSWERS": "answers", "DEAD": "articles-dead"} {
		s, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: name, Subjects: []string{subject}, Duplicates: time.Hour})
		if err != nil {
			t.Fatal(err)
		}
		made[name] = s
	}
	_, err := made["ARTICLES"].CreateConsumer(t.Context(), jetstream.ConsumerConfig{
		Durable: "dateline", AckPolicy: jetstream.AckExplicitPolicy, AckWait: 5 * time.Second, MaxDeliver: 5, MaxAckPending: 200,
	})
	if err != nil {
		t.Fatal(err)
	}
	return made["ARTICLES"], made["ANSWERS"]
}

// publish publishes articles under their ids.
func publish(t *testing.T, js jetstream.JetStream, lines []string) {
	t.Helper()
	for _, line := range lines {
		var a struct{ ID string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		if _, err := js.PublishAsync("articles", []byte(line), jetstream.WithMsgID(a.ID)); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-js.PublishAsyncComplete():
	case <-t.Context().Done():
		t.Fatal(t.Context().Err())
	}
}

// count is how many messages a stream holds.
func count(t *testing.T, s jetstream.Stream) int {
	t.Helper()
	info, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return int(info.State.Msgs)
}

// messages are those of a stream, sorted.
func messages(t *testing.T, s jetstream.Stream) (all []string) {
	t.Helper()
	c, err := s.OrderedConsumer(t.Context(), jetstream.OrderedConsumerConfig{})
	if err != nil {
		t.Fatal(err)
	}
	for n := count(t, s); len(all) < n; {
		m, err := c.Next()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(m.Data()))
	}
	slices.Sort(all)
	return all
}

// settled waits until nothing is left to do for the workers.
func settled(t *testing.T, js jetstream.JetStream) {
	t.Helper()
	c, err := js.Consumer(t.Context(), "ARTICLES", "dateline")
	if err != nil {
		t.Fatal(err)
	}
	enginetest.Wait(t, "the last acknowledgement", func() bool {
		info, err := c.Info(t.Context())
		return err == nil && info.NumPending == 0 && info.NumAckPending == 0
	})
}

// published is how many articles the workers get: DATELINE_JETSTREAM may ask for more than what is tested each time.
func published(t *testing.T) int {
	t.Helper()
	wanted := os.Getenv("DATELINE_JETSTREAM")
	if wanted == "" {
		return 3000
	}
	n, err := strconv.Atoi(wanted)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Everything is published twice; of two workers one is killed half-way, and a third is
// added: every article has one answer, and it is that of a batch.
func TestJetStreamAnswersOnce(t *testing.T) {
	address, js := natsServer(t)
	in, out := streams(t, js)
	lines := enginetest.Articles(t, published(t), 1)
	publish(t, js, lines)
	publish(t, js, lines)
	if n := count(t, in); n != len(lines) {
		t.Fatalf("the stream holds %d articles, want %d: a second copy counts", n, len(lines))
	}
	work := func() *exec.Cmd {
		c := program(t, []string{"NATS=" + address, "GOMAXPROCS=1"}, "-c", config("jetstream"), "--set", "http.enabled=false")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	first, second := work(), work()
	enginetest.Wait(t, "some answers", func() bool { return count(t, out) > len(lines)/10 })
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	first.Wait()
	if n := count(t, out); n >= len(lines) {
		t.Fatalf("all %d answers were there before a worker was killed", n)
	}
	third := work()
	settled(t, js)
	for _, c := range []*exec.Cmd{second, third} {
		if err := c.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		c.Wait()
	}
	if got, want := messages(t, out), answers(t, lines); !slices.Equal(got, want) {
		t.Errorf("%d answers differ from the %d of a batch", len(got), len(want))
	}
}

// What no archive can take is a dead letter with its reason; the rest is in the archive when
// it is acknowledged.
func TestJetStreamIntoArchive(t *testing.T) {
	address, js := natsServer(t)
	_, _ = streams(t, js)
	file := filepath.Join(t.TempDir(), "news.db")
	publish(t, js, append(enginetest.Articles(t, 300, 1), `{"id":"undated","text":"Rain fell in Bergen.","meta":{"date":"soon"}}`, `{"id":"empty"}`))
	c := program(t, []string{"NATS=" + address, "ARCHIVE=" + file}, "-c", config("jetstream-archive"), "--set", "http.enabled=false")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	settled(t, js)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	c.Wait()
	dead, err := js.Stream(t.Context(), "DEAD")
	if err != nil {
		t.Fatal(err)
	}
	if got := messages(t, dead); len(got) != 2 || !strings.Contains(strings.Join(got, ""), "undated") {
		t.Errorf("dead letters %q", got)
	}
	if n := enginetest.StoredIDs(t, file, 300); n != 300 {
		t.Errorf("%d articles in the archive, want 300", n)
	}
}

package main

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kgo"

	"dateline/cmd/internal/enginetest"
)

// records reads n records of a topic.
func records(t *testing.T, brokers []string, topic string, n int) (all []*kgo.Record) {
	t.Helper()
	c, err := kgo.NewClient(kgo.SeedBrokers(brokers...), kgo.ConsumeTopics(topic), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for len(all) < n {
		f := c.PollFetches(t.Context())
		if err := f.Err(); err != nil {
			t.Fatal(err)
		}
		all = append(all, f.Records()...)
	}
	return all
}

// Articles of one topic are answered in another, under the keys that they have; what cannot be read goes into a
// third. The brokers are those of a cluster in this process, which speaks Kafka's protocol.
func TestKafka(t *testing.T) {
	cluster, err := kfake.NewCluster(kfake.NumBrokers(2), kfake.SeedTopics(2, "articles", "answers", "articles-dead"))
	if err != nil {
		t.Fatal(err)
	}
	defer cluster.Close()
	brokers := cluster.ListenAddrs()
	lines := enginetest.Articles(t, 300, 1)
	c, err := kgo.NewClient(kgo.SeedBrokers(brokers...), kgo.DefaultProduceTopic("articles"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for i, line := range append(lines, `{"id":"empty"}`) {
		if err := c.ProduceSync(t.Context(), &kgo.Record{Key: []byte(enginetest.ID(i)), Value: []byte(line)}).FirstErr(); err != nil {
			t.Fatal(err)
		}
	}
	work := program(t, []string{"KAFKA=" + brokers[0]}, "-c", config("kafka"), "--set", "http.enabled=false")
	if err := work.Start(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range records(t, brokers, "answers", len(lines)) {
		got = append(got, string(r.Value))
		if !strings.Contains(string(r.Value), string(r.Key)) {
			t.Errorf("the answer %.60s has the key %s", r.Value, r.Key)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, answers(t, lines)) {
		t.Errorf("%d answers differ from those of a batch", len(got))
	}
	dead := records(t, brokers, "articles-dead", 1)
	if len(dead) != 1 || !strings.Contains(string(dead[0].Value), "empty") || len(dead[0].Headers) != 1 || len(dead[0].Headers[0].Value) == 0 {
		t.Errorf("dead letters %+v, want one with its reason", dead)
	}
	if err := work.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- work.Wait() }()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("after an interrupt: %v", err)
		}
	case <-ctx.Done():
		t.Error("it does not end after an interrupt")
	}
}

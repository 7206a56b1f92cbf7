package main

import (
	"flag"
	"strings"
	"testing"
)

func TestOptions(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"--input in/* --output out", ""},
		{"--input in/* --output out --mode lines --shards 1 --kinds literal,demonym --focus GB --language de", ""},
		{"--input s3://a/* --output gs://b", ""},
		{"--input in/*", "--output"},
		{"--output out", "--input"},
		{"--input in/* --output out --mode words", "--mode words"},
		{"--input in/* --output out --shards 0", "--shards 0"},
		{"--input in/* --output out --jobs -1", "--jobs -1"},
		{"--input in/* --output out --mode lines --resume", "--resume"},
		{"--input in/* --output out --keep-texts", "--keep-texts"},
		{"--input in/* --output out --kinds towns", "towns"},
		{"--input in/* --output out --focus Nowhereville-upon-Nothing", "Nowhereville"},
		{"--input hdfs://in/* --output out", "hdfs://in"},
	} {
		var o options
		f := flag.NewFlagSet("", flag.ContinueOnError)
		o.register(f)
		if err := f.Parse(strings.Fields(c.args)); err != nil {
			t.Fatal(err)
		}
		_, err := o.checked()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error with %q", c.args, err, c.want)
		}
	}
}

// The flags of dateline are explained before the many of Beam.
func TestUsage(t *testing.T) {
	told, err := program(t, "-h")
	own, beams, ok := strings.Cut(told, "Flags of Beam")
	if err != nil && !strings.Contains(err.Error(), "exit status") || !ok {
		t.Fatalf("%v, %q", err, told)
	}
	for name, where := range map[string]string{"-input": own, "-keep-texts": own, "-runner": beams, "-worker_binary": beams} {
		if !strings.Contains(where, "\n  "+name+" ") && !strings.Contains(where, "\n  "+name+"\n") {
			t.Errorf("%s is not explained where it should be", name)
		}
	}
}

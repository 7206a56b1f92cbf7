package main

import "testing"

func TestAnswersOf(t *testing.T) {
	for _, c := range []struct{ pattern, file, want string }{
		{"in/*.jsonl", "in/a.jsonl", "a.jsonl"},
		{"in/a.jsonl", "in/a.jsonl", "a.jsonl"},
		{"a.jsonl", "a.jsonl", "a.jsonl"},
		{"in/20??/*.gz", "in/2026/a.gz", "2026/a.gz"},
		{"in/20[12]*/a.gz", "in/2016-05/a.gz", "2016-05/a.gz"},
		{"s3://news/2026/**", "s3://news/2026/11/a.jsonl.gz", "11/a.jsonl.gz"},
		{"gs://news/*", "gs://news/a.jsonl", "a.jsonl"},
		{"in/*", "in/crawl.warc", "crawl.warc.jsonl"},
		{"in/*", "in/CRAWL.WARC.GZ", "CRAWL.WARC.jsonl.gz"},
		{"/in/*", "/in/crawl.warc.gz", "crawl.warc.jsonl.gz"},
	} {
		if got := answersOf(folderOf(c.pattern), c.file); got != c.want {
			t.Errorf("answers to %s of %s: %s, want %s", c.file, c.pattern, got, c.want)
		}
	}
}

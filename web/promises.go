package web

import (
	"fmt"
	"strconv"

	"dateline/web/docs"
	"dateline/web/geocode"
	"dateline/web/httpx"
	"dateline/web/maps/store"
)

// promises are what the operator and the users of this server can rely on, with the
// figures that it was started with.
func (c *Config) promises() []docs.Promise {
	l := c.Limits
	return []docs.Promise{
		{Topic: "Limits of a request", Rows: []docs.Row{
			{Name: "body", Text: bytesText(l.Body)},
			{Name: "text with its title", Text: number(l.Text) + " characters"},
			{Name: "rows of a list, features of a page", Text: number(l.Rows) + ", " + number(l.Features)},
			{Name: "places on one side of a matrix", Text: number(l.Matrix)},
			{Name: "mentions explained in one answer", Text: number(l.Explained)},
			{Name: "picture", Text: fmt.Sprintf("%s pixels, %s claims", number(l.Pixels), number(l.Drawn))},
			{Name: "time", Text: l.Timeout.String() + "; work ends when the client has gone"},
			{Name: "long answers", Text: "over " + strconv.Itoa(httpx.HeldAnswer>>10) + " KiB, written while they are made; " +
				"one that fails then breaks the connection, so that half of it does not look whole"},
		}},
		{Topic: "Limits of a client", Rows: []docs.Row{
			{Name: "requests", Text: perClient(l.Rate, "a second", 4*l.Rate)},
			{Name: "new maps", Text: perClient(l.Saves, "an hour", l.Saves/4)},
			{Name: "who is a client", Text: "an IPv4 address; an IPv6 /64, and again the /48 around it with eight times as much"},
		}},
		{Topic: "Limits of the server", Rows: []docs.Row{
			{Name: "memory of the requests at work", Text: bytesText(l.Work) + "; who finds no room within " + l.Wait.String() + " gets 503 with Retry-After"},
			{Name: "memory of one client's requests", Text: fmt.Sprintf("%.0f %% of it", 100*l.Client)},
			{Name: "maps kept in memory", Text: bytesText(l.Cache)},
			{Name: "connections", Text: number(l.Connections)},
		}},
		{Topic: "What is kept", Rows: []docs.Row{
			{Name: "texts to read", Text: "in memory, until the answer is sent; written nowhere"},
			{Name: "answers of the geocoders", Text: c.keptAnswers()},
			{Name: "saved maps", Text: c.keeping()},
			{Name: "edit tokens", Text: "as a SHA-256 hash, which opens nothing"},
			{Name: "addresses of clients", Text: "in memory, until their limits are full again, a minute or so; in the log " +
				"where it is on"},
			{Name: "cookies", Text: "none"},
		}},
		{Topic: "What is logged", Rows: []docs.Row{
			{Name: "always", Text: "starts, faults and shortage: never a text, a title, a query or a body"},
			{Name: "with --verbose", Text: "of each request the method, route, status, size, time, client address and " +
				"request id; a route is a path without the ids in it"},
		}},
		{Topic: "What is sent elsewhere", Rows: []docs.Row{
			{Name: "texts, queries, figures", Text: "nothing, to nobody"},
			{Name: "addresses to read", Text: c.fetching()},
		}},
		{Topic: "What an acknowledged change is worth", Rows: []docs.Row{
			{Name: "a map that was answered with 201 or 200", Text: c.durability()},
		}},
		{Topic: "A flaw", Rows: []docs.Row{
			{Name: "how to report one", Text: c.reporting()},
		}},
		{Topic: "How this is tested", Rows: []docs.Row{
			{Name: "go run ./web/testdata/trial malformed",
				Text: "300,000 malformed requests: no fault of the server, no panic, an answer to each"},
			{Name: "… costly", Text: "what costs most for its length: under 2 s of a processor and 200 MB each"},
			{Name: "… flood", Text: "200 of the largest articles at once with 512 MB: the server lives and answers others " +
				"within a second"},
			{Name: "… crash", Text: "the process killed under 8 writers, 100 times: no acknowledged change lost"},
			{Name: "… writers", Text: "1,000 new maps at once: 99 % saved within 2 s"},
			{Name: "… soak", Text: "ten minutes of mixed traffic over 64 connections: no error, under 400 MB"},
			{Name: ".ci/run", Text: "short forms of these, a fuzzer for every parser of untrusted bytes, and the race " +
				"detector over all packages with goroutines"},
		}},
	}
}

func (c *Config) keeping() string {
	switch {
	case c.Store == nil:
		return "none: this server saves no maps"
	case c.Volatile:
		return "in memory, until the server stops"
	}
	return fmt.Sprintf("until they are deleted, with their last %d versions", store.MaxVersions)
}

func (c *Config) keptAnswers() string {
	if c.ForgetQueries {
		return "none: this server forgets each query with its answer"
	}
	return "the last, with the queries that they answer: in memory, at most " + bytesText(geocode.KeptAnswers)
}

func (c *Config) durability() string {
	if c.Volatile || c.Store == nil {
		return "is in memory, and lost when the server stops"
	}
	return "is on the disk, synced, before the answer is sent"
}

func (c *Config) fetching() string {
	if c.Fetch == nil {
		return "not fetched by this server"
	}
	return "fetched where they are public, with nothing but the address; never inside a network"
}

func (c *Config) reporting() string {
	if c.Contact != "" {
		return "to " + c.Contact + ", before anybody else, with the version below and a request that shows it"
	}
	return "to the operator of this server and to who maintains the program, before anybody else, with the version " +
		"below and a request that shows it"
}

func perClient(rate float64, unit string, burst float64) string {
	if rate <= 0 {
		return "any number"
	}
	return fmt.Sprintf("%g %s, %g at once; then 429 with Retry-After", rate, unit, burst)
}

func bytesText(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatInt(n>>20, 10) + " MiB"
	}
	return number(int(n)) + " bytes"
}

// number writes a number with commas.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

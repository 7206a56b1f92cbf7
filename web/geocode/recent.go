package geocode

import (
	"bytes"
	"container/list"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// KeptAnswers is how many bytes of the last answers of all dialects are kept, with the
// queries that they answer. Many type the same first letters, and the same cities.
const KeptAnswers = 4 << 20

const (
	longestKept = 16 << 10 // bytes of an answer; a page of ten features has a third of it
	longestKey  = 400      // bytes of a query, which others hardly ask as well
)

// recent keeps the last answers. The gazetteer never changes, so an answer stays
// right. It is safe for concurrent use.
type recent struct {
	now   func() time.Time
	rooms sync.Pool // of *[]byte, for bodies with the time of now

	mu    sync.Mutex
	used  int
	order *list.List // of *keptAnswer, the latest first
	byKey map[string]*list.Element
}

type keptAnswer struct {
	key       string
	reply     httpx.Reply
	languages bool // depends on the languages that the header names
	from, to  int  // where the body tells the time; 0, 0 where it does not
}

// size is what an answer takes, with some hundred bytes for the tables.
func (a *keptAnswer) size() int { return len(a.key) + len(a.reply.Body) + 300 }

func newRecent() *recent {
	return &recent{
		now: time.Now, rooms: sync.Pool{New: func() any { return new([]byte) }}, order: list.New(), byKey: map[string]*list.Element{},
	}
}

// middleware answers from what is kept, and keeps what the handler answers.
func (r *recent) middleware(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		request := c.Request()
		room := r.rooms.Get().(*[]byte)
		defer r.rooms.Put(room)
		*room = append(append((*room)[:0], request.URL.Path...), '?')
		*room = append(append(*room, request.URL.RawQuery...), ' ')
		for i, languages := range request.Header["Accept-Language"] {
			if i > 0 {
				*room = append(*room, ',')
			}
			*room = append(*room, languages...)
		}
		if len(*room) > longestKey {
			return next(c)
		}
		if kept := r.get(*room); kept != nil {
			if kept.languages {
				h := c.Response().Header()
				h[echo.HeaderVary] = append(h[echo.HeaderVary], "Accept-Language")
			}
			reply := kept.reply
			if kept.to > 0 {
				*room = append((*room)[:0], reply.Body[:kept.from]...)
				*room = strconv.AppendInt(*room, r.now().UnixMilli(), 10)
				*room = append(*room, reply.Body[kept.to:]...)
				reply.Body = *room
			}
			return httpx.Send(c, reply)
		}
		key := string(*room)
		httpx.Keep(c, func(reply httpx.Reply) {
			if len(reply.Body) > longestKept || reply.MediaType != httpx.TypeGeoJSON && reply.MediaType != httpx.TypeJSON {
				return
			}
			vary := c.Response().Header().Values(echo.HeaderVary)
			from, to := timestamp(reply.Body)
			r.put(&keptAnswer{key, reply.Shared(), slices.Contains(vary, "Accept-Language"), from, to})
		})
		return next(c)
	}
}

// timestamp finds where a body tells the time, in milliseconds; 0, 0 where it does not. A text
// in JSON cannot hold the quotation marks of the name.
func timestamp(body []byte) (from, to int) {
	const name = `"timestamp":`
	at := bytes.Index(body, []byte(name))
	if at < 0 {
		return 0, 0
	}
	from = at + len(name)
	for to = from; to < len(body) && body[to] >= '0' && body[to] <= '9'; to++ {
	}
	if to == from {
		return 0, 0
	}
	return from, to
}

func (r *recent) get(key []byte) *keptAnswer {
	r.mu.Lock()
	defer r.mu.Unlock()
	e := r.byKey[string(key)]
	if e == nil {
		return nil
	}
	r.order.MoveToFront(e)
	return e.Value.(*keptAnswer)
}

func (r *recent) put(a *keptAnswer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.byKey[a.key]; ok {
		return // another request was faster
	}
	r.byKey[a.key] = r.order.PushFront(a)
	r.used += a.size()
	for r.used > KeptAnswers {
		last := r.order.Remove(r.order.Back()).(*keptAnswer)
		delete(r.byKey, last.key)
		r.used -= last.size()
	}
}

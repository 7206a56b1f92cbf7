package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo"
)

// kind is one kind of question with the places it is about.
type kind struct {
	name  string
	asked []question
	sql   string // of one question, with a place for its text or its position
	x     *gazetteer.Index
	mode  gazetteer.Mode
}

// question is a text that means a place, or a position.
type question struct {
	text  string
	means gazetteer.Ref
	at    *orb.Point
}

const (
	exactSQL   = `SELECT place FROM name WHERE folded = '%s' ORDER BY weight DESC LIMIT 10`
	prefixSQL  = `SELECT place FROM name WHERE folded LIKE '%s%%' ORDER BY weight DESC LIMIT 10`
	typoSQL    = `SELECT place FROM name WHERE folded %% '%s' ORDER BY similarity(folded, '%[1]s') DESC, weight DESC LIMIT 10`
	nearestSQL = `SELECT place FROM place WHERE class = 'P' ORDER BY at <-> 'POINT(%.7f %.7f)'::geography LIMIT 1`
)

// questions draws n questions of each kind, always the same.
func questions(x *gazetteer.Index, n int) []kind {
	r := rand.New(rand.NewPCG(1, 2))
	exact := kind{name: "exact name", sql: exactSQL, x: x, mode: gazetteer.Exact}
	prefix := kind{name: "first 3–6 letters", sql: prefixSQL, x: x, mode: gazetteer.Prefix}
	typo := kind{name: "name with one typing error", sql: typoSQL, x: x, mode: gazetteer.Fuzzy}
	nearest := kind{name: "nearest town", sql: nearestSQL, x: x}
	for len(exact.asked) < n {
		ref := gazetteer.Ref(r.IntN(x.Len()))
		if x.Feature(ref).Class != "P" {
			continue
		}
		name := x.Name(ref)
		letters := []rune(string(gazetteer.Fold(nil, name)))
		begin := strings.TrimRight(string(letters[:min(len(letters), 3+r.IntN(4))]), " ")
		at := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * 180 / math.Pi}
		exact.asked = append(exact.asked, question{text: name, means: ref})
		prefix.asked = append(prefix.asked, question{text: begin, means: ref})
		typo.asked = append(typo.asked, question{text: mistype(name, r), means: ref})
		nearest.asked = append(nearest.asked, question{at: &at})
	}
	return []kind{exact, prefix, typo, nearest}
}

// mistype returns a name with one typing error in a letter.
func mistype(name string, r *rand.Rand) string {
	c := []rune(name)
	at, letter := r.IntN(len(c)), rune('a'+r.IntN(26))
	switch r.IntN(4) {
	case 0:
		return string(slices.Insert(c, at, letter))
	case 1:
		return string(slices.Delete(c, at, at+1))
	case 2:
		c[at] = letter
	case 3:
		if at+1 < len(c) {
			c[at], c[at+1] = c[at+1], c[at]
		}
	}
	return string(c)
}

// statements returns the questions in SQL.
func (k *kind) statements() []string {
	var out []string
	for _, q := range k.asked {
		if q.at != nil {
			out = append(out, fmt.Sprintf(k.sql, q.at[0], q.at[1]))
		} else {
			out = append(out, fmt.Sprintf(k.sql, gazetteer.Fold(nil, q.text)))
		}
	}
	return out
}

// ask asks the index.
func (k *kind) ask(i int) []gazetteer.Hit {
	q := k.asked[i]
	if q.at != nil {
		hits, _ := k.x.Nearest(*q.at, gazetteer.Filter{Classes: []string{"P"}}, 1)
		return hits
	}
	hits, _ := k.x.Search(gazetteer.Query{Text: q.text, Mode: k.mode})
	return hits
}

// measure returns how many questions the index answers in a second. It asks them
// for a second at least, for the machine has other work too.
func (k *kind) measure() float64 {
	begin, n := time.Now(), 0
	for time.Since(begin) < time.Second {
		for i := range k.asked {
			k.ask(i)
		}
		n += len(k.asked)
	}
	return float64(n) / time.Since(begin).Seconds()
}

// right returns the shares of questions, in percent, whose first answer of
// PostgreSQL and of the index is right: the place that was meant or a namesake
// of it, or one that no other is nearer than by the geodesic.
func (k *kind) right(answers [][]int) (theirs, ours float64) {
	for i, q := range k.asked {
		hits := k.ask(i)
		if len(answers[i]) > 0 && k.answers(q, gazetteer.Ref(answers[i][0]), hits) {
			theirs++
		}
		if len(hits) > 0 && k.answers(q, hits[0].Ref, hits) {
			ours++
		}
	}
	n := float64(len(k.asked)) / 100
	return theirs / n, ours / n
}

func (k *kind) answers(q question, ref gazetteer.Ref, hits []gazetteer.Hit) bool {
	if q.at != nil {
		return geo.Distance(*q.at, k.x.Point(ref)) <= hits[0].Distance
	}
	name := string(gazetteer.Fold(nil, k.x.Name(q.means)))
	return slices.ContainsFunc(k.x.Names(ref), func(n gazetteer.Name) bool {
		return string(gazetteer.Fold(nil,
			n.Text)) == name
	})
}

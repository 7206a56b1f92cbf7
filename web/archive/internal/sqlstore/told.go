package sqlstore

import (
	"database/sql"
	"strconv"

	"dateline/web/archive"
)

// text is the title and the text of a story, of which the words are kept.
type text struct{ title, text string }

// addStories adds what stories name, and their words.
func (c *change) addStories(list []told, texts []text) error {
	d := &c.db.Dialect
	stories := Rows{Table: "stories", Columns: []string{"article bigint", "mentions bytea", "names jsonb"}}
	words := Rows{Table: "words", Columns: []string{"rowid bigint", "title text", "text text"}}
	if !d.Apart {
		stories.Columns = append(stories.Columns, "places int[]", "words tsvector")
	}
	for i := range list {
		t := &list[i]
		row := []any{int64(t.key), []byte(t.facts), t.named()}
		of := d.WordsOf(texts[i].title, texts[i].text)
		if d.Apart {
			words.Rows = append(words.Rows, append([]any{int64(t.key)}, of...))
		} else {
			row = append(append(row, t.array()), of...)
		}
		stories.Rows = append(stories.Rows, row)
	}
	if err := c.add(stories, words); err != nil || !d.Apart {
		return err
	}
	return c.addPairs(list)
}

// array writes the numbers of places as a list of PostgreSQL.
func (t *told) array() string {
	b := []byte{'{'}
	for i, n := range t.numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(append(b, '}'))
}

// addPairs adds the rows of named that belong to stories, in the order of that table, which is what the disk likes.
func (c *change) addPairs(list []told) error {
	rows := pairs(list)
	named := Rows{Table: "named", Columns: []string{"place bigint", "article bigint", "name text"}, Rows: make([][]any, len(rows))}
	for i, r := range rows {
		named.Rows[i] = []any{r.place, int64(r.article), r.name}
	}
	return c.add(named)
}

// rewrite changes what a story names.
func (c *change) rewrite(t told) error {
	if !c.db.Dialect.Apart {
		return c.exec("UPDATE stories SET mentions = $2, names = $3, places = $4::int[] WHERE article = $1",
			int64(t.key), []byte(t.facts), t.named(), t.array())
	}
	if err := c.dropPairs(c.db.list(t.key)); err != nil {
		return err
	}
	if err := c.exec("UPDATE stories SET mentions = $2, names = $3 WHERE article = $1", int64(t.key), []byte(t.facts), t.named()); err != nil {
		return err
	}
	return c.addPairs([]told{t})
}

// move makes what is known of the text of an article that of another, whose title its words have then.
func (c *change) move(from, to archive.Key) error {
	d := &c.db.Dialect
	if d.Room != nil {
		if err := d.Room(c.ctx, c.tx, []archive.Key{to}); err != nil {
			return err
		}
	}
	var of text
	err := c.query("SELECT title, coalesce((SELECT text FROM texts WHERE article = $1), '') FROM articles WHERE key = $2",
		[]any{int64(from), int64(to)}, func(rows *sql.Rows) error { return rows.Scan(&of.title, &of.text) })
	if err != nil {
		return err
	}
	statements := []string{"UPDATE claims SET article = $2 WHERE article = $1", "UPDATE texts SET article = $2 WHERE article = $1"}
	if d.Apart {
		err = c.eachPair(c.db.list(from), func(place int64, article archive.Key) error {
			return c.exec("UPDATE named SET article = $2 WHERE article = $1 AND place = $3", int64(from), int64(to), place)
		})
		statements = append(statements, "UPDATE stories SET article = $2 WHERE article = $1")
	} else {
		err = c.exec("UPDATE stories SET article = $2, words = $3::tsvector WHERE article = $1",
			append([]any{int64(from), int64(to)}, d.WordsOf(of.title, of.text)...)...)
	}
	for _, statement := range statements {
		if err == nil {
			err = c.exec(statement, int64(from), int64(to))
		}
	}
	if err != nil || !d.Apart {
		return err
	}
	if err := c.exec(d.DropWords, c.db.list(from)); err != nil {
		return err
	}
	return c.add(Rows{Table: "words", Columns: []string{"rowid bigint", "title text", "text text"},
		Rows: [][]any{append([]any{int64(to)}, d.WordsOf(of.title, of.text)...)}})
}

// empty removes what is known of the texts of articles: of a copy nothing is.
func (c *change) empty(list any) error {
	statements := []string{"DELETE FROM claims WHERE " + c.db.among("article", 1), "DELETE FROM texts WHERE " + c.db.among("article", 1)}
	if d := &c.db.Dialect; d.Apart {
		if err := c.dropPairs(list); err != nil {
			return err
		}
		statements = append(statements, d.DropWords)
	}
	for _, statement := range append(statements, "DELETE FROM stories WHERE "+c.db.among("article", 1)) {
		if err := c.exec(statement, list); err != nil {
			return err
		}
	}
	return nil
}

// dropPairs removes the rows of named that belong to stories.
func (c *change) dropPairs(list any) error {
	byPlace := map[int64][]archive.Key{}
	err := c.eachPair(list, func(place int64, article archive.Key) error {
		byPlace[place] = append(byPlace[place], article)
		return nil
	})
	for place, articles := range byPlace {
		if err == nil {
			err = c.exec("DELETE FROM named WHERE place = $1 AND "+c.db.among("article", 2), place, c.db.list(articles...))
		}
	}
	return err
}

// eachPair calls each with the places that stories name.
func (c *change) eachPair(list any, each func(place int64, article archive.Key) error) error {
	var all []pair
	err := c.query("SELECT article, mentions FROM stories WHERE "+c.db.among("article", 1), []any{list}, func(rows *sql.Rows) error {
		var article archive.Key
		var b sql.RawBytes
		if err := rows.Scan(&article, &b); err != nil {
			return err
		}
		facts(b).places(func(place int64) { all = append(all, pair{place: place, article: article}) })
		return facts(b).check(article)
	})
	for _, p := range all { // when all is read, so that statements may follow
		if err == nil {
			err = each(p.place, p.article)
		}
	}
	return err
}

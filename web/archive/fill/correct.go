package fill

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/web/archive"
)

// corrected is an article as the corrections of the archive have it.
func (k Maker) corrected(ctx context.Context, a *article.Article, id string) (*article.Article, error) {
	if k.Store == nil {
		return a, nil
	}
	kept, err := k.Store.Corrections(ctx, []string{id})
	if err != nil || len(kept[id]) == 0 {
		return a, err
	}
	list := correctionsOf(a, kept[id])
	if len(list) == 0 {
		return a, nil
	}
	return a.Again(ctx, list)
}

// correctionsOf are corrections of an archive as ones of a text: they speak of the words that
// they name, and of all others that the reading takes for the place which they did not mean.
func correctionsOf(a *article.Article, kept []archive.Correction) (list []article.Correction) {
	for _, c := range kept {
		var place *gazetteer.PlaceID
		if c.Place != nil {
			id := gazetteer.PlaceID(c.Place.ID)
			place = &id
		}
		var names []string
		for _, m := range a.Mentions {
			was := c.Was != "" && m.Place >= 0 && string(a.Places[m.Place].ID) == c.Was
			if (was || strings.EqualFold(m.Text, c.Name)) && !slices.Contains(names, m.Text) {
				names = append(names, m.Text)
				list = append(list, article.Correction{Name: m.Text, Place: place})
			}
		}
	}
	return list
}

// Corrector corrects articles of an archive.
type Corrector struct {
	Store archive.Store
	Maker Maker
	Read  func(ctx context.Context, title, text string) (*article.Article, error)
}

// Correct says what an article means by a name. Where the archive has the text, it is read
// again, and its claims are checked anew.
func (k Corrector) Correct(ctx context.Context, id string, c archive.Correction) error {
	if err := k.Store.Correct(ctx, id, c); err != nil {
		return err
	}
	d, err := k.Store.Get(ctx, id)
	if err == nil && d.CopyOf != "" {
		d, err = k.Store.Get(ctx, d.CopyOf)
	}
	if errors.Is(err, archive.ErrNotFound) || err == nil && d.Text == "" {
		return nil // removed meanwhile; or there is nothing to read
	}
	if err != nil {
		return err
	}
	k.Maker.KeepTexts, k.Maker.Store = true, k.Store
	e, err := k.Maker.Reread(ctx, d, k.Read)
	if err != nil {
		return err
	}
	_, err = k.Store.Put(ctx, []archive.Entry{e})
	return err
}

// Alike chooses the articles for which a correction may hold too: those that call the same
// place by the same words.
func Alike(c archive.Correction) archive.Query {
	return archive.Query{Places: []string{c.Was}, Called: c.Name}
}

// EachAlike goes through the articles for which a correction may hold too.
func EachAlike(ctx context.Context, s archive.Store, c archive.Correction, do func(archive.Found) error) error {
	q := Alike(c)
	for {
		page, err := s.Articles(ctx, q)
		if err != nil {
			return err
		}
		for _, f := range page.Stories {
			if err := do(f); err != nil {
				return err
			}
		}
		if page.Next.IsZero() {
			return nil
		}
		q.After = page.Next
	}
}

// ErrNotNamed is returned for a place that an article does not name.
var ErrNotNamed = errors.New("the article does not name this place; give the words that mean it")

// NameIn is what an article, or the original of which it is a copy, calls a place. The error may be
// [ErrNotNamed].
func NameIn(ctx context.Context, s archive.Store, id, place string) (string, error) {
	d, err := s.Get(ctx, id)
	if err == nil && d.CopyOf != "" {
		d, err = s.Get(ctx, d.CopyOf)
	}
	if err != nil {
		return "", err
	}
	for _, m := range d.Mentions {
		if m.Place.ID == place {
			return m.Words(), nil
		}
	}
	return "", ErrNotNamed
}

// Reread is the entry of an article of an archive, of which the text is kept, as it is read
// now.
func (k Maker) Reread(
	ctx context.Context, d archive.Detail, read func(ctx context.Context, title, text string) (*article.Article, error),
) (archive.Entry, error) {
	a, err := read(ctx, d.Title, d.Text)
	if err != nil {
		return archive.Entry{}, err
	}
	meta := Meta{URL: d.URL, Source: d.Source, Language: d.Language}
	if !d.Published.IsZero() {
		meta.Date = d.Published.Format(time.RFC3339)
	}
	return k.Entry(ctx, a, d.ID, meta)
}

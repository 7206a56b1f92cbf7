package article

import "context"

// Again reads the text of the article anew, as it was read but with these corrections instead
// of those that it was read with. What cannot apply is left out. The error is that of the
// context.
func (a *Article) Again(ctx context.Context, list []Correction) (*Article, error) {
	in := a.input
	in.Title, in.Text = a.Title, a.Text // also of a document that was parsed by itself
	in.Corrections, in.DropCorrections = list, true
	return a.reader.Read(ctx, in)
}

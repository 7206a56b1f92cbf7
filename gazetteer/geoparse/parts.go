package geoparse

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// Part is a range of whole paragraphs of a text, with the language that they are written in.
type Part struct {
	Span
	Language string // BCP 47 tag
}

// LanguageText is what a document of several languages has of one of them.
type LanguageText struct {
	Language  string
	Parts     []Span     // ascending
	Source    *text.Text // the text with blanks in place of all other languages, cut into tokens
	Sentences []Span
}

// In returns a document of several languages as one has it: with the mentions in its parts. numbers
// has the index of each of them in d.Mentions.
func (d *Document) In(l *LanguageText) (view *Document, numbers []int) {
	v := *d
	v.Language, v.Source, v.Sentences, v.Texts, v.Mentions = l.Language, l.Source, l.Sentences, nil, nil
	for i := range d.Mentions {
		if covers(l.Parts, d.Mentions[i].Start) {
			v.Mentions = append(v.Mentions, d.Mentions[i])
			numbers = append(numbers, i)
		}
	}
	return &v, numbers
}

func covers(parts []Span, at int) bool {
	return slices.ContainsFunc(parts, func(s Span) bool { return s.Start <= at && at < s.End })
}

// parseParts reads the parts of a text each in its language and joins what it finds. The title is read
// with the language of the text.
func (p *Parser) parseParts(ctx context.Context, in Input) (*Document, error) {
	var docs []*Document
	var texts []LanguageText
	for _, tag := range languagesOf(in.Parts) {
		r, err := p.reading(tag)
		if err != nil {
			return nil, err
		}
		one := in
		one.Language, one.Parts = tag, nil
		if tag != in.Language {
			one.Title = ""
		}
		l := LanguageText{Language: tag}
		for _, part := range in.Parts {
			if part.Language == tag {
				l.Parts = append(l.Parts, part.Span)
			}
		}
		one.Text = blanked(in.Text, l.Parts)
		d, err := r.parse(ctx, one)
		if err != nil {
			return nil, err
		}
		l.Source, l.Sentences = d.Source, d.Sentences
		docs, texts = append(docs, d), append(texts, l)
	}
	d := joined(docs)
	d.Title, d.Text, d.Language, d.Texts = in.Title, in.Text, in.Language, texts
	d.Focus = FocusOf(p.index, d)
	return d, nil
}

// languagesOf returns the languages of parts, each once.
func languagesOf(parts []Part) []string {
	var out []string
	for _, p := range parts {
		if !slices.Contains(out, p.Language) {
			out = append(out, p.Language)
		}
	}
	return out
}

// blanked returns a text of the same length with blanks in place of all but some spans, so that offsets
// stay. Line breaks stay, too.
func blanked(t string, kept []Span) string {
	var b strings.Builder
	for i := range len(t) {
		switch {
		case t[i] == '\n' || covers(kept, i):
			b.WriteByte(t[i])
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// joined makes one document of those of the languages of a text, whose offsets are the same.
func joined(docs []*Document) *Document {
	out := *docs[0]
	out.Mentions, out.Senses, out.Places, out.Sentences = nil, nil, nil, nil
	places := map[gazetteer.Ref]int{}
	var found []Place // of the mentions, before they are in order
	for _, d := range docs {
		for _, m := range d.Mentions {
			if m.Sense >= 0 {
				m.Sense += len(out.Senses)
			}
			if m.Place >= 0 {
				found = append(found, d.Places[m.Place])
				m.Place = len(found) - 1
			}
			out.Mentions = append(out.Mentions, m)
		}
		out.Senses = append(out.Senses, d.Senses...)
		out.Sentences = append(out.Sentences, d.Sentences...)
	}
	slices.SortStableFunc(out.Mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortFunc(out.Sentences, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	for i := range out.Mentions {
		m := &out.Mentions[i]
		if m.Place < 0 {
			continue
		}
		p := found[m.Place]
		k, ok := places[p.Ref]
		if !ok {
			k = len(out.Places)
			places[p.Ref] = k
			p.Mentions = nil
			out.Places = append(out.Places, p)
		}
		q := &out.Places[k]
		q.Mentions, q.Confidence, q.OffMap = append(q.Mentions, i), max(q.Confidence, p.Confidence), q.OffMap && p.OffMap
		m.Place = k
	}
	return &out
}

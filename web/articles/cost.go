package articles

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"dateline/gazetteer/article"
	"dateline/geo/picture"
	"dateline/web/httpx"
)

// What an article takes in memory, in bytes: the peaks that were measured with the
// densest texts, those that consist of names and distances only.
const (
	readPerByte       = 350    // of a text while it is read
	showPerByte       = 150    // of a text while an answer is made of it
	explainPerMention = 66_000 // while the reasons for and against twenty candidates are written
	drawPerPixel      = 7      // of a picture
	holdPerByte       = 20     // of a text while the article is kept
	holdPerMention    = 256
	holdPerVerdict    = 2_600
)

// HeldBytes estimates the memory that an article takes while it is kept.
func HeldBytes(a *article.Article) int64 {
	return int64(holdPerByte*len(a.Text) + holdPerMention*len(a.Mentions) + holdPerVerdict*len(a.Verdicts))
}

// ShowBytes estimates the memory that it takes to make an answer of an article.
func ShowBytes(a *article.Article) int64 { return int64(showPerByte * len(a.Text)) }

// needToShow reserves what it takes to make an answer of an article, or returns
// the limit that it exceeds.
func (s *Service) needToShow(ctx context.Context, a *article.Article, v View) error {
	n := ShowBytes(a)
	if v.Explain {
		if most := s.Limits.Explained; len(a.Mentions) > most {
			return &httpx.TooLargeError{
				What: "the number of mentions to explain",
				Max:  strconv.Itoa(most),
			}
		}
		n += int64(explainPerMention * len(a.Mentions))
	}
	return httpx.Need(ctx, n)
}

// needToDraw reserves what a picture takes, or returns the limit that it exceeds.
func (s *Service) needToDraw(ctx context.Context, a *article.Article, v View) error {
	o := v.Picture
	if o.Claims && len(a.Verdicts) > s.Limits.Drawn {
		return &httpx.TooLargeError{What: "the number of claims in a picture", Max: strconv.Itoa(s.Limits.Drawn)}
	}
	pixels := pixelsOf(o.Options)
	if pixels > float64(s.Limits.Pixels) {
		return &httpx.ParamError{
			Name:  "density",
			Value: strconv.FormatFloat(o.Density, 'g', -1, 64),
			Want:  s.smallEnough(),
		}
	}
	return httpx.Need(ctx, drawPerPixel*int64(pixels)+ShowBytes(a))
}

func (s *Service) smallEnough() string {
	return fmt.Sprintf("small enough: a picture has %d million pixels at most", s.Limits.Pixels/1_000_000)
}

// pixelsOf is the size of a picture.
func pixelsOf(o picture.Options) float64 {
	if o.Width == 0 || o.Height == 0 {
		o.Width, o.Height = picture.Card().Width, picture.Card().Height
	}
	density := cmp.Or(o.Density, 1)
	return float64(o.Width) * float64(o.Height) * density * density
}

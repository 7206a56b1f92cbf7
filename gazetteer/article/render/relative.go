package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/geo"
)

// maxWays is how many of the distances that locate one thing are told in its name.
const maxWays = 4

// relativeNames say where places lie that have no names of their own.
type relativeNames map[spot]string

// spot is where several distances locate one thing.
type spot struct {
	point       orb.Point
	uncertainty geo.Length
}

func spotOf(r *claim.RelativePlace) spot { return spot{r.Point, r.Uncertainty} }

// newRelativeNames names the things that several distances locate by all of these, each once.
func newRelativeNames(a *article.Article) relativeNames {
	ways := map[spot][]string{}
	for _, v := range a.Verdicts {
		if v.Relative == nil || !v.Relative.IsJoint() {
			continue
		}
		at := spotOf(v.Relative)
		if known := ways[at]; len(known) <= maxWays {
			if way := wayFrom(v); !slices.Contains(known, way) {
				ways[at] = append(known, way)
			}
		}
	}
	names := relativeNames{}
	for at, list := range ways {
		if len(list) > maxWays {
			list[maxWays] = "…"
		}
		names[at] = strings.Join(list, ", ")
	}
	return names
}

// of is the name of the place of a verdict that has one.
func (n relativeNames) of(v claim.Verdict) string {
	if v.Relative.IsJoint() {
		return n[spotOf(v.Relative)]
	}
	return wayFrom(v)
}

// wayFrom says how far and in which direction of its anchor a place lies.
func wayFrom(v claim.Verdict) string {
	if azimuth, ok := v.Direction.Azimuth(); ok {
		return fmt.Sprintf("%s %s of %s", v.Text, geo.CompassWord(azimuth), v.ToPlace.Name)
	}
	return fmt.Sprintf("%s from %s", v.Text, v.ToPlace.Name)
}

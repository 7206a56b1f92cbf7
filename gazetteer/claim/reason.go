package claim

import (
	"fmt"
	"math"
	"strings"

	"dateline/gazetteer/claim/extract"
	"dateline/geo"
)

// reason states the judgement of v in one plain sentence.
func reason(v *Verdict, detour, off float64) because {
	from, to := v.FromPlace.Name, v.ToPlace.Name
	switch v.Method {
	case pointToBorder:
		to = "the border of " + to
	case pointToCoast, pointToArea, pointToCourse:
		to = "the nearest point of " + to
	}
	unit := v.Unit
	measured := show(v.Line.Length, unit)
	words := "“" + v.Text + "” allows " + showInterval(v.Allowed, unit)
	switch {
	case v.WrongDirection:
		return because{WrongDirection, fmt.Sprintf(
			"%s lies %s of %s, not %s as the text says.",
			from,
			geo.CompassWord(seenFrom(v)),
			to,
			v.Direction.Word(),
		)}
	case v.Outcome == Contradicted && v.Allowed.Max < v.Measured.Min && (v.Mode == Road || v.Mode == Sea):
		return because{ShorterThanWay, fmt.Sprintf(
			"No way between %s and %s can be shorter than the straight line, which is %s; %s.",
			from,
			to,
			measured,
			words,
		)}
	case v.Outcome == Contradicted:
		return because{Apart, fmt.Sprintf("%s and %s are %s apart, and %s.", from, to, measured, words)}
	case v.NearMiss:
		return because{NearMiss, fmt.Sprintf(
			"%s and %s are %s apart, and %s: within the 5 %% by which published distances differ.",
			from,
			to,
			measured,
			words,
		)}
	case v.ByRoute && v.Journey:
		return because{ByJourney, fmt.Sprintf(
			"%s and %s are %s apart in a straight line; a journey may be longer, and %s.",
			from,
			to,
			measured,
			words,
		)}
	case v.ByRoute && v.Relation == Border:
		return because{ByBorder, fmt.Sprintf(
			"%s and %s are %s apart at the nearest point; %s, which fits a crossing of up to %.1f times that.",
			from,
			to,
			measured,
			words,
			detour,
		)}
	case v.ByRoute && v.Mode == "":
		return because{ByWay, fmt.Sprintf(
			"%s and %s are %s apart in a straight line; %s, which fits a way of up to %.1f times that.",
			from,
			to,
			measured,
			words,
			detour,
		)}
	case v.ByRoute:
		return because{wayCode(v.Mode), fmt.Sprintf(
			"The straight line between %s and %s is %s, and %s may be up to %.1f times as long; %s.",
			from,
			to,
			measured,
			wayBy(v.Mode),
			detour,
			words,
		)}
	case !v.Allowed.Contains(v.Line.Length):
		return because{FitsSize, fmt.Sprintf(
			"%s and %s are %s apart from point to point, and their size allows for the rest; %s.",
			from,
			to,
			measured,
			words,
		)}
	}
	return because{Fits, fmt.Sprintf("%s and %s are %s apart, and %s.", from, to, measured, words)}
}

// wayBy names the way of a mode of travel.
func wayBy(mode Mode) string {
	switch mode {
	case Flight:
		return "a flight"
	case Sea:
		return "the way by sea"
	}
	return "the way by road"
}

// wayCode returns the code of what holds as a way by a mode of travel.
func wayCode(mode Mode) Code {
	switch mode {
	case Flight:
		return ByFlight
	case Sea:
		return BySea
	}
	return ByRoad
}

// unknownReason says why v could not be checked.
func unknownReason(v *Verdict) because {
	from, to := v.FromPlace, v.ToPlace
	switch {
	case from == nil && to == nil && v.From.Name == "" && v.To.Name == "":
		return because{NoEnds, "The text does not say between which two places."}
	case from == nil && to == nil:
		return because{NamesLack, fmt.Sprintf(
			"No place of the gazetteer fits %s here, so the distance can't be checked.",
			quoted(v.From.Name, v.To.Name),
		)}
	case from == nil && v.From.Name != "":
		return because{NameLacks, fmt.Sprintf(
			"No place of the gazetteer fits “%s” here, so the distance from %s can't be checked.",
			v.From.Name,
			to.Name,
		)}
	case from == nil:
		return because{NoPlace, fmt.Sprintf(
			"The words say where something lies from %s; it is no place that could be measured.",
			to.Name,
		)}
	case to == nil && v.To.Name != "":
		return because{NameLacks, fmt.Sprintf(
			"No place of the gazetteer fits “%s” here, so the distance to %s can't be checked.",
			v.To.Name,
			from.Name,
		)}
	case to == nil:
		return because{NoAnchor, fmt.Sprintf("The text does not say from where %s is measured.", from.Name)}
	}
	if isWatercourse(*from) {
		from, to = to, from
	}
	switch {
	case isWatercourse(*to) && extract.IsSpot(*from):
		return because{NoCourse, fmt.Sprintf("The course of %s is not drawn, so the distance from %s can't be checked.", to.Name, from.Name)}
	case v.Relation == Border || v.Relation == Coast:
		return because{NoOutline, fmt.Sprintf("There is no outline of %s to measure to from %s.", to.Name, from.Name)}
	}
	if extract.IsSpot(*to) {
		from, to = to, from
	}
	if extract.IsSpot(*from) {
		return because{NearlyAny, fmt.Sprintf("%s has no outline to measure to, and is so large that nearly any point fits “%s”.",
			to.Name, v.Text)}
	}
	return because{TooLarge, fmt.Sprintf("%s and %s are too large to measure between.", from.Name, to.Name)}
}

// quoted joins the names that are there, in quotes.
func quoted(names ...string) string {
	var out []string
	for _, n := range names {
		if n != "" {
			out = append(out, "“"+n+"”")
		}
	}
	return strings.Join(out, " and ")
}

// show writes a length in the unit of the text, with three significant
// digits or whole units.
func show(l geo.Length, unit geo.Unit) string {
	v := float64(l / unit.Length())
	switch {
	case v >= 100:
		return fmt.Sprintf("%s %s", grouping(math.Round(v)), unit)
	case v >= 10:
		return fmt.Sprintf("%.0f %s", v, unit)
	}
	return fmt.Sprintf("%.1f %s", v, unit)
}

// grouping writes a whole number with commas between thousands.
func grouping(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func showInterval(i Interval, unit geo.Unit) string {
	if i.Min <= 0 {
		return "up to " + show(i.Max, unit)
	}
	lo, hi := show(i.Min, unit), show(i.Max, unit)
	if u := unit.Length(); i.Max-i.Min < 3*u {
		lo, hi = fmt.Sprintf("%.1f %s", float64(i.Min/u), unit), fmt.Sprintf("%.1f %s", float64(i.Max/u), unit)
	}
	if lo == hi {
		return lo
	}
	return lo[:len(lo)-len(unit)-1] + "–" + hi
}

package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/claim"
)

// writeTable writes the places and the claims of an article for a person.
func writeTable(w io.Writer, a *article.Article) error {
	if len(a.Places) == 0 {
		fmt.Fprintln(w, "No places found in this text.")
	} else {
		tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(tw, "PLACE\tLAT, LON\tMENTIONS\tAS\tID")
		for _, p := range a.Places {
			fmt.Fprintf(tw, "%s\t%.4f, %.4f\t%d\t%s\t%s\n", render.Label(a, p), p.Point[1], p.Point[0], len(p.Mentions),
				spellings(a, p.Mentions), p.ID)
		}
		if err := tw.Flush(); err != nil {
			return err
		}
	}
	if sites := a.Sites(); len(sites) > 0 {
		fmt.Fprintf(w, "\nWithin a place: %s\n", strings.Join(siteNames(a.Names(), sites), ", "))
	}
	if n := unresolved(a); len(n) > 0 {
		fmt.Fprintf(w, "\nNo place found for: %s\n", strings.Join(n, ", "))
	}
	for _, m := range a.Mentions {
		if m.Doubt != "" {
			fmt.Fprintf(w, "\nIn doubt: %s. %s.\n", m.Text, m.Doubt)
		}
	}
	writeClaims(w, a.Verdicts)
	writePositions(w, a.Verdicts)
	return nil
}

// writeClaims writes the distances between two places, with their verdicts.
func writeClaims(w io.Writer, verdicts []claim.Verdict) {
	for _, v := range verdicts {
		if v.Kind == claim.Checkable {
			fmt.Fprintf(w, "\nClaim “%s”: %s\n  from %s to %s\n  %s\n",
				v.Text, v.Outcome, endName(v.FromPlace, v.From), endName(v.ToPlace, v.To), v.Reason)
		}
	}
}

// writePositions writes the distances that only say where something lies, which
// cannot be checked.
func writePositions(w io.Writer, verdicts []claim.Verdict) {
	for _, v := range verdicts {
		if v.Kind == claim.Position {
			fmt.Fprintf(w, "\nPosition “%s”: from %s to %s\n", v.Text, endName(v.FromPlace, v.From),
				endName(v.ToPlace, v.To))
		}
	}
}

// spellings lists the different words that the mentions use, in order.
func spellings(a *article.Article, mentions []int) string {
	var out []string
	seen := map[string]bool{}
	for _, m := range mentions {
		if text := a.Mentions[m].Text; !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	return shorten(strings.Join(out, ", "))
}

// shorten cuts a cell of the table to what a terminal can show.
func shorten(s string) string {
	const maxCell = 60
	runes := []rune(s)
	if len(runes) <= maxCell {
		return s
	}
	return string(runes[:maxCell-1]) + "…"
}

// siteNames lists the sites that have no place of their own, each with the
// place around it.
func siteNames(names gazetteer.Namer, sites []article.Site) []string {
	out := make([]string, 0, len(sites))
	for _, s := range sites {
		out = append(out, fmt.Sprintf("%s (in %s)", s.Words, names.Name(s.Within)))
	}
	return out
}

// unresolved lists the words that no place was found for, in order.
func unresolved(a *article.Article) []string {
	var out []string
	for _, m := range a.Mentions {
		if m.Place < 0 && m.Within == gazetteer.NoRef {
			out = append(out, m.Text)
		}
	}
	return out
}

// endName names the place that an end of a claim was measured at, which need
// not be one of the article's: "the capital" may never be named.
func endName(p *gazetteer.Place, e claim.End) string {
	switch {
	case p != nil:
		return fmt.Sprintf("%s (%s)", p.Name, e.Basis)
	case e.Name != "":
		return fmt.Sprintf("“%s”", e.Name)
	}
	return "a place that is not known"
}

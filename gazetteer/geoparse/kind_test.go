package geoparse_test

import (
	"slices"
	"testing"

	"dateline/gazetteer/geoparse"
)

// TestKinds tells how the last marked name of a text refers to its place.
func TestKinds(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	for want, texts := range map[geoparse.Kind][]string{
		geoparse.Literal: {
			"Rain fell in [Istanbul].", "He left [Istanbul] on Monday.", "Rain fell in [Istanbul] yesterday.",
			"He lives in [Paris], Texas.",
			"[Ukraine]'s coast burned.", "[Kharkiv]’s suburbs burned.", "[Turkey] is a country.",
			"[Kyiv] was in flames.", "[Lyon] said goodbye.",
			"the road to [Ankara]", "the mayor and [Lyon]", "[ISTANBUL] — Rain fell.", "[Quarnby] had rain.",
			"He went to northern [Ohio].", "the city of [Lyon]", "On Monday [Lyon] was hit.",
			"He flew from [Ankara] to Istanbul.", "rain on [Russia]",
			"The match was in [Lyon].", "Lyon beat Paris 2-1 in [Lyon].", "The [Lyon] goalkeeper came from [Lyon].",
			"In the league he lives in [Paris], Texas, and won.", "He met in [Lyon] John of the Acme.", "They slept in Reno, [Texas] Nobody saw them there.", "He drove 10-15 km from [Lyon].",
		},
		geoparse.Associative: {
			"[Moscow] wants the treaty signed.", "[Turkey] said so.", "[Turkey] and Russia agreed to talks.",
			"Mexico, [Turkey] and Russia agreed to talks.",
			"Russia and [Turkey] agreed to talks.", "the [Istanbul] talks", "[Moscow]'s delegation left.",
			"[Russia]-Ukraine talks", "the Russia-[Ukraine] talks", "[US]-led talks",
			"It was time for [Kyiv] to end its ambitions.", "New sanctions on [Russia] hurt.",
			"the government of [Turkey]", "the people of [Ukraine]",
			"They condemned [Russia].", "They condemned the [United Kingdom].", "[Ohio] Gov. Reyes left.",
			"[Lyon] residents slept.", "[Russia] was accused.", "[Russia] has refused.",
			"[Russia] attacked at dawn.", "[France] and Turkish mediators", "[Lyon] wants rain.",
			"In [Istanbul] elections he won.",
		},
		geoparse.Demonym: {
			"[Turkish] officials left.", "[Ukrainians] voted.", "the [French] team", "He is [Turkish] by birth.",
			"the [Turkish]-built bridge",
		},
		geoparse.Language: {
			"He speaks [Turkish] well.", "The book was translated from [French] into [Turkish].",
			"the [Turkish] language", "the [Turkish]-language paper", "He wrote it in [French], she said.",
		},
		geoparse.Embedded: {
			"[Lyon] Police left.", "the University of [Lyon]", "[Lyon] Daily Herald",
			"[Lyon] Central Hospital", "John met the Acme [Lyon] on Monday.",
			"They sold [Lyon] Dynamics in the autumn.", "He ran the [Istanbul] Marathon in the rain.",
		},
		geoparse.Organisation: {
			"[Lyon] beat Paris 2-1.", "Paris beat [Lyon] in the cup.", "Paris lost to [Lyon] 98-90.",
			"In the match [Lyon] defeated Paris.",
			"The [Lyon] striker left.", "The [Lyon] goalkeeper left. [Lyon] slept.", "[Kharkiv Raiders]", "[Lyon] Tigers won the cup.",
			"In the match [Lyon] Zalmi beat Paris.", "[Lyon] City sacked their goalkeeper.",
			"In the league the supporters of [Lyon] sang.",
		},
		geoparse.Facility: {
			"Talks in the [White House] failed.", "[Esenboga Airport] was shut.",
			"A fire on [Maple Street] killed two.", "Doctors at [Kharkiv Central Hospital] left.", "the [Lyon Stadium]",
		},
	} {
		for _, s := range texts {
			d := k.marked(s, geoparse.Input{})
			if got := d.Mentions[len(d.Mentions)-1].Kind; got != want {
				t.Errorf("%q: the name is %s, want %s", s, got, want)
			}
		}
	}
}

func TestKindsAreListed(t *testing.T) {
	want := []geoparse.Kind{geoparse.Literal, geoparse.Associative, geoparse.Demonym, geoparse.Language,
		geoparse.Embedded, geoparse.Facility, geoparse.Organisation}
	if got := geoparse.Kinds(); !slices.Equal(got, want) {
		t.Errorf("Kinds() = %v, want %v", got, want)
	}
}

// Input.Kinds keeps mentions of some kinds only.
func TestInputKinds(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	const s = "[Turkish] officials met in [Istanbul]. [Moscow] agreed."
	for _, c := range []struct {
		kinds []geoparse.Kind
		want  []string
	}{
		{nil, []string{"Turkish", "Istanbul", "Moscow"}},
		{[]geoparse.Kind{geoparse.Literal}, []string{"Istanbul"}},
		{[]geoparse.Kind{geoparse.Demonym, geoparse.Associative}, []string{"Turkish", "Moscow"}},
		{[]geoparse.Kind{geoparse.Facility}, nil},
	} {
		d := k.marked(s, geoparse.Input{Kinds: c.kinds})
		var got []string
		for _, m := range d.Mentions {
			got = append(got, m.Text)
		}
		if !slices.Equal(got, c.want) || len(d.Places) != len(c.want) {
			t.Errorf("kinds %v keep %q with %d places, want %q", c.kinds, got, len(d.Places), c.want)
		}
	}
}

// TestOffMap tells the places that no map shows: those of clubs alone, unless the caller
// asks for clubs or gives the spans.
func TestOffMap(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	d, err := k.parser.Parse(t.Context(), geoparse.Input{Text: "Lyon beat Paris 2-1. Rain fell in Istanbul."})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Places {
		if want := p.Name != "Istanbul"; p.OffMap != want {
			t.Errorf("%s is off the map: %v, want %v", p.Name, p.OffMap, want)
		}
	}
	for _, p := range k.marked("[Lyon] beat Ankara 2-1.", geoparse.Input{}).Places {
		if p.OffMap {
			t.Errorf("%s is off the map though the caller gave its span", p.Name)
		}
	}
}

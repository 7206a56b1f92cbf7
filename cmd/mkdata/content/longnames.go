package content

import (
	"regexp"
	"strings"
)

// leastBare is the population from which a town goes by its name without what tells it from its namesakes.
const leastBare = 10_000

// longNames returns how a town's name is also written whose last part says where it lies: German "Brandenburg an der
// Havel" is Brandenburg (Havel), Brandenburg/Havel and Brandenburg a. d. Havel, Polish "Kostrzyn nad Odrą" is
// Kostrzyn n. Odrą, and British Newcastle is upon or on its river. A large one goes by its first part alone.
func longNames(e *Entry) []string {
	switch e.Country {
	case "DE", "AT":
		return german(e)
	case "PL", "CZ", "SK":
		return slavic(e.Name)
	case "GB", "IE":
		if head, tail, ok := strings.Cut(e.Name, " upon "); ok {
			return []string{head + " on " + tail}
		}
		if head, tail, ok := strings.Cut(e.Name, "-upon-"); ok {
			return []string{head + "-on-" + tail}
		}
	}
	return nil
}

var (
	bracketed   = regexp.MustCompile(`^(\S[^(]*) \(([^()]+)\)$`)
	prepositive = regexp.MustCompile(`^(\S.*?) (an der|auf der|in der|ob der|vor der|am|bei|im|in) (\p{Lu}.*)$`)
)

// shortPrepositions is how German abbreviates the prepositions of names.
var shortPrepositions = map[string][]string{
	"an der": {"a. d.", "a.d."}, "in der": {"i. d.", "i.d."}, "ob der": {"o. d.", "o.d."}, "vor der": {"v. d.", "v.d."},
	"auf der": {"a. d.", "a.d."}, "am": {"a."}, "bei": {"b."}, "im": {"i."}, "in": {"i."},
}

func german(e *Entry) []string {
	var head, tail string
	var names []string
	if m := bracketed.FindStringSubmatch(e.Name); m != nil {
		head, tail = m[1], m[2]
	} else if m := prepositive.FindStringSubmatch(e.Name); m != nil {
		head, tail = m[1], m[3]
		for _, short := range shortPrepositions[m[2]] {
			names = append(names, head+" "+short+" "+tail)
		}
	}
	if tail == "" {
		return nil
	}
	names = append(names, head+" ("+tail+")", head+"/"+tail)
	if e.Population >= leastBare {
		names = append(names, head)
	}
	return names
}

// slavicShort abbreviates the adjectives that tell Polish towns apart, and the preposition "above" of a river.
var slavicShort = []struct{ long, short string }{
	{" nad ", " n. "}, {" nad ", " n/"}, {" Wielkopolski", " Wlkp."}, {" Wielkopolska", " Wlkp."}, {" Śląskie", " Śl."},
	{" Śląski", " Śl."}, {" Śląska", " Śl."}, {" Mazowiecki", " Maz."}, {" Mazowiecka", " Maz."}, {" Trybunalski", " Tryb."},
	{" Podlaski", " Podl."}, {" Podlaska", " Podl."}, {" Lubelski", " Lub."}, {" Lubelska", " Lub."},
}

func slavic(name string) []string {
	var names []string
	for _, s := range slavicShort {
		if short := strings.Replace(name, s.long, s.short, 1); short != name && (s.long == " nad " || strings.HasSuffix(name, s.long)) {
			names = append(names, short)
		}
	}
	return names
}

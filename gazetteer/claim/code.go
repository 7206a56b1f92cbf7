package claim

// Code names the kind of a verdict's reason, so that programs need not compare sentences. It never changes its meaning.
type Code string

// The codes of consistent claims.
const (
	Fits      Code = "fits"       // the two places are as far apart as the words say
	NearMiss  Code = "near_miss"  // within the differences between published distances
	FitsSize  Code = "fits_size"  // not from point to point, but within the size of the places
	ByJourney Code = "by_journey" // a journey, which may be any longer than the straight line
	ByRoad    Code = "by_road"    // as a way by road, which is longer than the straight line
	BySea     Code = "by_sea"     // the same by sea
	ByFlight  Code = "by_flight"  // the same for a flight
	ByBorder  Code = "by_border"  // as a way to a crossing of the border
	ByWay     Code = "by_way"     // as a way that the text does not tell the kind of
)

// The codes of contradicted claims.
const (
	Apart          Code = "apart"           // the two places are not as far apart as the words say
	ShorterThanWay Code = "shorter_way"     // no way by road or sea is so short
	WrongDirection Code = "wrong_direction" // one lies in another direction from the other
)

// The codes of claims whose places can't be measured.
const (
	NoEnds      Code = "no_ends"      // the text does not say between which places
	NamesLack   Code = "names_lack"   // no place of the gazetteer fits either name
	NameLacks   Code = "name_lacks"   // none fits one of the two
	NoPlace     Code = "no_place"     // the words say where something lies that is no place
	NoAnchor    Code = "no_anchor"    // the text does not say from where
	NoCourse    Code = "no_course"    // the course of a river is not drawn
	NoOutline   Code = "no_outline"   // there is no outline to measure to
	NearlyAny   Code = "nearly_any"   // a place is so large that nearly any point fits
	TooLarge    Code = "too_large"    // both places are too large to measure between
	NotStated   Code = "not_stated"   // the words do not say that it is measured from or to that place
	NotNamed    Code = "not_named"    // the text does not name the place itself
	ByDistance  Code = "by_distance"  // a word is taken for the place only because it would lie near
	PartOfName  Code = "part_of_name" // the word is a part of another name
	Unsure      Code = "unsure"       // which place a name means is not sure enough
	BetterKnown Code = "better_known" // a better known place may be meant
	Namesake    Code = "namesake"     // a place that the gazetteer lacks may be meant
	ToTheLetter Code = "to_letter"    // the words are true to the letter
	OtherReach  Code = "other_reach"  // another stretch of a river may be meant or be nearer
	LittleOff   Code = "little_off"   // too little off to call the text wrong
	WindingRoad Code = "winding_road" // a winding road may be that long
	Rival       Code = "rival"        // another place of the same name would fit
)

// because is a reason: its code and one plain sentence.
type because struct {
	code     Code
	sentence string
}

// because sets the reason of v.
func (v *Verdict) because(b because) { v.Code, v.Reason = b.code, b.sentence }

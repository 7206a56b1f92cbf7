package quantity

// Mode is how a distance is travelled. It is "" where the text does not say.
type Mode string

// The modes.
const (
	Road     Mode = "road"     // by road, rail or on foot
	Sea      Mode = "sea"      // by ship
	Flight   Mode = "flight"   // by air
	Straight Mode = "straight" // in a straight line, as the crow flies
)

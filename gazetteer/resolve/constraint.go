package resolve

import (
	"math"

	"dateline/geo"
)

// Constraint is a distance that the text states between two senses: A lies between
// Min and Max from B, and in the direction of Azimuth when it has one. Where A is B, it says no more
// than that A stands at the end of a distance.
type Constraint struct {
	A, B     int        // senses
	Min, Max geo.Length // as the words allow
	Azimuth  float64    // degrees clockwise from north, from B to A
	Directed bool       // Azimuth is stated

	AreaA, AreaB bool // the words call it a division: no town of the same name stands for it
}

// The weights of a stated distance. They are priors: the corpora state too few
// distances to fit them. A candidate that keeps a distance from a certain place is thirty
// times as likely as before, and one that keeps the direction as well a hundred times. One that
// only lies about there is four times as likely: wrong numbers are mostly said of near places, too.
const (
	distanceWeight  = 3.5
	directionWeight = 1.1
	nearWeight      = 1.4
)

// About there is up to nearFactor times the stated distance; nothing is left of that at
// farFactor times it.
const (
	nearFactor = 1.5
	farFactor  = 4.0
)

// agreement grades how well two candidates keep the constraint: the weight of the
// distance, and that of the direction on top.
func (c *Constraint) agreement(a, b *Ranked) float64 {
	km := apart(&a.location, &b.location)
	near := 1.0
	if stated := max(c.Max.Kilometres(), fitSlackKm); km > nearFactor*stated {
		near = math.Log(farFactor*stated/km) / math.Log(farFactor/nearFactor)
	}
	if near <= 0 {
		return 0
	}
	v := nearWeight*near + (distanceWeight-nearWeight)*c.keeps(km)
	if c.Directed && km > 0 {
		v += directionWeight * near * math.Cos(c.directionOff(a, b)*math.Pi/180)
	}
	return max(0, v)
}

// keeps grades how well a distance fits the stated range.
func (c *Constraint) keeps(km float64) float64 {
	return fit(km, c.Min.Kilometres(), c.Max.Kilometres())
}

// directionOff returns by how many degrees the direction from b to a leaves the
// stated one.
func (c *Constraint) directionOff(a, b *Ranked) float64 {
	return math.Abs(math.Mod(azimuth(&b.location, &a.location)-c.Azimuth+540, 360) - 180)
}

// How far a distance may leave a stated range and still fit wholly, for towns are not
// points: by a tenth, or by a few kilometres. At noFit times the range nothing is left of the fit.
const (
	fitSlack   = 1.1
	fitSlackKm = 5.0
	noFit      = 1.7
)

// fit grades how well a distance fits a stated range, from 1 inside it down to 0.
func fit(km, from, to float64) float64 {
	stated := min(max(km, from), to)
	if math.Abs(km-stated) <= fitSlackKm {
		return 1
	}
	off := math.Abs(math.Log(max(km, 0.1) / max(stated, 0.1)))
	return min(1, max(0, (math.Log(noFit)-off)/math.Log(noFit/fitSlack)))
}

// azimuth returns the initial bearing from a to b on the sphere in degrees.
func azimuth(a, b *[3]float64) float64 {
	// East and north at a are the derivatives of the unit vector.
	east := [3]float64{-a[1], a[0], 0}
	north := [3]float64{-a[2] * a[0], -a[2] * a[1], a[0]*a[0] + a[1]*a[1]}
	dot := func(u *[3]float64) float64 { return u[0]*b[0] + u[1]*b[1] + u[2]*b[2] }
	return math.Mod(math.Atan2(dot(&east), dot(&north))*180/math.Pi+360, 360)
}

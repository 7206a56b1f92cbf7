package picture

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// view places the world in a frame of the picture: Web Mercator, as on the page,
// so that a picture and the page look the same.
type view struct {
	frame orb.Bound // in pixels
	west  float64   // x of the left edge in the square world; the world repeats
	north float64   // y of the upper edge
	world float64   // width of the world in pixels
}

// The closest and the widest view: a town with its surroundings, and the world.
const (
	closestWorld = 512 * (1 << 11)
	margin       = 0.16    // of the frame, kept free around what is shown
	smallest     = 0.00075 // of the world's width that is shown at least: 30 km at the equator, 20 in Europe
)

// fit gives the view that shows points in a frame with room around them.
func fit(frame orb.Bound, points []orb.Point) view {
	width, height := frame.Max[0]-frame.Min[0], frame.Max[1]-frame.Min[1]
	widest := max(width, height) // the world's height fills the frame
	if len(points) == 0 {
		points = []orb.Point{{-170, 70}, {170, -55}}
	}
	box := orb.Bound{Min: tile.Mercator(points[0]), Max: tile.Mercator(points[0])}
	for _, p := range points {
		box = box.Extend(tile.Mercator(p))
	}
	w, h := max(box.Max[0]-box.Min[0], smallest), max(box.Max[1]-box.Min[1], smallest)
	world := min(width*(1-2*margin)/w, height*(1-2*margin)/h)
	world = min(max(world, widest), closestWorld)
	v := view{frame: frame, world: world}
	center := box.Center()
	v.west = center[0] - width/2/world
	v.north = min(max(center[1]-height/2/world, 0), max(0, 1-height/world))
	return v
}

// pixel gives where a point in longitude and latitude is drawn. Longitudes beyond
// ±180° are drawn beyond.
func (v view) pixel(p orb.Point) orb.Point {
	m := tile.Mercator(p)
	return orb.Point{v.frame.Min[0] + (m[0]-v.west)*v.world, v.frame.Min[1] + (m[1]-v.north)*v.world}
}

// near moves a longitude by whole turns to the middle of the view.
func (v view) near(p orb.Point) orb.Point {
	middle := v.west + (v.frame.Max[0]-v.frame.Min[0])/2/v.world
	turns := math.Round(middle - (p[0]/360 + 0.5))
	return orb.Point{p[0] + 360*turns, p[1]}
}

// zoom is the zoom of the basemap whose detail suits the view: a tile is about
// 512 pixels wide.
func (v view) zoom(density float64) int {
	z := math.Round(math.Log2(v.world * math.Sqrt(density) / 512))
	return int(min(max(z, 0), tile.MaxZoom))
}

// unwrapped turns longitudes so that the points lie in the narrowest stretch of
// the world: Fiji and Samoa lie side by side across the antimeridian.
func unwrapped(points []orb.Point) []orb.Point {
	if len(points) < 2 {
		return points
	}
	lons := make([]float64, len(points))
	for i, p := range points {
		lons[i] = math.Mod(math.Mod(p[0], 360)+360, 360)
	}
	cut := maxGap(lons)
	out := make([]orb.Point, len(points))
	for i, p := range points {
		lon := lons[i]
		if lon < cut {
			lon += 360
		}
		out[i] = orb.Point{lon, p[1]}
	}
	return out
}

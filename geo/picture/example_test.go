package picture_test

import (
	"bytes"
	"fmt"
	"image/png"
	"log"
	"os"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo/picture"
	"dateline/geo/tile"
)

func openBasemap() *tile.Basemap {
	file, err := os.ReadFile("../../data/basemap.bin")
	if err != nil {
		log.Fatal(err)
	}
	basemap, err := tile.Open(file)
	if err != nil {
		log.Fatal(err)
	}
	return basemap
}

func talks() picture.Map {
	return picture.Map{Title: "Talks", Places: []picture.Place{
		{Name: "Istanbul", Point: orb.Point{28.95, 41.01}, Mentions: 3},
		{Name: "Ankara", Point: orb.Point{32.85, 39.92}, Mentions: 1},
	}}
}

func ExampleSVG() {
	var out strings.Builder
	if err := picture.SVG(&out, openBasemap(), talks(), picture.Options{Width: 600, Height: 400}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.HasPrefix(out.String(), "<svg"), strings.Contains(out.String(), "Istanbul"))
	// Output:
	// true true
}

func ExamplePNG() {
	var out bytes.Buffer
	if err := picture.PNG(&out, openBasemap(), talks(), picture.Card()); err != nil {
		log.Fatal(err)
	}
	size, err := png.DecodeConfig(&out)
	fmt.Println(size.Width, size.Height, err)
	// Output:
	// 1200 630 <nil>
}

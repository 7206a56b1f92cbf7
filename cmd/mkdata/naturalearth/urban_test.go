package naturalearth

import (
	"errors"
	"testing"

	"github.com/paulmach/orb"
)

// square is a PN2 file with a square of one degree at 10° north, 20° west.
var square = []byte{
	2, 0, 0, 0, 1, 0, // version, one area, no colours
	2, 0, 0, 0, 7, 0, 0, 0, 2, // a border, number 7, two stretches
	0x04, 0xb0, 0xf6, 0xa0, 0, 2, 0, 120, 120, 120, // 1200, −2400, and two points from there
	0x05, 0x28, 0xf6, 0xa0, 0, 0, // 1320, −2400
}

func TestUrban(t *testing.T) {
	areas, err := Urban(square)
	if err != nil || len(areas) != 1 || len(areas[0]) != 1 {
		t.Fatalf("Urban = %v, %v, want one area", areas, err)
	}
	ring := areas[0][0]
	if !ring.Closed() || ring.Orientation() != orb.CCW {
		t.Errorf("the border is closed: %v, counterclockwise: %v", ring.Closed(), ring.Orientation() == orb.CCW)
	}
	if b := ring.Bound(); b.Min != (orb.Point{-20, 10}) || b.Max[1] > 11.134 || b.Max[0] != -19 {
		t.Errorf("its box is %v", b)
	}
}

func TestUrbanRefusesOtherFiles(t *testing.T) {
	for _, b := range [][]byte{nil, {1, 0, 0, 0, 0, 0}, square[:20], {2, 0xff, 0xff, 0xff, 0xff, 0},
		{2, 0, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0}} {
		if _, err := Urban(b); !errors.Is(err, ErrPN2) {
			t.Errorf("Urban(%d bytes): %v, want ErrPN2", len(b), err)
		}
	}
}

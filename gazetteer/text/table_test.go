package text

import (
	"testing"
)

func TestTable(t *testing.T) {
	var x Table[uint8]
	if v := x.Get(0); v != 0 {
		t.Errorf("an empty table has %d for 0", v)
	}
	want := map[uint64]uint8{}
	for i := range uint64(1000) {
		key := Mix(i) &^ 0xf0 // with collisions
		x.Put(key, uint8(i%255)+1)
		want[key] = uint8(i%255) + 1
	}
	if x.Len() != len(want) {
		t.Errorf("%d keys, want %d", x.Len(), len(want))
	}
	for k, v := range want {
		if got := x.Get(k); got != v {
			t.Errorf("%x: %d, want %d", k, got, v)
		}
	}
	for i := uint64(5000); i < 9000; i++ {
		if key := Mix(i); want[key] == 0 && x.Get(key) != 0 {
			t.Errorf("%x has %d, and was never put", key, x.Get(key))
		}
	}
}

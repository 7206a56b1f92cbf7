package tile

import "testing"

func BenchmarkOpen(b *testing.B) {
	file := small(b)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := Open(file); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWarmTile(b *testing.B) {
	m := open(b)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := m.Tile(5, 16, 15); err != nil {
				b.Error(err)
			}
		}
	})
}

package tile

import "fmt"

// Choice is which layers of a basemap are wanted: bit i stands for layer i of its
// table, and 0 for all layers.
type Choice uint32

// LayerError tells that a basemap has no layer of this name.
type LayerError struct{ Name string }

func (e *LayerError) Error() string { return fmt.Sprintf("there is no layer %q", e.Name) }

// Choose returns the choice of some layers by their names, all without any. The
// error is a *LayerError.
func (b *Basemap) Choose(names ...string) (Choice, error) {
	var of Choice
next:
	for _, name := range names {
		for i, l := range b.table.Layers {
			if l.Name == name {
				of |= 1 << i
				continue next
			}
		}
		return 0, &LayerError{name}
	}
	return of, nil
}

func (c Choice) has(layer int) bool { return c == 0 || c>>layer&1 == 1 }

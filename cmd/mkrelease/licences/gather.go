package licences

import (
	"context"
	"path/filepath"

	"dateline/cmd/mkdata/source"
)

// Platforms are those that the program is built for.
var Platforms = []Platform{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// Gather returns all that is in the program, root being the directory of the main
// module. With a cache of the sources it reads the texts, too, for which the page has
// to be built.
func Gather(ctx context.Context, root string, cache *source.Cache) ([]Work, error) {
	modules, err := Modules(ctx, root, Platforms, cache != nil)
	if err != nil {
		return nil, err
	}
	packages, err := Packages(filepath.Join(root, "web", "ui"), cache != nil)
	if err != nil {
		return nil, err
	}
	sources, err := Sources(ctx, cache)
	if err != nil {
		return nil, err
	}
	return append(append(modules, packages...), sources...), nil
}

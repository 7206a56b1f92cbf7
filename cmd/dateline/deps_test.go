package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// order states which packages of this module each package imports. A package
// may import only those that stand above it: mathematics, then places, then text,
// then articles, then HTTP, then the programs, which alone open data. A package, or an import, that is
// missing here fails the test, so that each is placed on purpose; so does one that
// is no longer there.
const order = `
geo
geo/coordinate              < geo
geo/export                  < geo
geo/tile
geo/pmtiles
geo/pmtiles/pmtilestest
geo/picture                 < geo geo/tile
geo/internal/geographiclib

gazetteer                   < geo
gazetteer/text              < gazetteer
gazetteer/quantity          < geo gazetteer gazetteer/text
gazetteer/names             < gazetteer gazetteer/text
gazetteer/learn
gazetteer/language          < gazetteer/text
gazetteer/recognise         < gazetteer gazetteer/text gazetteer/quantity gazetteer/names gazetteer/learn
gazetteer/internal/gazetteertest < gazetteer gazetteer/text gazetteer/learn gazetteer/recognise
gazetteer/resolve           < geo gazetteer gazetteer/text gazetteer/names gazetteer/learn gazetteer/recognise
gazetteer/geoparse          < geo geo/coordinate gazetteer gazetteer/text gazetteer/quantity gazetteer/names gazetteer/learn gazetteer/recognise
                              gazetteer/resolve
gazetteer/claim/extract     < gazetteer gazetteer/quantity gazetteer/geoparse
gazetteer/claim/extract/english < geo gazetteer gazetteer/text gazetteer/quantity gazetteer/claim/extract
gazetteer/claim/extract/frames < geo gazetteer gazetteer/text gazetteer/quantity gazetteer/claim/extract
gazetteer/claim/extract/languages < gazetteer gazetteer/claim/extract gazetteer/claim/extract/english gazetteer/claim/extract/frames
gazetteer/claim/extract/extracttest < gazetteer gazetteer/text gazetteer/geoparse
gazetteer/claim             < geo gazetteer gazetteer/quantity gazetteer/resolve gazetteer/geoparse gazetteer/claim/extract
gazetteer/article           < gazetteer gazetteer/language gazetteer/resolve gazetteer/geoparse gazetteer/claim
gazetteer/article/render    < geo geo/export geo/tile geo/picture gazetteer gazetteer/geoparse gazetteer/claim
                              gazetteer/article
gazetteer/plaintext
gazetteer/eval              < geo gazetteer gazetteer/text gazetteer/geoparse gazetteer/claim gazetteer/article gazetteer/article/render
gazetteer/train             < geo gazetteer gazetteer/text gazetteer/quantity gazetteer/learn
                              gazetteer/recognise gazetteer/resolve gazetteer/geoparse gazetteer/claim gazetteer/article gazetteer/eval

web/fetch
web/postgrestest
web/httpx                   < geo gazetteer gazetteer/article web/fetch
web/places                  < geo gazetteer web/httpx
web/articles                < geo/tile geo/picture gazetteer gazetteer/geoparse gazetteer/claim
                              gazetteer/article gazetteer/article/render gazetteer/plaintext web/fetch web/httpx
                              web/places
web/sqlitefile
web/postgresdb
web/maps/store              < geo
web/maps/store/sqlite       < geo web/sqlitefile web/maps/store
web/maps/store/postgres     < geo web/postgresdb web/maps/store
web/maps/store/storetest    < geo web/maps/store
web/archive                 < geo gazetteer
web/archive/internal/sqlstore < web/archive
web/archive/sqlite          < web/sqlitefile web/archive web/archive/internal/sqlstore
web/archive/postgres        < web/postgresdb web/archive web/archive/internal/sqlstore
web/archive/fill            < geo gazetteer gazetteer/plaintext gazetteer/geoparse gazetteer/claim gazetteer/article web/archive
web/archive/feeds           < gazetteer/article gazetteer/plaintext web/fetch web/archive web/archive/fill
web/archive/warc
web/archive/archivetest     < geo gazetteer web/archive
web/maps                    < gazetteer gazetteer/article gazetteer/article/render web/httpx web/places
                              web/articles web/maps/store
web/api                     < geo gazetteer gazetteer/geoparse gazetteer/article gazetteer/article/render
                              web/httpx web/places web/articles
web/cql2
web/geocode                 < geo gazetteer gazetteer/article/render web/httpx web/places
web/ogc                     < geo/export gazetteer gazetteer/article/render web/httpx web/places web/articles
                              web/archive web/maps/store web/maps web/cql2
web/assistant               < geo gazetteer gazetteer/article gazetteer/article/render web/httpx web/places web/articles
                              web/maps web/api web/geocode
web/tiles                   < geo/pmtiles geo/picture geo/tile gazetteer gazetteer/article/render web/httpx
web/docs                    < gazetteer/article/render web/httpx
web/archive/api             < geo/export geo/tile gazetteer gazetteer/article web/httpx web/places web/articles web/tiles web/archive web/archive/fill
web                         < geo/picture geo/tile gazetteer/article web/fetch web/httpx web/articles web/maps/store
                              web/maps web/api web/geocode web/ogc web/tiles web/docs web/assistant
                              web/archive web/archive/fill web/archive/api
web/webtest                 < geo/pmtiles geo/pmtiles/pmtilestest geo/tile gazetteer gazetteer/language gazetteer/geoparse gazetteer/claim gazetteer/claim/extract/languages gazetteer/article web/httpx
                              web/archive web/archive/fill web/archive/sqlite
                              web/maps/store web/maps/store/sqlite web/tiles web

data
cmd/internal/setup          < gazetteer gazetteer/text gazetteer/language gazetteer/names gazetteer/geoparse gazetteer/claim gazetteer/claim/extract/languages
                              gazetteer/article web/postgresdb web/archive web/archive/sqlite web/archive/postgres
                              web/archive/fill data
cmd/internal/enginetest     < gazetteer/article gazetteer/article/render web/archive cmd/internal/setup data
cmd/dateline                < cmd/internal/setup gazetteer/text geo geo/picture geo/pmtiles geo/tile gazetteer gazetteer/geoparse gazetteer/claim gazetteer/article
                              gazetteer/article/render gazetteer/plaintext gazetteer/eval gazetteer/train web/fetch
                              web/archive web/archive/sqlite web/archive/fill web/archive/feeds web/archive/warc
                              web/maps/store web/maps/store/sqlite web/maps/store/postgres web/postgresdb web/assistant web/tiles web data

cmd/dateline-stream         < gazetteer/article gazetteer/article/render web/fetch web/archive web/archive/fill web/archive/feeds
                              web/archive/warc cmd/internal/setup
cmd/dateline-beam           < gazetteer gazetteer/article gazetteer/article/render web/archive web/archive/fill web/archive/warc
                              cmd/internal/setup

cmd/mkdata/shapefile
cmd/mkdata/source
cmd/mkdata/topology
cmd/mkdata/words            < gazetteer/text cmd/mkdata/source
cmd/mkdata/countrynames     < gazetteer
cmd/mkdata/geonames         < gazetteer cmd/mkdata/countrynames
cmd/mkdata/naturalearth     < cmd/mkdata/shapefile cmd/mkdata/source
cmd/mkdata/areas            < gazetteer cmd/mkdata/topology cmd/mkdata/naturalearth
cmd/mkdata/basemap          < geo/tile gazetteer cmd/mkdata/source cmd/mkdata/topology cmd/mkdata/naturalearth
cmd/mkdata/content          < gazetteer gazetteer/text cmd/mkdata/source cmd/mkdata/naturalearth cmd/mkdata/countrynames
cmd/mkdata                  < gazetteer gazetteer/text gazetteer/geoparse gazetteer/eval gazetteer/train cmd/mkdata/source cmd/mkdata/words
                              cmd/mkdata/geonames cmd/mkdata/naturalearth cmd/mkdata/areas cmd/mkdata/basemap
                              cmd/mkdata/content

cmd/mkrelease/licences      < cmd/mkdata/source
cmd/mkrelease/build         < cmd/mkrelease/licences
cmd/mkrelease/pack          < cmd/mkrelease/licences cmd/mkrelease/build
cmd/mkrelease               < cmd/mkdata/source cmd/mkrelease/licences cmd/mkrelease/build cmd/mkrelease/pack
`

// readOrder returns the packages of a table like order from above to below, and
// the imports of each.
func readOrder(t *testing.T, table string) (packages []string, imports map[string][]string) {
	t.Helper()
	imports = map[string][]string{}
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if !strings.HasPrefix(line, " ") {
			if _, twice := imports[words[0]]; twice {
				t.Errorf("the order names %s twice", words[0])
			}
			packages = append(packages, words[0])
			imports[words[0]] = nil
			words = words[min(2, len(words)):] // without "<"
		}
		pkg := packages[len(packages)-1]
		imports[pkg] = append(imports[pkg], words...)
		for _, w := range words {
			if w == pkg || !slices.Contains(packages, w) {
				t.Errorf("%s imports %s, which does not stand above it", pkg, w)
			}
		}
	}
	return packages, imports
}

// importsOf returns the packages of this module that the Go files of each of
// its packages import, tests left out.
func importsOf(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			hidden := strings.HasPrefix(d.Name(), ".") && file != root
			if hidden || d.Name() == "node_modules" || d.Name() == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		list := out[pkg]
		for _, spec := range f.Imports {
			inner, ok := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), "dateline/")
			if ok && !slices.Contains(list, inner) {
				list = append(list, inner)
			}
		}
		out[pkg] = list
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestImportsPointDown(t *testing.T) {
	packages, allowed := readOrder(t, order)
	found := importsOf(t, "../..")
	for pkg, imports := range found {
		if !slices.Contains(packages, pkg) {
			t.Errorf("package %s is not in the order: say where it stands and what it imports: %v", pkg, imports)
			continue
		}
		for _, i := range imports {
			if !slices.Contains(allowed[pkg], i) {
				t.Errorf("%s imports %s, which the order does not say", pkg, i)
			}
		}
		for _, i := range allowed[pkg] {
			if !slices.Contains(imports, i) {
				t.Errorf("the order says that %s imports %s, and it does not", pkg, i)
			}
		}
	}
	for _, pkg := range packages {
		if _, ok := found[pkg]; !ok {
			t.Errorf("the order names package %s, which is not there", pkg)
		}
	}
}

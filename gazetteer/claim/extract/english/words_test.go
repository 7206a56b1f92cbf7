package english_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// smallWords are the words that rules about word order name one by one: articles, prepositions, conjunctions,
// pronouns and the adverbs that are like them, and the possessive ending.
const smallWords = " a above across along also an and another around as at away beyond between both but by down each for from here in " +
	"inside into it its near nearby of off on one or other outside past s short that the them there this to toward towards two up " +
	"where whereas while with within "

// TestWordsAreData holds that the code of the grammar names no other words: they stand in words.tsv.
func TestWordsAreData(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	word := regexp.MustCompile(`^[a-z]+$`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "class.go" || name == "role.go" {
			continue // the names of classes and roles are those of the table
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if _, imports := n.(*ast.ImportSpec); imports {
				return false
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err == nil && word.MatchString(s) && !strings.Contains(smallWords, " "+s+" ") && !isUnit(s) && s != pastEnding {
				t.Errorf("%s: %q is a word of the language: it belongs into words.tsv", set.Position(lit.Pos()), s)
			}
			return true
		})
	}
}

// pastEnding is that of verbs.
const pastEnding = "ed"

// isUnit reports whether a word is the symbol of a unit, which no language has of its own.
func isUnit(s string) bool { return s == "km" || s == "mi" || s == "m" || s == "ft" || s == "yd" }

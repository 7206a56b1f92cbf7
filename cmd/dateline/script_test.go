package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output of the scripts")

// TestMain lets the scripts run this very program as the command dateline.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dateline": main,
	})
}

func TestScripts(t *testing.T) {
	article, err := filepath.Abs("../../data/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ARTICLE", article)
			return os.WriteFile(filepath.Join(e.WorkDir, "latin1.bin"), []byte("Talks were held in Malm\xf6 on Friday."), 0o644)
		},
	})
}

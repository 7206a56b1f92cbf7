package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/content"
	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// newGazetteerCommand returns "mkdata gazetteer", which builds the embedded index.
func newGazetteerCommand() *cobra.Command {
	var tables, out string
	cmd := &cobra.Command{
		Use:     "gazetteer",
		Short:   "Build the index of places",
		Example: "  mkdata gazetteer --tables data -o data/gazetteer.idx",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			set, err := content.Gather(cmd.Context(), cache, os.DirFS(tables))
			if err != nil {
				return err
			}
			var b gazetteer.Builder
			if err := set.Fill(&b); err != nil {
				return err
			}
			var buf bytes.Buffer
			if _, err := b.WriteTo(&buf); err != nil {
				return err
			}
			if err := replaceFile(out, buf.Bytes()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d places, %d bytes\n", out, b.Len(), buf.Len())
			return nil
		},
	}
	cmd.Flags().StringVar(&tables, "tables", ".", "directory of the hand-written tables")
	cmd.Flags().StringVarP(&out, "output", "o", "gazetteer.idx", "file to write")
	return cmd
}

// replaceFile writes a file whole or not at all.
func replaceFile(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(b); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

package main

import (
	"fmt"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/mkrelease/licences"
)

// newRootCommand returns the mkrelease command.
func newRootCommand() *cobra.Command {
	r := release{root: ".", log: func(string, ...any) {}}
	var platforms []string
	root := &cobra.Command{
		Use:   "mkrelease",
		Short: "Build binaries, packages and an image of dateline",
		Long: `Build binaries, packages and an image of dateline from the commit that is checked out, into
a directory: archives for Linux, macOS and Windows on amd64 and arm64, Debian packages, an OCI archive of
the image for containers, a bill of materials, and the checksums of them all. The same commit and the same
Go give the same bytes. Run it at the top of the source.`,
		Example: `  go run ./cmd/mkrelease                              # all platforms, into dist
  go run ./cmd/mkrelease --platform linux/amd64 -o /tmp/dist`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			var err error
			if r.platforms, err = readPlatforms(platforms); err != nil {
				return err
			}
			r.log = func(format string, args ...any) { fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...) }
			if !r.asItIs {
				page := exec.CommandContext(ctx, "go", "generate", "./web")
				page.Stderr = cmd.ErrOrStderr()
				if err := page.Run(); err != nil {
					return fmt.Errorf("the page: %w", err)
				}
			}
			return r.make(ctx)
		},
	}
	root.Flags().StringVarP(&r.out, "output", "o", "dist", "directory to write into, made anew")
	root.Flags().StringSliceVar(&platforms, "platform", nil, "platforms to build for, as linux/amd64 (default: all)")
	root.Flags().BoolVar(&r.asItIs, "as-it-is", false, "build changed files, too, with the page that lies in web/dist")
	root.AddCommand(newLicensesCommand())
	return root
}

// readPlatforms reads names of platforms; none means all.
func readPlatforms(names []string) ([]licences.Platform, error) {
	if len(names) == 0 {
		return licences.Platforms, nil
	}
	var out []licences.Platform
	for _, name := range names {
		found := false
		for _, p := range licences.Platforms {
			if p.String() == name {
				out, found = append(out, p), true
			}
		}
		if !found {
			return nil, fmt.Errorf("--platform %s: choose from %s", name, strings.Trim(fmt.Sprint(licences.Platforms), "[]"))
		}
	}
	return out, nil
}

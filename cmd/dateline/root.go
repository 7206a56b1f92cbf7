package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// usageError is a mistake in how the command was called.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// run is the whole program: it never exits and keeps no state behind.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(guardNegatives(args))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "dateline: %s\nTry: %s -h\n", typed(err.Error()), cmd.CommandPath())
		return exitUsage
	default:
		fmt.Fprintf(stderr, "dateline: %v\n", err)
		return exitFailed
	}
}

// newRoot returns the command tree. Without a subcommand the program serves
// the articles that are named.
func newRoot() *cobra.Command {
	open := &opener{}
	serve := newServe(open)
	root := &cobra.Command{
		Use:   "dateline [serve] [ARTICLE…]",
		Short: "Find the places of an article, measure and check its distances, show them on a map",
		Long: `dateline reads a news article, finds the places it mentions, measures the distances
between them, checks the distances that the text claims, and shows it all on a map.
Without a subcommand it serves the named articles, or the built-in one.`,
		Example: `  dateline                                  # the built-in article on a map
  dateline story.txt                        # your article on a map
  dateline parse story.txt                  # its places and claims as a table
  dateline distance Istanbul Ankara Moscow  # a matrix of distances
  dateline search "Paris, Texas"`,
		Args:          cobra.ArbitraryArgs,
		RunE:          serve.RunE,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.Flags().AddFlagSet(serve.Flags())
	root.PersistentFlags().StringVar(&open.gazetteerFile, "gazetteer", "",
		"use this gazetteer index instead of the embedded one")
	root.PersistentFlags().BoolVar(&open.noVerify, "no-verify", false,
		"do not check the --gazetteer file for damage, which reads all of it")
	var askVersion bool
	root.Flags().BoolVar(&askVersion, "version", false, "print the version of the program and of its data")
	serves := root.RunE
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if !askVersion {
			return serves(cmd, args)
		}
		return newVersion().RunE(cmd, nil)
	}
	root.AddCommand(serve, newParse(open), newBatch(open), newSearch(open), newReverse(open), newDistance(open),
		newMCP(open), newEval(open), newArchive(open), newFeed(open), newBackup(), newCheck(), newVersion(),
		newLicenses(), newMan())
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	countArguments(root.Commands())
	return root
}

// countArguments makes a wrong number of arguments of any command a usage error.
func countArguments(commands []*cobra.Command) {
	for _, cmd := range commands {
		if cmd.Args != nil {
			cmd.Args = asUsage(cmd.Args)
		}
		countArguments(cmd.Commands())
	}
}

// asUsage makes a wrong number of arguments a usage error.
func asUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

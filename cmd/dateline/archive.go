package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/web/archive/fill"
	"dateline/web/postgresdb"
)

func newArchive(open *opener) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "archive",
		Short: "Keep many read articles, to ask them by place, time and words",
		Long: `An archive holds what was found in articles, and where and when they were published; their texts only
where --keep-texts asks for that. It is a file, or a PostgreSQL database that several servers share:
  --archive news.db
  --archive postgres://user@host/name
Articles with the same text, as the copies of an agency's report, are one story. dateline serve --archive
answers questions about it: see /docs there.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("name what to do: add, stats, correct, forget or reread")
		},
	}
	cmd.AddCommand(newArchiveAdd(open), newArchiveStats(), newArchiveCorrect(open), newArchiveForget(), newArchiveReread(open))
	return cmd
}

// archiveFlag names the archive of a command.
type archiveFlag struct{ address string }

const archiveVariable = "DATELINE_ARCHIVE"

func (f *archiveFlag) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.address, "archive", "",
		"file of the archive, made where there is none, or postgres://user@host/name ["+archiveVariable+"]")
}

// named is the address of the archive, "" for none.
func (f *archiveFlag) named() string {
	if f.address != "" {
		return f.address
	}
	return os.Getenv(archiveVariable)
}

// open opens the archive, which has to be closed. It must be there already, or may be made.
func (f *archiveFlag) open(ctx context.Context, mayMake bool) (setup.ArchiveStore, error) {
	address := f.named()
	if address == "" {
		return nil, usagef("--archive: name a file, or a database as postgres://user@host/name")
	}
	if _, err := os.Stat(address); err != nil && !mayMake && !postgresdb.IsAddress(address) {
		return nil, fmt.Errorf("--archive: %w", err)
	}
	return openArchive(ctx, address)
}

// openArchive opens the archive in a file or in a database.
func openArchive(ctx context.Context, address string) (setup.ArchiveStore, error) {
	s, err := setup.OpenArchive(ctx, address)
	switch {
	case errors.Is(err, setup.ErrArchive):
		return nil, usagef("--archive %s: %w", address, err)
	case err != nil:
		return nil, fmt.Errorf("--archive: %w", err)
	}
	return s, nil
}

func newArchiveStats() *cobra.Command {
	var flag archiveFlag
	cmd := &cobra.Command{
		Use:     "stats",
		Short:   "Tell what an archive holds",
		Example: "  dateline archive stats --archive news.db",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := flag.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			n, err := s.Stats(cmd.Context())
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(
				w,
				"stories   %d, %d of them without a date\ncopies    %d\ntexts     %d\n",
				n.Stories,
				n.Undated,
				n.Copies,
				n.Texts,
			)
			fmt.Fprintf(
				w,
				"places    %d, named in %d pairs of a story and a place\nclaims    %d\ncorrected %d\n",
				n.Places,
				n.Mentions,
				n.Claims,
				n.Corrected,
			)
			if !n.Newest.IsZero() {
				fmt.Fprintf(w, "dates     %s to %s\n", n.Oldest.Format(time.RFC3339), n.Newest.Format(time.RFC3339))
			}
			_, err = fmt.Fprintf(w, "on disk   %.1f MB\n", float64(n.Bytes)/1e6)
			return err
		},
	}
	flag.register(cmd)
	return cmd
}

func newArchiveForget() *cobra.Command {
	var flag archiveFlag
	var before string
	cmd := &cobra.Command{
		Use:   "forget --before DATE",
		Short: "Remove the articles that were published before a date",
		Long: `forget removes all that an archive knows of the articles published before a date, and writes over the room
that it took. Articles without a date stay. A copy that is younger takes the place of its original.`,
		Example: "  dateline archive forget --before 2026-01-01 --archive news.db",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			limit, err := fill.ParseDate(before)
			if err != nil || limit.IsZero() {
				return usagef("--before %s: %w", before, fill.ErrDate)
			}
			s, err := flag.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			n, err := s.Forget(cmd.Context(), limit)
			fmt.Fprintf(cmd.ErrOrStderr(), "%d articles removed\n", n)
			return err
		},
	}
	flag.register(cmd)
	cmd.Flags().StringVar(&before, "before", "", "date, as 2026-11-28 or 2026-11-28T20:30:00Z")
	return cmd
}

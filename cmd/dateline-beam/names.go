package main

import "strings"

// folderOf is the folder that all files of a pattern are in, with its slash; "" for the current one.
func folderOf(pattern string) string {
	if i := strings.IndexAny(pattern, `*?[\`); i >= 0 {
		pattern = pattern[:i]
	}
	return pattern[:strings.LastIndex(pattern, "/")+1]
}

// answersOf is the name of the answers to a file: its own below the folder of the pattern. The answers to the
// pages of a crawl are lines, too.
func answersOf(folder, file string) string {
	name := strings.TrimPrefix(file, folder)
	if !isCrawl(name) {
		return name
	}
	if strings.HasSuffix(strings.ToLower(name), ".gz") {
		return name[:len(name)-len(".gz")] + ".jsonl.gz"
	}
	return name + ".jsonl"
}

// within is the name of a file in a folder, of any file system.
func within(folder, name string) string { return strings.TrimSuffix(folder, "/") + "/" + name }

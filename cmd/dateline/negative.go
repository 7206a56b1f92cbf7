package main

import "strings"

// guardNegatives lets coordinates west and south be typed as they are: the
// hyphen of a negative number becomes a minus sign (U+2212), which begins no
// flag and which gazetteer.ParsePoint reads.
func guardNegatives(args []string) []string {
	out := make([]string, len(args))
	for i, arg := range args {
		if len(arg) > 1 && arg[0] == '-' && (arg[1] >= '0' && arg[1] <= '9' || arg[1] == '.') {
			arg = "−" + arg[1:]
		}
		out[i] = arg
	}
	return out
}

// typed is what a message quotes as it was typed: with hyphens. Some messages spell the minus sign by its bytes.
func typed(message string) string {
	return strings.NewReplacer("−", "-", `\xe2\x88\x92`, "-").Replace(message)
}

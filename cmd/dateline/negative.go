package main

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

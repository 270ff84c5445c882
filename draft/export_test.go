package draft

// RunIn shows tests which headings run into their paragraphs; Apart, which words
// of a subject are its own; CodeAndName and Coded, where codes end.
var (
	RunIn       = runIn
	Apart       = apart
	CodeAndName = codeAndName
)

// Coded returns the code before an indicator's name; empty for none.
func Coded(name string) string {
	if m := coded.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

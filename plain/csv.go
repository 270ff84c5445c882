package plain

// EachRecord calls fn for every record that has any text of a CSV text, which is
// one that Decode returned, with the line where it begins and its cells, as many
// as it has. Cells stand between commas, tabs or semicolons, whichever the first
// line with any has most of outside quotes (sep=; before it, as Excel writes it,
// decides). Quoted cells may hold separators, line ends and doubled quotes, and
// are kept as they are; others lose the blanks around them. An apostrophe that
// FormatCSV set before a cell is taken off. The slice is valid until fn returns,
// its texts stay. An error of fn ends the reading and is returned, and so are
// the problems of the text, as one error.
func EachRecord(file, text string, fn func(line int, cells []string) error) error {
	var found record
	r := &records{file: file, text: text, line: 1, sep: ',', found: &found}
	r.separator()
	for r.next() {
		if err := fn(r.start, r.cells); err != nil {
			return err
		}
	}
	byPlace(found.list)
	return found.list.Err()
}

package dossier

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// setCell writes a value into a record of a table.
func setCell(e Entry, head, field, value string) (string, error) {
	names, err := recordOf(e.File, head)
	if err != nil {
		return "", err
	}
	cells, err := recordOf(e.File, e.Text)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(names, func(n string) bool { short, _, _ := strings.Cut(n, "（"); return short == field })
	if i < 0 {
		return "", fault.Bad(fault.Place{File: e.File}, "field-set", "表里没有“%s”这一列", field)
	}
	for len(cells) <= i {
		cells = append(cells, "")
	}
	cells[i] = value
	record := plain.FormatCSV(cells, nil)
	line := strings.TrimPrefix(string(record), "\ufeff")
	if !strings.HasSuffix(e.Text, "\r\n") {
		line = strings.TrimSuffix(line, "\r\n") + "\n"
	}
	return line, nil
}

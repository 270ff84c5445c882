package dossier

import (
	"path"
	"slices"
	"strings"

	"jiheng/plain"
)

// House returns a file of entries in house form, in which Split cuts it best and
// two people's changes can be put together: UTF-8 with \n between lines and no
// mark before them, tables as plain.FormatCSV writes them. Values stay as they are written.
// Other files come back as they are. The bytes of a file in house form are
// returned unchanged; an encoding that cannot be told is an Invalid error.
func House(file string, data []byte) ([]byte, error) {
	if !Kept(file) || len(data) == 0 {
		return data, nil
	}
	text, err := plain.Decode(file, data)
	if err != nil {
		return nil, err
	}
	if strings.ToLower(path.Ext(file)) != ".csv" {
		return []byte(text), nil
	}
	var rows [][]string
	width := 0
	err = plain.EachRecord(file, text, func(_ int, cells []string) error {
		rows = append(rows, slices.Clone(cells))
		width = max(width, len(cells))
		return nil
	})
	if err != nil || len(rows) == 0 {
		return []byte(text), nil // kept as one entry, which is an open point
	}
	for i, r := range rows {
		rows[i] = append(r, make([]string, width-len(r))...)
	}
	return plain.FormatCSV(rows[0], rows[1:]), nil
}

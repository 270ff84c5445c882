package dossier

import (
	"io/fs"
	"strconv"

	"jiheng/fault"
	"jiheng/plain"
)

// FileOrigin stands in a folder that was written out of a store, and says as of which
// act it was. It is no part of the year.
const FileOrigin = "来源.yaml"

// An Origin (来源) is where a folder was taken from: the base of a merge.
type Origin struct {
	Store string // name of the database
	Year  string // ID of the unit's year
	Act   int64
}

// File is the origin as it stands in the folder.
func (o Origin) File() File {
	return File{Name: FileOrigin, Data: []byte("# 这个文件夹从库里哪一次办理带出来的；改过以后并入时要用，请不要改，也不要删\n" +
		"库: " + plain.Quote(o.Store) + "\n年度: " + plain.Quote(o.Year) + "\n办理: " + strconv.FormatInt(o.Act, 10) + "\n")}
}

// OriginOf reads the origin of a folder; the zero Origin where it has none. One that
// cannot be read is an Invalid error.
func OriginOf(folder fs.FS) (Origin, error) {
	data, err := fs.ReadFile(folder, FileOrigin)
	if err != nil {
		return Origin{}, nil //nolint:nilerr // it has none
	}
	n, faults := plain.ParseYAML(FileOrigin, data)
	act, known := n.Int("办理", 1, 1<<40)
	o := Origin{Store: n.Text("库"), Year: n.Text("年度"), Act: int64(act)}
	if err := faults.Err(); err != nil {
		return Origin{}, err
	}
	if !known || o.Year == "" {
		return Origin{}, fault.Bad(fault.Place{File: FileOrigin}, "origin", "%s里没有写明库、年度和第几次办理；请用带出来时的那一份，或者重新导出再改", FileOrigin)
	}
	return o, nil
}

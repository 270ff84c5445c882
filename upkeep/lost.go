package upkeep

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"jiheng/fault"
	"jiheng/settings"
)

// Lost refuses to begin with an empty database where one has been: the file of the
// settings is not there or is empty, and checkpoints that were signed of another stand
// beside it. It is a Conflict of the code database-lost.
func Lost(set settings.Settings) error {
	file := set.SQLite()
	if file == "" {
		return nil
	}
	info, err := os.Stat(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() > 0 {
		return nil // whoever opens it says what is wrong with it
	}
	signed, err := os.Stat(filepath.Join(set.Checkpoints, FileCheckpoints))
	if err != nil || signed.Size() == 0 {
		return nil
	}
	return fault.New(fault.Conflict, fault.Place{File: file}, "database-lost",
		"数据库不在，或者是空的，可是旁边有它以前的检查点：没有从空的开始。请找回数据库文件，或者用 jiheng restore 恢复备份；真要重新开始，换一个数据文件夹")
}

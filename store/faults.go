package store

import (
	"errors"

	"jiheng/fault"
)

// Codes of the faults that a caller may want to tell apart.
const (
	CodeChanged = "entry-changed"   // an entry is newer than the version seen; see ClashesOf
	CodeMoved   = "act-moved"       // the year has gone on since it was looked at; look again
	CodeUnknown = "outcome-unknown" // whether it was saved is not known; the same request key tells
	CodeReused  = "request-reused"  // the key has served another request
)

// refused is why a database is not opened.
func refused(code, format string, args ...any) *fault.Error {
	return fault.New(fault.Conflict, fault.Place{}, "store-"+code, format, args...)
}

func unopened(engine string, err error) error {
	return fault.New(fault.Internal, fault.Place{}, "store-open", "%s数据库打不开；请核对设置里的地址和权限", engine).Because(err)
}

// codeLost is the code of a server that cannot be reached.
const codeLost = "store-lost"

func unreachable(d *dialect, err error) error {
	return fault.New(fault.Internal, fault.Place{}, codeLost, "连不上%s数据库，什么也没有保存；数据库恢复后会自动接上", d.name).Because(err)
}

func absent(format string, args ...any) error {
	return fault.New(fault.NotFound, fault.Place{}, "store-absent", format, args...)
}

func invalid(format string, args ...any) error {
	return fault.Bad(fault.Place{}, "store-invalid", format, args...)
}

func closedFault() error {
	return fault.New(fault.Internal, fault.Place{}, "store-closed", "服务正在停止，没有保存；请稍后再试")
}

func unknownFault(err error) error {
	return fault.New(fault.Internal, fault.Place{}, CodeUnknown, "数据库没有答复，不知道是否已经保存；请原样再提交一次，不会重复").Because(err)
}

// is reports a fault of a code anywhere in an error.
func is(err error, code string) bool {
	for _, f := range fault.All(err) {
		if f.Code == code {
			return true
		}
	}
	return false
}

// faultOf makes a fault of an engine's error.
func faultOf(d *dialect, err error) error {
	var f *fault.Error
	if err == nil || errors.As(err, &f) {
		return err
	}
	say := func(k fault.Kind, code, message string) error {
		return fault.New(k, fault.Place{}, code, "%s", fault.Lines(message)).Because(err)
	}
	switch d.class(err) {
	case classUnique:
		return say(fault.Conflict, "store-exists", "同样的编号已经有了；请换一个，或者打开已有的")
	case classRetry:
		return say(fault.Conflict, "store-busy", "数据库正忙，没有保存；请再试一次")
	case classLost:
		return unreachable(d, err)
	case classFull:
		return say(fault.Internal, "store-full", "磁盘已满，没有保存；腾出空间后再试，不用重新启动")
	case classReadOnly:
		return say(fault.Internal, "store-readonly", "数据库只能读，没有保存；请核对数据目录的权限，或者数据库是否是备机")
	case classDisk:
		return say(fault.Internal, "store-disk", "数据库所在的磁盘读写出错；请停止服务，检查磁盘，再核对数据")
	case classDamaged:
		return say(fault.Internal, "store-damaged", "数据库文件已损坏；请停止服务，用最近的备份恢复")
	}
	return say(fault.Internal, "store-failed", "数据库操作没有成功，没有保存")
}

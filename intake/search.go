package intake

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"jiheng/plain"
)

// An Unread is a file of a folder that is not read, and why.
type Unread struct {
	File string
	Kind string // what it is, in Chinese; the same for all that one sentence can tell of
	Next string // what to do about it
}

// Search lists the files of a folder that are read, or refused with advice, and
// those that are not read, each in the order of names. Hidden files, and what
// office programs and systems leave, are neither. Links to folders are not
// followed: they could lead in circles, or out.
func Search(folder string) (files []string, unread []Unread, err error) {
	s := &searching{}
	err = s.folder(folder)
	return s.files, s.unread, err
}

type searching struct {
	files  []string
	unread []Unread
}

func (s *searching) folder(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("reading a folder: %w", err)
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch {
		case plain.Litter(e.Name()):
		case e.IsDir():
			if err := s.folder(path); err != nil {
				return err
			}
		default:
			s.file(path, e.Type())
		}
	}
	return nil
}

func (s *searching) file(path string, mode fs.FileMode) {
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			s.unread = append(s.unread, Unread{path, "失效的链接", "请放进原来的文件"})
			return
		case info.IsDir():
			s.unread = append(s.unread, Unread{path, "指向文件夹的链接，没有跟进去", "要查的，请在命令里直接写那个文件夹"})
			return
		}
		mode = info.Mode().Type()
	}
	switch {
	case mode != 0:
		s.unread = append(s.unread, Unread{path, "设备、管道一类，不是普通文件", "请移走"})
	case Searched(path):
		s.files = append(s.files, path)
	default:
		s.unread = append(s.unread, unreadOf(path))
	}
}

// kinds are the sorts of files that are not read, by their extensions.
var kinds = []struct{ extensions, kind, next string }{
	{".jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic", "图片或扫描件", "里面的字读不出来，请取得能选中文字的原件（docx、pdf）"},
	{".zip .rar .7z .gz .tar .tgz .bz2 .xz", "压缩包", "里面的文件没有读，请解压后再检查"},
	{".csv .tsv", "CSV 表", "请用 WPS 或 Office 打开，另存为 xlsx 再检查"},
	{".yaml .yml .json .xml .jsonl .db .sqlite .dbf .mdb", "数据文件", "不是报告"},
	{".mp3 .wav .m4a .mp4 .mov .avi .wmv .mkv", "音频或视频", "请人工看"},
	{".eml .msg", "邮件", "请把附件另存出来再检查"},
	{".lnk .url .webloc", "快捷方式", "请放进原来的文件"},
	{".dwg .dxf .vsd .vsdx .psd .ai", "图纸", "请人工看"},
	{".exe .dll .bat .cmd .sh .js .py .msi", "程序", "不是报告"},
}

func unreadOf(path string) Unread {
	ext := strings.ToLower(filepath.Ext(path))
	for _, k := range kinds {
		if ext != "" && strings.Contains(" "+k.extensions+" ", " "+ext+" ") {
			return Unread{path, k.kind, k.next}
		}
	}
	return Unread{path, "不认识的格式", "能读 docx、xlsx、pdf、html、txt、md；是报告的，请另存成其中一种"}
}

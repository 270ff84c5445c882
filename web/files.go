package web

import (
	"net/http"
	"strings"

	"jiheng/workbench"
)

// A filesPage lists the files that units have taken out of their years (移出的文件).
type filesPage struct {
	view
	refusal
	Files []workbench.LeftFile
}

func (v *visit) leftFiles() error { return v.filesWith(http.StatusOK, refusal{}) }

func (v *visit) filesWith(status int, r refusal) error {
	files, err := v.bench.LeftFiles(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	return v.write(status, filesWhole(filesPage{view: v.adminView("移出的文件", "/admin/files"), refusal: r, Files: files}))
}

// purgeTake clears the content of a file for good.
func (v *visit) purgeTake() error {
	f := v.r.PostFormValue
	p := workbench.Purge{Hash: strings.TrimSpace(f("hash")), Reason: strings.TrimSpace(f("reason"))}
	_, err := v.once(func() (any, error) { return nil, v.bench.PurgeFile(v.r.Context(), v.who, p) })
	if err != nil {
		if r, status, ok := v.refused(p.Hash, err); ok {
			return v.filesWith(status, r)
		}
		return err
	}
	return v.goTo("/admin/files?done=purged")
}

// bytesText is a size as people read it.
func bytesText(n int64) string {
	switch {
	case n >= 1<<20:
		return itoa64((n+1<<20-1)>>20) + " MB"
	case n >= 1<<10:
		return itoa64((n+1<<10-1)>>10) + " KB"
	}
	return itoa64(n) + " 字节"
}

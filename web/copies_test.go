package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/web"
)

// A shelf holds backups that are only told of.
type shelf struct {
	list []web.Copy
	full bool // another cannot be written
}

func (s *shelf) List(context.Context) ([]web.Copy, error) { return s.list, nil }

func (s *shelf) Make(_ context.Context, by string) error {
	if s.full {
		return fault.New(fault.Conflict, fault.Place{}, "backup-write", "备份写不成；请核对文件夹的权限和磁盘空间")
	}
	s.list = append([]web.Copy{{File: "jiheng-20250303-100000.db", Made: monday, Size: "2MiB", Sum: strings.Repeat("ab", 32), Acts: 12, Years: 1}}, s.list...)
	return nil
}

func (s *shelf) Rule() string { return "每天一次" }

// TestBackupsOnAPage lists backups to the system administrator, makes one, and says
// why none could be made.
func TestBackupsOnAPage(t *testing.T) {
	h := open(t)
	p := h.as(t, "xitong")
	if body := p.page("/admin/copies"); !strings.Contains(body, "还没有备份") {
		t.Error("an empty shelf does not say what to do")
	}
	status, body := p.post("/admin/copies", nil)
	p.wants(status, body, http.StatusSeeOther)
	h.shelf.list = append(h.shelf.list, web.Copy{File: "jiheng-20250302-100000.db", Made: monday})
	p.wants(http.StatusOK, p.page("/admin/copies?done=copy"), http.StatusOK, "备份做好了", "jiheng-20250303-100000.db", "abababababababab…", "没有清单")
	h.shelf.full = true
	status, body = p.post("/admin/copies", nil)
	p.wants(status, body, http.StatusConflict, "备份写不成", "jiheng-20250303-100000.db")
}

// TestPacksAreTold lists every pack with how its cases come out.
func TestPacksAreTold(t *testing.T) {
	h := open(t)
	body := h.as(t, "zhuguan").page("/packs")
	if strings.Contains(body, "个里对") || !strings.Contains(body, "mof-2020") || !strings.Contains(body, "个全对") {
		t.Errorf("packs are not told: %s", said(body))
	}
}

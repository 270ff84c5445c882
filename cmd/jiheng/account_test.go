package main

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"jiheng/store"
	"jiheng/workbench"
)

var codeForm = regexp.MustCompile(`[0-9A-Z]{4}(-[0-9A-Z]{4}){3}`)

// TestFirstCodeAndRescue shows the code of a first set-up where nobody has an
// account, and gives an administrator a code at the machine.
func TestFirstCodeAndRescue(t *testing.T) {
	ctx, data := context.Background(), t.TempDir()
	run := func(args ...string) (int, string) {
		var out, errOut bytes.Buffer
		code := Main(append(args, "--data", data), &out, &errOut)
		return code, out.String() + errOut.String()
	}
	if code, says := run("account", "rescue", "anquan"); code != exitNotFound || !strings.Contains(says, "这里没有数据库") {
		t.Errorf("without a database: %d %s", code, says)
	}
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(data, "jiheng.db"))
	if err != nil {
		t.Fatal(err)
	}
	b := workbench.New(s, time.Now)
	shown := func() string {
		var out bytes.Buffer
		a := newApp(&out, &out)
		if err := a.sayFirstCode(ctx, b); err != nil {
			t.Fatal(err)
		}
		return codeForm.FindString(out.String())
	}
	set := workbench.Setup{System: workbench.NewPerson{Account: "xitong", Name: "甲"}, Security: workbench.NewPerson{Account: "anquan", Name: "乙"},
		Audit: workbench.NewPerson{Account: "shenji", Name: "丙"}, Unit: workbench.NewUnit{UnitYear: workbench.UnitYear{Year: 2024, Name: "某镇人民政府", Level: "乡级"}}}
	old := shown()
	set.Code = shown()
	if set.Code == "" || set.Code == old {
		t.Fatalf("the code of a start is %q, that of the one before %q", set.Code, old)
	}
	if _, err := b.Setup(ctx, set); err != nil {
		t.Fatal(err)
	}
	if code := shown(); code != "" {
		t.Errorf("a house that is set up shows %q", code)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if code, says := run("account", "rescue", "nobody"); code != exitNotFound || !strings.Contains(says, "没有账号为“nobody”的在用管理员") {
		t.Errorf("an unknown account: %d %s", code, says)
	}
	code, says := run("account", "rescue", "AnQuan")
	if code != exitOK || !strings.Contains(says, "乙（anquan）的一次性口令") {
		t.Fatal(code, says)
	}
	if s, err = store.Open(ctx, "sqlite:"+filepath.Join(data, "jiheng.db")); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b = workbench.New(s, time.Now)
	session, err := b.SignIn(ctx, workbench.Credentials{Account: "anquan", Password: codeForm.FindString(says)})
	if err != nil || !session.MustChange {
		t.Errorf("signing in with it: %+v %v", session, err)
	}
}

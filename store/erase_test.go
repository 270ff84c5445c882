package store

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"jiheng/fault"
)

// A text that was erased is nowhere any more, and the log still holds.
func TestErase(t *testing.T) {
	onEngines(t, func(t *testing.T, dsn func(*testing.T) string) {
		s := newStore(t, dsn(t))
		trust := worked(t, s)
		act(t, s, Act{}, insert("问题.yaml", "W", "- 张三的身份证号\n", ""))
		es := entries(t, s, Newest)
		at := slices.IndexFunc(es, func(e Entry) bool { return e.Key == "W" })
		secret := es[at]
		act(t, s, Act{}, change(secret, "- 一名居民\n"))
		file := es[slices.IndexFunc(es, func(e Entry) bool { return e.Hash != "" })]
		update(t, s, func(tx *Tx) error {
			return tx.PutLedgerDigest(y24, LedgerDigest{File: "台账/T01.yaml", Key: []byte{1}, Seal: []byte{2}, Data: []byte("一人的身份证号")})
		})
		_, err := tryAct(s, Act{}, Edit{Op: Erase, ID: secret.ID, Seen: secret.Version})
		wantCode(t, err, fault.Invalid, "store-invalid")
		_, err = tryAct(s, Act{Reason: "误填"}, Edit{Op: Erase, ID: secret.ID, Seen: 1})
		wantCode(t, err, fault.NotFound, "store-absent")
		a := act(t, s, Act{Reason: "误填个人信息", Kind: "删除文字"}, Edit{Op: Erase, ID: secret.ID, Seen: secret.Version},
			Edit{Op: Erase, ID: file.ID, Seen: file.Version})
		if len(a.Changes) != 2 || !a.Changes[0].Erased {
			t.Errorf("the act: %+v", a)
		}
		old, err := s.Folder(ctx, y24, secret.Version)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"问题.yaml", file.File} {
			if got, err := fs.ReadFile(old, name); err != nil || string(got) != "〔已删除：误填个人信息〕\n" {
				t.Errorf("%s of then: %q %v", name, got, err)
			}
		}
		now, err := s.Folder(ctx, y24, Newest)
		if err != nil {
			t.Fatal(err)
		}
		if old.Whole || now.Act != a.Number {
			t.Errorf("the folder of then is whole: %v; that of now is of act %d", old.Whole, now.Act)
		}
		if got, err := fs.ReadFile(now, "问题.yaml"); err != nil || string(got) != "- 一名居民\n" {
			t.Errorf("of now: %q %v", got, err)
		}
		if r := verify(t, s, trust); !r.Sound() || r.Files != 0 {
			t.Errorf("after erasing: %+v", r)
		}
		for _, rows := range dump(t, s) {
			for _, row := range rows {
				for _, v := range row {
					if strings.Contains(fmt.Sprintf("%s", v), "身份证") {
						t.Errorf("still there: %v", row)
					}
				}
			}
		}
		raw(t, s, "UPDATE entries SET text = '', erased = '不明' WHERE tree = 'hq-2024' AND key = 'C'")
		if got := kinds(verify(t, s, trust)); !slices.Contains(got, FoundData) {
			t.Errorf("erased without an act: %v", got)
		}
	})
}

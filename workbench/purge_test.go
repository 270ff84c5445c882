package workbench_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A file that should never have come is taken out by the unit and cleared by the
// security administrator: its content is nowhere any more, nobody brings it back, and
// its hash and the reason stay in the log, which holds.
func TestAFileIsPurged(t *testing.T) {
	b, s := withSample(t)
	security := workbench.Person{ID: "anquan", Posts: []workbench.Post{{Role: workbench.SecurityAdmin}}}
	data := append([]byte("%PDF-1.7 不该传的内容"), bytes.Repeat([]byte("y"), 3<<20)...)
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	purge := func(who workbench.Person, hash, reason string) error {
		return b.PurgeFile(ctx, who, workbench.Purge{Hash: hash, Reason: reason})
	}
	y, err := b.Attach(ctx, social, workbench.Attachment{Year: year, Code: "SH03", Title: "误传", Grade: "盖章文件", Name: "误传.pdf", Data: data, Request: "p1"})
	if err != nil {
		t.Fatal(err)
	}
	paper := y.Year.Evidence[len(y.Year.Evidence)-1].ID
	if err := purge(security, hash, "误传"); codeOf(err) != "file-held" || kindOf(err) != fault.Conflict {
		t.Errorf("a file that is in use: %v", err)
	}
	if y, err = b.Detach(ctx, social, workbench.Detachment{Year: year, Code: "SH03", Paper: paper, Reason: "误传，请清除", Request: "p2"}); err != nil {
		t.Fatal(err)
	}
	gone := y.Act
	left, err := b.LeftFiles(ctx, security)
	if err != nil || len(left) != 1 || left[0].Hash != hash || left[0].Size != int64(len(data)) || left[0].Tree != year || left[0].Act != gone || !strings.HasSuffix(left[0].Path, paper+".pdf") {
		t.Fatalf("what was taken out: %+v %v", left, err)
	}
	for _, role := range workbench.Roles {
		who := workbench.Person{ID: "x", Posts: []workbench.Post{{Role: role, Unit: unitOfYear(t, s)}}}
		if _, err := b.LeftFiles(ctx, who); (err == nil) != (role == workbench.SecurityAdmin) {
			t.Errorf("%s lists files: %v", role, err)
		}
		if role != workbench.SecurityAdmin {
			if err := purge(who, hash, "误传"); kindOf(err) != fault.Forbidden {
				t.Errorf("%s clears a file: %v", role, err)
			}
		}
	}
	if err := purge(security, hash, ""); kindOf(err) != fault.Invalid {
		t.Errorf("without a reason: %v", err)
	}
	if err := purge(security, strings.Repeat("0", 64), "误传"); kindOf(err) != fault.NotFound {
		t.Errorf("a file that never was: %v", err)
	}
	if err := purge(security, strings.ToUpper(hash), "误传个人材料"); err != nil {
		t.Fatal(err)
	}
	if err := purge(security, hash, "误传个人材料"); kindOf(err) != fault.NotFound {
		t.Errorf("a second time: %v", err)
	}
	if _, err := s.OpenFile(ctx, hash); kindOf(err) != fault.NotFound {
		t.Errorf("the content is still there: %v", err)
	}
	if left, err := b.LeftFiles(ctx, security); err != nil || len(left) != 0 {
		t.Errorf("still listed: %+v %v", left, err)
	}
	if _, err := b.Undo(ctx, social, year, gone, "p3"); err == nil {
		t.Error("taking it away was undone")
	}
	for _, tree := range []string{year, store.House} {
		err := s.View(ctx, func(tx *store.Tx) error {
			acts, err := tx.Latest(tree, 1)
			if err != nil {
				return err
			}
			if a := acts[0]; a.Kind != workbench.Purged || a.Person != security.ID || a.Reason != "误传个人材料" || a.Detail != "sha256:"+hash {
				return errors.New(a.Kind + a.Reason + a.Detail)
			}
			return nil
		})
		if err != nil {
			t.Errorf("the log of %s: %v", tree, err)
		}
	}
	if y, err = b.Year(ctx, year); err != nil {
		t.Fatal(err)
	}
	for _, p := range y.Year.Evidence {
		if p.ID == paper {
			t.Error("the paper is back")
		}
	}
	if past, err := b.Story(ctx, social, year, 0, 5); err != nil || past[0].Kind != workbench.Purged {
		t.Errorf("the story of the year: %+v %v", past, err)
	}
	if r, err := s.Verify(ctx, store.Trust{}); err != nil || !r.Sound() {
		t.Errorf("the log does not hold: %+v %v", r, err)
	}
	if _, err := b.Attach(ctx, social, workbench.Attachment{Year: year, Code: "SH03", Title: "别的", Grade: "盖章文件", Name: "别的.pdf", Data: []byte("%PDF-1.7 别的"), Request: "p4"}); err != nil {
		t.Errorf("the year goes on: %v", err)
	}
}

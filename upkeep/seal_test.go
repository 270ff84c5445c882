package upkeep

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/store"
	"jiheng/workbench"
)

// TestVerifyLooksAtDigests finds what the program itself has kept of a ledger and is
// not what the ledger says; without the signing key nothing is kept.
func TestVerifyLooksAtDigests(t *testing.T) {
	k, _ := installed(t)
	if k.Seal() != nil {
		t.Error("a seal without a key")
	}
	in := folder(2024)
	in["台账/T01.yaml"] = &fstest.MapFile{Data: []byte("编号: T01\n名称: 走访\n数据: T01.csv\n主键: 编号\n列:\n  - {名称: 编号, 类型: 文本}\n取数:\n  - {事实: SL01, 方法: 计数, 单位: 家}\n")}
	in["台账/T01.csv"] = &fstest.MapFile{Data: []byte("编号\nA1\nA2\n")}
	if _, err := k.Import(ctx, "本机:试", town, in); err != nil {
		t.Fatal(err)
	}
	signed(t, k)
	if other := (&Keeper{Set: k.Set}).Seal(); len(other) == 0 || !bytes.Equal(k.Seal(), other) {
		t.Error("a program does not know its own seal again")
	}
	y, err := k.find(ctx, town)
	if err != nil {
		t.Fatal(err)
	}
	b := workbench.New(k.Store, k.Now)
	keep := func(secret func() []byte) {
		b.Seal = secret
		if err := b.Digest(ctx, y.ID); err != nil {
			t.Fatal(err)
		}
		if err := b.KeepLedgers(ctx); err != nil {
			t.Fatal(err)
		}
	}
	keep(k.Seal)
	if v, err := k.Verify(ctx); err != nil || len(v.Damages) > 0 {
		t.Errorf("%+v %v", v, err)
	}
	var d []store.LedgerDigest
	err = k.Store.View(ctx, func(tx *store.Tx) (err error) { d, err = tx.LedgerDigests(y.ID); return err })
	if err != nil || len(d) != 1 {
		t.Fatalf("%d digests, %v", len(d), err)
	}
	d[0].Data = bytes.Replace(d[0].Data, []byte(`"Number":"2"`), []byte(`"Number":"3"`), 1)
	d[0].Seal = workbench.SealOf(k.Seal(), y.ID, d[0])
	if err := k.Store.Update(ctx, func(tx *store.Tx) error { return tx.PutLedgerDigest(y.ID, d[0]) }); err != nil {
		t.Fatal(err)
	}
	if v, err := k.Verify(ctx); err != nil || len(v.Damages) != 1 || v.Damages[0].Kind != damageDigest || !strings.Contains(v.Damages[0].Message, "台账/T01.yaml") {
		t.Errorf("%+v %v", v, err)
	}
	if v, err := k.Verify(ctx); err != nil || len(v.Damages) > 0 {
		t.Errorf("it was not dropped: %+v %v", v, err)
	}
}

package upkeep

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/proof"
	"jiheng/store"
)

func TestKey(t *testing.T) {
	k, _ := worked(t)
	if m := mode(t, k.Set.SigningKey); m != 0o400 {
		t.Errorf("the key may be used by others: %o", m)
	}
	first, err := os.ReadFile(k.Set.SigningKey)
	if err != nil {
		t.Fatal(err)
	}
	public, err := os.ReadFile(filepath.Join(k.Set.Checkpoints, FilePublic))
	if err != nil {
		t.Fatal(err)
	}
	vkey, err := proof.PublicKey(strings.TrimSpace(string(first)))
	if err != nil || strings.TrimSpace(string(public)) != vkey {
		t.Errorf("public key %q, %q: %v", public, vkey, err)
	}
	if a := audited(t, k, AuditAsk{}); a.Keys != 1 || a.Code != CodeProven {
		t.Errorf("%+v", a)
	}
	if err := os.Rename(k.Set.SigningKey, k.Set.SigningKey+".away"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Checkpoint(ctx, CheckpointAsk{By: Program}); err == nil {
		t.Error("a key was made in the place of one that is gone")
	} else {
		has(t, err.Error(), "签名密钥的文件不见了", "--new-key")
	}
	if _, err := k.Checkpoint(ctx, CheckpointAsk{By: "本机:试", NewKey: true}); err != nil {
		t.Fatal(err)
	}
	a := audited(t, k, AuditAsk{})
	if a.Keys != 2 || a.Code != 32 {
		t.Errorf("with a new key that nobody has seen to: %+v", a)
	}
	renewed, err := os.ReadFile(k.Set.SigningKey)
	if err != nil {
		t.Fatal(err)
	}
	vkey, err = proof.PublicKey(strings.TrimSpace(string(renewed)))
	if err != nil {
		t.Fatal(err)
	}
	if a := audited(t, k, AuditAsk{Keys: []string{vkey}}); a.Code != CodeProven {
		t.Errorf("with the new key among those outside: %+v", a)
	}
}

// Each kind of tampering has its own code and its own words, and the gravest ends
// the program.
func TestAuditCodes(t *testing.T) {
	const year = " tree LIKE 'u-%'"
	sqls := func(q ...string) func(*testing.T, *Keeper, *clock) {
		return func(t *testing.T, k *Keeper, _ *clock) { tamper(t, k, q...) }
	}
	for name, c := range map[string]struct {
		do   func(*testing.T, *Keeper, *clock)
		code int
	}{
		"nothing":       {func(*testing.T, *Keeper, *clock) {}, CodeProven},
		"1 changed":     {sqls("UPDATE acts SET leaf = CAST(replace(CAST(leaf AS TEXT), '核对', '删除') AS BLOB) WHERE" + year + " AND number = 3"), 21},
		"2 missing":     {sqls("DELETE FROM acts WHERE" + year + " AND number = 2"), 22},
		"3 cut":         {sqls("DELETE FROM acts WHERE" + year + " AND number > 2"), 23},
		"4 emptied":     {sqls("DELETE FROM acts WHERE"+year, "DELETE FROM entries WHERE"+year), 24},
		"5 inserted":    {sqls("INSERT INTO acts SELECT tree, 9, at, person, kind, CAST(replace(CAST(leaf AS TEXT), '\"number\":3', '\"number\":9') AS BLOB), reason, detail, salt FROM acts WHERE" + year + " AND number = 3"), 25},
		"6 reordered":   {sqls("UPDATE acts SET number = 99 WHERE"+year+" AND number = 3", "UPDATE acts SET number = 3 WHERE"+year+" AND number = 2", "UPDATE acts SET number = 2 WHERE"+year+" AND number = 99"), 26},
		"7 duplicated":  {sqls("INSERT INTO acts SELECT tree, 9, at, person, kind, leaf, reason, detail, salt FROM acts WHERE" + year + " AND number = 3"), 27},
		"1 a head":      {sqls("UPDATE heads SET root = zeroblob(32) WHERE number = 1"), 21},
		"9 nodes":       {sqls("DELETE FROM nodes WHERE" + year + " AND place = 2"), 29},
		"10 checkpoint": {sqls("UPDATE checkpoints SET note = CAST(replace(CAST(note AS TEXT), char(10), ' ') AS BLOB)"), 30},
		"11 older": {func(t *testing.T, k *Keeper, c *clock) {
			old := filepath.Join(t.TempDir(), "昨天.db")
			if _, err := k.Store.Backup(ctx, old); err != nil {
				t.Fatal(err)
			}
			act(t, k, "报送")
			signed(t, k)
			closed(t, k)
			if err := os.Rename(old, k.Set.SQLite()); err != nil {
				t.Fatal(err)
			}
			open(t, k)
		}, 31},
		"12 key": {func(t *testing.T, k *Keeper, c *clock) {
			if err := os.Remove(k.Set.SigningKey); err != nil {
				t.Fatal(err)
			}
			skey, _, err := proof.NewKey(rand.Reader, "别人")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(k.Set.SigningKey, []byte(skey), 0o400); err != nil {
				t.Fatal(err)
			}
			act(t, k, "报送")
			k.written = ""
			signed(t, k)
		}, 32},
		"13 data": {sqls("UPDATE entries SET text = '假的' WHERE file = '记事.md'"), 33},
		"14 file": {sqls("UPDATE pieces SET data = zeroblob(length(data))"), 34},
		"15 clock": {func(t *testing.T, k *Keeper, c *clock) {
			c.now = c.now.Add(-time.Hour)
			act(t, k, "报送")
			c.now = c.now.Add(time.Hour)
		}, 35},
		"16 silent": {func(t *testing.T, k *Keeper, c *clock) { c.now = c.now.Add(27 * time.Hour) }, 36},
	} {
		t.Run(name, func(t *testing.T) {
			k, clk := worked(t)
			for _, kind := range []string{"填报", "核对"} {
				act(t, k, kind)
			}
			signed(t, k)
			c.do(t, k, clk)
			a := audited(t, k, AuditAsk{Live: true})
			if a.Code != c.code {
				t.Errorf("code %d, want %d", a.Code, c.code)
			}
			for _, f := range a.Found {
				t.Log(f.Code, f.Name, f.Message)
				if f.Name == "" || f.Message == "" || f.Code == 39 {
					t.Errorf("%+v", f)
				}
			}
		})
	}
}

// What belongs to another database, by its acts or its checkpoints.
func TestAuditForeign(t *testing.T) {
	k, _ := worked(t)
	other, _ := worked(t)
	note := signed(t, other).Note
	key, err := os.ReadFile(filepath.Join(other.Set.Checkpoints, FilePublic))
	if err != nil {
		t.Fatal(err)
	}
	a := audited(t, k, AuditAsk{Keys: SplitKeys(key), Checkpoints: [][]byte{[]byte(note)}})
	var codes []int
	for _, f := range a.Found {
		codes = append(codes, f.Code)
	}
	if a.Code != 28 || !slices.Contains(codes, 32) {
		t.Errorf("%v", codes)
	}
}

// A proof that is weaker never ends like a whole one, and says why it is.
func TestAuditWeak(t *testing.T) {
	k, _ := worked(t)
	for name, c := range map[string]struct {
		folder string
		beside bool
		ask    AuditAsk
		code   int
		want   string
	}{
		"nothing outside":     {"", true, AuditAsk{}, CodeWeak, "检查点只有本机上的"},
		"beside the database": {k.Set.Checkpoints, true, AuditAsk{}, CodeWeak, "检查点只有本机上的"},
		"outside":             {k.Set.Checkpoints, false, AuditAsk{}, CodeProven, ""},
		"a key of the log's":  {"", true, AuditAsk{Checkpoints: [][]byte{[]byte(signed(t, k).Note)}}, CodeWeak, "公钥取自数据库本身"},
	} {
		a, err := audit(ctx, k.Store, c.folder, c.beside, k.Now(), c.ask)
		if err != nil {
			t.Fatal(err)
		}
		if a.Code != c.code || c.want != "" && !strings.Contains(strings.Join(a.Weak, "\n"), c.want) || len(a.Found) > 0 {
			t.Errorf("%s: %+v", name, a)
		}
		if c.code == CodeWeak && c.beside && a.Outside > 0 && len(c.ask.Checkpoints) == 0 {
			t.Errorf("%s: %d acts are said to be proven from outside", name, a.Outside)
		}
	}
	fresh, _ := installed(t)
	if a := audited(t, fresh, AuditAsk{}); a.Code != CodeWeak || len(a.Found) > 0 {
		t.Errorf("a new one: %+v", a)
	}
}

func TestSplitCheckpoints(t *testing.T) {
	k, _ := worked(t)
	one := signed(t, k).Note
	act(t, k, "填报")
	two := signed(t, k).Note
	signed(t, k) // without news nothing is written
	data, err := os.ReadFile(filepath.Join(k.Set.Checkpoints, FileCheckpoints))
	if err != nil || string(data) != one+two {
		t.Fatalf("%q %v", data, err)
	}
	for text, want := range map[string][]string{
		"": nil, "\n\n": nil, one: {one}, one + two: {one, two}, one + "\n\n" + two: {one, two}, one + one: {one, one},
		one + "jiheng/半": {one, "jiheng/半"}, "x\n": {"x\n"},
	} {
		var got []string
		for _, n := range SplitCheckpoints([]byte(text)) {
			got = append(got, string(n))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is %q", text, got)
		}
	}
	if got := SplitKeys([]byte("# 第一把\na+1+b\n\n  c+2+d \n")); !slices.Equal(got, []string{"a+1+b", "c+2+d"}) {
		t.Errorf("%q", got)
	}
	cut := fmt.Sprintf("%s\n3\n", k.Store.Origin()) // a write that was cut off is one that fits no signature
	f, err := os.OpenFile(filepath.Join(k.Set.Checkpoints, FileCheckpoints), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(cut); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	if a := audited(t, k, AuditAsk{}); a.Code != TamperingOf(store.FoundSignature).Code {
		t.Errorf("%+v", a)
	}
}

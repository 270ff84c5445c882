package workbench_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
	"jiheng/regs"
	"jiheng/store"
	"jiheng/workbench"
)

// approved takes a year to its approval, and returns its folder.
func approved(t *testing.T, b *workbench.Bench, s *store.Store) fstest.MapFS {
	t.Helper()
	for i, step := range []struct {
		who workbench.Person
		how string
	}{{finance, "报送"}, {head, "通过"}, {dept, "通过"}, {bureau, "批复"}} {
		y, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = b.Take(ctx, step.who, workbench.Step{Year: year, How: step.how, Seen: y.Act, Request: step.how + string(rune('a'+i)) + string(rune('0'+y.Act%10))}); err != nil {
			t.Fatalf("%s: %v", step.how, err)
		}
	}
	y, _ := b.Year(ctx, year)
	return files(t, s, y.Act)
}

// files are those of a year's folder as of an act.
func files(t *testing.T, s *store.Store, act int64) fstest.MapFS {
	t.Helper()
	f, err := s.Folder(ctx, year, act)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	err = fs.WalkDir(f, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(f, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestApprovalKeepsThePack approves the sample under the built-in pack, under one that
// extends others, and under a file of its own: the text of each pack is kept with the
// version of the program, the folder comes back as the same bytes, a program that has the
// pack otherwise scores it as it was approved and says so, and a second approval keeps
// what the first kept.
func TestApprovalKeepsThePack(t *testing.T) {
	main, _ := fs.ReadFile(sampleFolder(t), dossier.FileMain)
	for pack, kept := range map[string][]string{"mof-2020": {"mof-2020"}, "本镇.yaml": {"mof-2020"}} {
		b, s := newBench(t)
		b.Version = "v9.9"
		folder := sampleFolder(t)
		folder[dossier.FileMain] = &fstest.MapFile{Data: []byte(strings.Replace(string(main), "mof-2020", pack, 1))}
		if strings.HasSuffix(pack, ".yaml") {
			folder[pack] = &fstest.MapFile{Data: []byte("编号: ben-zhen\n名称: 本镇办法\n版本: \"1\"\n核实: 本软件自定\n继承: mof-2020\n")}
		}
		if _, err := b.Import(ctx, finance, year, folder); err != nil {
			t.Fatalf("%s: %v", pack, err)
		}
		out := approved(t, b, s)
		for _, id := range kept {
			want, _ := regs.PackSource(id)
			if f := out[dossier.DirApproved+"/"+id+".yaml"]; f == nil || !bytes.Equal(f.Data, want) {
				t.Errorf("%s: the text of %s is not kept", pack, id)
			}
		}
		if !strings.Contains(string(out[dossier.FileReview].Data), "程序: v9.9") {
			t.Errorf("%s: the version of the program is not kept", pack)
		}
		y := workbench.ReadYear(out, nil)
		if k, ok := y.KeptPack(); !ok || len(k.Differs) > 0 || k.Program != "v9.9" || k.ID != pack || len(y.Open) > 0 {
			t.Errorf("%s: kept %+v %v, %v", pack, k, ok, y.Open)
		}
		file := dossier.DirApproved + "/mof-2020.yaml"
		old := bytes.Replace(out[file].Data, []byte("不低于: 90"), []byte("不低于: 99.5"), 1)
		if bytes.Equal(old, out[file].Data) {
			t.Fatal("the pack has no grade from 90")
		}
		out[file] = &fstest.MapFile{Data: old}
		was := y.Eval.Grade
		y = workbench.ReadYear(out, nil)
		if k, _ := y.KeptPack(); len(k.Differs) != 1 || !strings.Contains(k.Says(), "“mof-2020”与本版本内置的不同") {
			t.Errorf("%s: it is not said that the pack is another: %+v", pack, k)
		}
		if y.Eval.Grade == was {
			t.Errorf("%s: scored by the built-in pack: %s", pack, y.Eval.Grade)
		}
		old = append([]byte("# 上一版的文字\n"), out[file].Data...)
		old = bytes.Replace(old, []byte("不低于: 99.5"), []byte("不低于: 90"), 1)
		out[file] = &fstest.MapFile{Data: old}
		again, kept := newBench(t)
		if _, err := again.Import(ctx, finance, year, out); err != nil {
			t.Fatal(err)
		}
		same := files(t, kept, 1)
		for name, f := range out {
			if g := same[name]; g == nil || !bytes.Equal(f.Data, g.Data) {
				t.Errorf("%s: %s came back otherwise", pack, name)
			}
		}
		y, _ = again.Year(ctx, year)
		if _, err := again.Take(ctx, bureau, workbench.Step{Year: year, How: "重开", Reason: "漏报一笔", Seen: y.Act, Request: "again"}); err != nil {
			t.Fatal(err)
		}
		if twice := approved(t, again, kept); !bytes.Equal(twice[file].Data, old) {
			t.Errorf("%s: the second approval wrote the pack anew", pack)
		}
	}
}

// TestKeptPackOfAnother: what was kept is for the pack that the year names; a pack that
// cannot be read is told, and packs that extend each other end.
func TestKeptPackOfAnother(t *testing.T) {
	source, _ := regs.PackSource("mof-2020")
	for says, c := range map[string]struct {
		file, text string
		ok         bool // used
		scored     bool
	}{
		"另一个规则包":  {"shanghai-district-project.yaml", string(source), false, true},
		"读不懂":     {"mof-2020.yaml", "编号: [", false, false},
		"自己继承自己":  {"mof-2020.yaml", "继承: mof-2020\n" + string(source), true, true},
		"不是yaml的": {"说明.txt", "随便", false, true},
	} {
		folder := sampleFolder(t)
		folder[dossier.DirApproved+"/"+c.file] = &fstest.MapFile{Data: []byte(c.text)}
		y := workbench.ReadYear(folder, nil)
		if _, ok := y.KeptPack(); ok != c.ok || (y.Eval != nil) != c.scored {
			t.Errorf("%s: in use %v, scored %v, %v", says, ok, y.Eval != nil, y.Open)
		}
	}
}

package workbench_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/document/xlsx"
	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// taken is the folder of the year as somebody takes it home, with where it is from.
func taken(t *testing.T, s *store.Store) fstest.MapFS {
	t.Helper()
	folder, err := s.Folder(ctx, year, store.Newest)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	o := dossier.Origin{Store: s.Origin(), Year: year, Act: folder.Act}.File()
	out[o.Name] = &fstest.MapFile{Data: o.Data}
	return out
}

// instead writes something else into a file of a folder, where it stands once.
func instead(t *testing.T, folder fstest.MapFS, name, old, now string) {
	t.Helper()
	data := string(folder[name].Data)
	if strings.Count(data, old) != 1 {
		t.Fatalf("%s has %q %d times", name, old, strings.Count(data, old))
	}
	folder[name] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, now, 1))}
}

// lines is a file's lines.
func lines(folder fstest.MapFS, name string) []string {
	return strings.Split(strings.TrimRight(string(folder[name].Data), "\n"), "\n")
}

func planned(t *testing.T, b *workbench.Bench, folder fs.FS) *workbench.MergePlan {
	t.Helper()
	p, err := b.PlanMerge(ctx, finance, workbench.Merge{Year: year, Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// merged merges a folder, and takes the one side of every clash.
func merged(t *testing.T, b *workbench.Bench, folder fs.FS, request string, theirs bool) []workbench.MergeOutcome {
	t.Helper()
	m := workbench.Merge{Year: year, Folder: folder, Request: request, Choices: map[string]bool{}}
	for _, f := range planned(t, b, folder).Files {
		for _, c := range f.Clashing() {
			m.Choices[c] = theirs
		}
	}
	out, err := b.Merge(ctx, finance, m)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// now is a field of an entry as it stands.
func now(t *testing.T, b *workbench.Bench, file, key, field string) string {
	t.Helper()
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	e, ok := y.EntryOf(file, key)
	if !ok {
		return "（没有）"
	}
	return y.TextOf(e)(field)
}

func said(d dossier.Difference) string {
	s := d.Kind.String() + " " + d.Name()
	for _, f := range d.Fields {
		s += " " + f.Field + ":" + f.Was + ">" + f.Theirs
		if f.Clash {
			s += "!" + f.Now
		}
	}
	if d.Doubt != "" {
		s += " ?"
	}
	return s
}

func allSaid(p *workbench.MergePlan) (out []string) {
	for _, f := range p.Files {
		if len(f.Differences) == 0 {
			out = append(out, f.Name)
		}
		for _, d := range f.Differences {
			out = append(out, f.Name+" "+said(d))
		}
	}
	return out
}

// TestMergeNothing: what a spreadsheet or an editor does to a file that it saves is no
// difference.
func TestMergeNothing(t *testing.T) {
	b, s := withSample(t)
	for name, save := range map[string]func(string) string{
		"every cell in quotes": func(text string) string {
			rows := strings.Split(strings.TrimRight(text, "\n"), "\n")
			for i, r := range rows {
				if !strings.Contains(r, `"`) {
					rows[i] = `"` + strings.ReplaceAll(r, ",", `","`) + `"`
				}
			}
			return strings.Join(rows, "\n") + "\n"
		},
		"line ends of Windows and a mark": func(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") },
		"zeros behind the point":          func(text string) string { return strings.ReplaceAll(text, ".00,", ",") },
		"no line end at the end":          func(text string) string { return strings.TrimRight(text, "\n") },
	} {
		folder := taken(t, s)
		for file := range folder {
			if path.Ext(file) == ".csv" {
				text, mark := strings.CutPrefix(string(folder[file].Data), "\ufeff")
				if text = save(text); mark {
					text = "\ufeff" + strings.TrimPrefix(text, "\ufeff")
				}
				folder[file] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		folder["预算/.~lock.预算.csv#"] = &fstest.MapFile{Data: []byte("x")}
		folder["Thumbs.db"] = &fstest.MapFile{Data: []byte("x")}
		if p := planned(t, b, folder); len(p.Files)+len(p.Missing)+len(p.Passed) > 0 {
			t.Errorf("%s: %q %v %v", name, allSaid(p), p.Missing, p.Passed)
		}
	}
}

// TestMergeBothSides: what only one side has changed is taken from that side, entry by
// entry and field by field, one act a file; nothing else becomes another.
func TestMergeBothSides(t *testing.T) {
	b, s := withSample(t)
	folder := taken(t, s)
	instead(t, folder, dossier.FileFacts, "编号: SH03, 名称: 优质教育合作办学学校数, 值: 2,", "编号: SH03, 名称: 优质教育合作办学学校数, 值: 3,")
	rows := lines(folder, dossier.FileLines)
	at := slices.IndexFunc(rows, func(r string) bool { return strings.HasPrefix(r, "P01,") })
	if at < 0 {
		t.Fatal("no line P01")
	}
	rows[at] = strings.Replace(rows[at], "招引区级重点项目{{SL01}}，合同", "新写的；合同", 1)
	folder[dossier.FileLines] = &fstest.MapFile{Data: []byte(strings.Join(rows, "\r\n"))}

	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := y.EntryOf(dossier.FileLines, "P01")
	if _, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Request: "meanwhile",
		Fields: []dossier.Field{{Name: "未执行原因", Value: "库里写的原因"}}}); err != nil {
		t.Fatal(err)
	}
	out := merged(t, b, folder, "m1", false)
	if len(out) != 2 || out[0].Err != nil || out[1].Err != nil || out[0].Act == 0 || out[1].Act != out[0].Act+1 {
		t.Fatalf("%+v", out)
	}
	for _, c := range []struct{ file, key, field, want string }{
		{dossier.FileFacts, "SH03", "值", "3"},
		{dossier.FileLines, "P01", "完成情况", "新写的；合同投资{{JJ04}}；走访企业{{SL05}}；受理诉求{{诉求受理数}}，解决{{解决诉求数}}，办结率{{ZL01}}；企业服务满意度{{MY02}}。"},
		{dossier.FileLines, "P01", "未执行原因", "库里写的原因"},
	} {
		if got := now(t, b, c.file, c.key, c.field); got != c.want {
			t.Errorf("%s of %s is %q, not %q", c.field, c.key, got, c.want)
		}
	}
	if p := planned(t, b, folder); len(p.Files) > 0 {
		t.Errorf("once merged there is still %q", allSaid(p))
	}
}

// TestMergeClash: where both have changed the same nothing is written until a side is
// chosen, and the difference has all three texts.
func TestMergeClash(t *testing.T) {
	for _, theirs := range []bool{false, true} {
		b, s := withSample(t)
		folder := taken(t, s)
		instead(t, folder, dossier.FileFacts, "优质教育合作办学学校数, 值: 2,", "优质教育合作办学学校数, 值: 3,")
		instead(t, folder, dossier.FileFacts, "期间: 2024年, 佐证: D10,", "期间: 2024年度, 佐证: D10,")
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(dossier.FileFacts, "SH03")
		if _, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: "SH03", Text: "4", Seen: e.Version, Request: "meanwhile"}); err != nil {
			t.Fatal(err)
		}
		if got := allSaid(planned(t, b, folder)); len(got) != 1 || got[0] != dossier.FileFacts+" 改 SH03 值:2>3!4 期间:2024年>2024年度" {
			t.Fatalf("%q", got)
		}
		if _, err := b.Merge(ctx, finance, workbench.Merge{Year: year, Folder: folder, Request: "m"}); err == nil || !strings.Contains(err.Error(), "1处两边都改过") {
			t.Fatal(err)
		}
		if v := now(t, b, dossier.FileFacts, "SH03", "期间"); v != "2024年" {
			t.Fatal("something was written:", v)
		}
		merged(t, b, folder, "m", theirs)
		want := map[bool]string{false: "4", true: "3"}[theirs]
		if v, p := now(t, b, dossier.FileFacts, "SH03", "值"), now(t, b, dossier.FileFacts, "SH03", "期间"); v != want || p != "2024年度" {
			t.Errorf("folder %v: %s, %s", theirs, v, p)
		}
	}
}

// TestMergeEntries: entries that were added, taken away, moved and renamed; the
// narrative; comments; files.
func TestMergeEntries(t *testing.T) {
	b, s := withSample(t)
	folder := taken(t, s)
	instead(t, folder, dossier.FileFacts, "# 三部分：", "# 已和台账核过。三部分：")
	rows := lines(folder, dossier.FileEvidence)
	at := slices.IndexFunc(rows, func(r string) bool { return strings.Contains(r, "{编号: D10,") })
	rows[at], rows[at+1] = rows[at+1], rows[at] // D11 before D10
	rows = slices.Delete(rows, at+2, at+3)      // without D12
	rows = slices.Insert(rows, at, "  - {编号: D98, 名称: 又一份证明, 等级: 盖章文件}", "  - {编号: D99, 名称: 新的证明, 等级: 盖章文件, 文件: 佐证/D99.png}")
	folder[dossier.FileEvidence] = &fstest.MapFile{Data: []byte(strings.Join(rows, "\n") + "\n")}
	text := "正文/5-绩效实现.md"
	rows = lines(folder, text)
	rows = append(rows, "", "## 又一节", "", "回家写的。")
	folder[text] = &fstest.MapFile{Data: []byte(strings.Join(rows, "\n") + "\n")}
	folder["佐证/D99.png"] = &fstest.MapFile{Data: []byte("\x89PNG\r\n\x1a\n and more")}
	delete(folder, dossier.FileUses)
	p := planned(t, b, folder)
	if !slices.Contains(p.Missing, dossier.FileUses) {
		t.Errorf("missing: %v", p.Missing)
	}
	for _, f := range p.Files {
		if f.Why != "" {
			t.Errorf("%s: %s", f.Name, f.Why)
		}
	}
	for _, o := range merged(t, b, folder, "m", false) {
		if o.Err != nil || o.Act == 0 {
			t.Errorf("%+v", o)
		}
	}
	after := taken(t, s)
	for name, f := range folder {
		if string(after[name].Data) != string(f.Data) && name != dossier.FileOrigin {
			t.Errorf("%s is not what came back:\n%s", name, after[name].Data)
		}
	}
	if _, ok := after[dossier.FileUses]; !ok {
		t.Error("a file that did not come back is gone")
	}
}

// TestMergeDoubtful: entries without a key, or with one that stands twice or has become
// another, are found by what is nearest, and said to be doubtful.
func TestMergeDoubtful(t *testing.T) {
	for _, c := range []struct{ what, old, now, want string }{
		{"another code", "{编号: D12, ", "{编号: D912, ", "改 D12 编号:D12>D912 ?"},
		{"no code", "{编号: D12, 名称", "{名称", "改 D12 编号:D12> ?"},
		{"the code of another", "{编号: D12, ", "{编号: D11, ", "改 D12 编号:D12>D11 ?"},
	} {
		b, s := withSample(t)
		folder := taken(t, s)
		instead(t, folder, dossier.FileEvidence, c.old, c.now)
		if got := allSaid(planned(t, b, folder)); len(got) != 1 || got[0] != dossier.FileEvidence+" "+c.want {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

// TestMergeRefused: a folder of another year, without its origin, and what may not be
// written are refused with what to do; the reviewers' file is passed over.
func TestMergeRefused(t *testing.T) {
	b, s := withSample(t)
	folder := taken(t, s)
	delete(folder, dossier.FileOrigin)
	if _, err := b.PlanMerge(ctx, finance, workbench.Merge{Year: year, Folder: folder}); err == nil || !strings.Contains(err.Error(), dossier.FileOrigin) {
		t.Error(err)
	}
	if _, err := b.PlanMerge(ctx, finance, workbench.Merge{Year: year, Folder: folder, Base: 1}); err != nil {
		t.Error(err)
	}
	o := dossier.Origin{Store: s.Origin(), Year: "another", Act: 1}.File()
	folder[o.Name] = &fstest.MapFile{Data: o.Data}
	if _, err := b.PlanMerge(ctx, finance, workbench.Merge{Year: year, Folder: folder}); err == nil || !strings.Contains(err.Error(), "不是从这个年度") {
		t.Error(err)
	}
	folder = taken(t, s)
	folder[dossier.FileReview] = &fstest.MapFile{Data: []byte("办理: []\n")}
	instead(t, folder, dossier.FileIndicators, "名称: 招引区级重点项目数\n", "名称: 招引项目数\n")
	rows := lines(folder, dossier.FileLines)
	rows[0] += ",又一列"
	folder[dossier.FileLines] = &fstest.MapFile{Data: []byte(strings.Join(rows, "\n"))}
	p := planned(t, b, folder)
	if !slices.Equal(p.Passed, []string{dossier.FileReview}) {
		t.Error(p.Passed)
	}
	for _, f := range p.Files {
		if f.Why == "" {
			t.Errorf("%s is not refused: %q", f.Name, allSaid(p))
		}
	}
	if _, err := b.PlanMerge(ctx, stranger, workbench.Merge{Year: year, Folder: folder}); err == nil || !strings.Contains(err.Error(), "没有") {
		t.Error("a stranger:", err)
	}
}

// TestMergeOnce: the same request again has no second effect.
func TestMergeOnce(t *testing.T) {
	b, s := withSample(t)
	folder := taken(t, s)
	instead(t, folder, dossier.FileFacts, "优质教育合作办学学校数, 值: 2,", "优质教育合作办学学校数, 值: 3,")
	first := merged(t, b, folder, "m", false)
	y, _ := b.Year(ctx, year)
	for range 3 {
		if _, err := b.Merge(ctx, finance, workbench.Merge{Year: year, Folder: folder, Request: "m"}); err != nil {
			t.Fatal(err)
		}
	}
	if again, _ := b.Year(ctx, year); again.Act != y.Act || first[0].Act != y.Act {
		t.Errorf("acts: %d, %d, %d", first[0].Act, y.Act, again.Act)
	}
}

// TestMergeLibreOffice: a table that LibreOffice has opened and saved has changed in
// nothing but what was changed in it.
func TestMergeLibreOffice(t *testing.T) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("soffice is missing")
		}
		t.Skip("soffice is missing")
	}
	b, s := withSample(t)
	folder := taken(t, s)
	dir, out := t.TempDir(), t.TempDir()
	var names []string
	const book, codes = "佐证/D98.xlsx", "台账/T06.csv"
	cells, err := xlsx.WriteRegisters("统计表", []xlsx.Register{{Name: "统计", Columns: []xlsx.RegisterColumn{xlsx.TextColumn("名称", 20), xlsx.CountColumn("数量", 10)},
		Rows: [][]string{{"甲", "12"}, {"乙", "3"}}}})
	if err != nil {
		t.Fatal(err)
	}
	folder[book] = &fstest.MapFile{Data: cells}
	if o := merged(t, b, folder, "book", false); len(o) != 1 || o[0].Err != nil {
		t.Fatalf("%+v", o)
	}
	folder = taken(t, s)
	for _, name := range []string{dossier.FileLines, dossier.FileMonthly, "台账/T27.csv", codes, book} {
		names = append(names, name)
		file := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
		if err := os.WriteFile(file, folder[name].Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range names {
		format := "xlsx"
		if path.Ext(name) == ".csv" {
			format = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false`
		}
		file := strings.ReplaceAll(name, "/", "-")
		c := exec.Command(program, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), `--infilter=Text - txt - csv (StarCalc):44,34,76,1`,
			"--convert-to", format, "--outdir", out, filepath.Join(dir, file))
		if path.Ext(name) == ".xlsx" {
			c.Args = slices.DeleteFunc(c.Args, func(a string) bool { return strings.HasPrefix(a, "--infilter") })
		}
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", name, err, said)
		}
		data, err := os.ReadFile(filepath.Join(out, file))
		if err != nil {
			t.Fatal(err)
		}
		if string(data) == string(folder[name].Data) {
			t.Errorf("%s: LibreOffice has changed no byte", name)
		}
		folder[name] = &fstest.MapFile{Data: data}
	}
	// Codes of eighteen digits have lost zeros and last digits there: that is one.
	if got := allSaid(planned(t, b, folder)); !slices.Equal(got, []string{codes}) {
		t.Errorf("%q", got)
	}
}

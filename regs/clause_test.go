package regs

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestClauses(t *testing.T) {
	all, err := Clauses()
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]bool{}
	for _, c := range all {
		documents[c.Document] = true
		if c.Title == "" || c.Text == "" || c.Certainty == "" {
			t.Errorf("%s lacks a title, text or certainty", c.Key)
		}
		if got, ok := ClauseByKey(c.Key); !ok || got != c {
			t.Errorf("%s is not found by its key", c.Key)
		}
	}
	for _, d := range []string{"财预〔2020〕10号", "财预〔2021〕101号", "财预〔2013〕53号", "财预〔2015〕88号", "财预〔2019〕136号",
		"中华人民共和国预算法", "中华人民共和国预算法实施条例", "GB/T 9704-2012"} {
		if !documents[d] {
			t.Errorf("no clause of %s", d)
		}
	}
	for _, k := range []Key{"budget-law/5", "budget-law/14", "budget-law/42"} {
		if _, ok := ClauseByKey(k); !ok {
			t.Errorf("no clause %s", k)
		}
	}
	if _, ok := ClauseByKey("self-evaluation/luck"); ok {
		t.Error("a clause that there is not was found")
	}
}

func TestBadClauses(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"两次", "- {键: a, 标题: 甲, 文件: 乙, 核实: 存疑, 内容: 丙}\n- {键: a, 标题: 甲, 文件: 乙, 核实: 存疑, 内容: 丙}\n", "x.yaml:2"},
		{"没有核实", "- {键: a, 标题: 甲, 文件: 乙, 内容: 丙}\n", "核实"},
		{"多余的键", "- {键: a, 标题: 甲, 文件: 乙, 核实: 存疑, 内容: 丙, 备注: 丁}\n", "备注"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := parseClauses("x.yaml", []byte(c.body)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// clauseCited finds a clause named by a comment, by a rule or by a rule's data.
var clauseCited = regexp.MustCompile(`^\s*// Clause: (\S+)$|Source:\s*"([a-z-]+/[a-z0-9-]+)"|^\s*(?:依据|条款)["']?:\s*["']?([a-z-]+/[a-z0-9-]+)["']?\s*$`)

// our own grounds are no clauses: package check knows them.
var ownGround = regexp.MustCompile(`^(usage|own|local)/`)

// Every clause that the code or its data names must exist.
func TestClausesOfTheCode(t *testing.T) {
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "third_party" || d.Name() == "node_modules" || d.Name() == ".git"):
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".yaml"):
			return nil
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			m := clauseCited.FindStringSubmatch(s.Text())
			if m == nil || ownGround.MatchString(m[1]+m[2]+m[3]) {
				continue
			}
			found++
			if key := Key(m[1] + m[2] + m[3]); !clauseThere(key) {
				t.Errorf("%s: no clause %s", path, key)
			}
		}
		return s.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 90 {
		t.Errorf("only %d clauses are named in the code", found)
	}
}

func clauseThere(key Key) bool {
	_, ok := ClauseByKey(key)
	return ok
}

// The statutes are cited by the article that says it, in the version that was
// read; what was not read says so.
func TestArticles(t *testing.T) {
	for _, c := range []struct {
		key               Key
		document, article string
		issued            string
		certainty         Certainty
		says              string
	}{
		{"budget-law/32", "中华人民共和国预算法", "第三十二条", "2018-12-29", Seen, "参考"},
		{"budget-law/57", "中华人民共和国预算法", "第五十七条", "2018-12-29", Seen, "各单位"},
		{"budget-law/67", "中华人民共和国预算法", "第六十七条", "2018-12-29", Seen, "四种情形"},
		{"budget-law/72", "中华人民共和国预算法", "第七十二条", "2018-12-29", Seen, "调剂"},
		{"budget-regulation/6", "中华人民共和国预算法实施条例", "第六条", "2020-08-03", Seen, "公开到款"},
		{"budget-regulation/20", "中华人民共和国预算法实施条例", "第二十条", "2020-08-03", Seen, "产出与效果"},
		{"budget-regulation/40", "中华人民共和国预算法实施条例", "第四十条", "2020-08-03", Seen, "编列到款"},
		{"budget-regulation/52", "中华人民共和国预算法实施条例", "第五十二条", "2020-08-03", Seen, "本软件的推断"},
		{"budget-regulation/53", "中华人民共和国预算法实施条例", "第五十三条", "2020-08-03", Seen, "绩效评价报告"},
		{"budget-regulation/83", "中华人民共和国预算法实施条例", "第八十三条", "2020-08-03", Seen, "列示结转、结余"},
		{"budget-regulation/84", "中华人民共和国预算法实施条例", "第八十四条", "2020-08-03", Seen, "签章"},
		{"disclosure/regulation", "中华人民共和国政府信息公开条例", "第十三条至第十七条", "2019-04-03", Seen, "过程稿"},
		{"disclosure/secrecy", "中华人民共和国保守国家秘密法", "第三十五条", "2024-02-27", Seen, "依法"},
		{"disclosure/secrecy-procedure", "中华人民共和国保守国家秘密法实施条例", "第四十二条", "2024-07-10", Seen, "先审查、后公开"},
		{"disclosure/work-secrets", "中华人民共和国保守国家秘密法", "第六十四条", "2024-02-27", Seen, "第七十三条"},
		{"disclosure/shanghai", "上海市预算审查监督条例", "第十六条", "2021-09-28", Secondary, "绩效信息"},
		{"supervision/shanghai", "上海市预算审查监督条例", "第十七条", "2021-09-28", Secondary, "决算草案"},
		{"thrift/4", "党政机关厉行节约反对浪费条例", "第四条", "2025-05-02", Secondary, "过紧日子"},
		{"thrift/7", "党政机关厉行节约反对浪费条例", "第七条", "2025-05-02", Secondary, "形象工程"},
		{"accounting-law/23", "中华人民共和国会计法", "第二十三条", "2024-06-28", Seen, "2024年"},
		{"accounting/e-voucher", "财会〔2025〕9号", "《关于推广应用电子凭证会计数据标准的通知》", "", Secondary, "原文件"},
	} {
		got, ok := ClauseByKey(c.key)
		if !ok || got.Document != c.document || got.Article != c.article || got.Issued != c.issued || got.Certainty != c.certainty || !strings.Contains(got.Text, c.says) {
			t.Errorf("%s: %+v", c.key, got)
		}
	}
	for _, c := range mustClauses(t) {
		if strings.Contains(c.Document+c.Article, "川财绩〔2025〕10号") || strings.Contains(c.Document, "川财绩〔2025〕8号") {
			t.Errorf("%s cites a number that is in doubt: %s", c.Key, c.Document)
		}
	}
}

func mustClauses(t *testing.T) []Clause {
	t.Helper()
	all, err := Clauses()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

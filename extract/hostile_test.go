package extract_test

import (
	"strings"
	"testing"

	"jiheng/document/text"
	"jiheng/extract"
	"jiheng/hostile"
)

// figures are pieces of which every copy holds that many figures.
var figuresInPiece = map[string]int{"计数": 1, "括号": 1, "冒号": 1, "其中": 1, "收支": 2}

// Long and odd texts are read to the end: every figure of the pieces that are
// sentences, none twice, each where it says; and twice the text takes no more
// than twice the work.
func TestHostileTexts(t *testing.T) {
	for name, piece := range map[string]string{
		"计数": "1个", "括号": "（支出1万元", "空括号": "（）", "左括号": "（", "百分比": "占1%，", "冒号": "收入1万元：", "其中": "其中1万元，", "增减": "比上年1万元增加1万元，增长1%，",
		"算式": "1*2+", "代码": "“1+2”", "条目": "1、年初预算1万元，其中：\n", "等级": "等级为优", "引号": "“一", "无标点": "支出预算执行收入", "汉数": "一二三四",
		"断行": "财政拨款收入支出预算执行情况说明与分析以及其他各项工作\n", "表": "甲 | 1.00 | 2.00\n", "宽表": "1 | ", "斜杠": "预算/执行/", "每": "1个，每个1元，共1元，",
		"名单": "设9个机构：甲、乙、", "执行率": "预算1万元，支出1万元，执行率1%，", "逗号": "1,000,000", "小数": "1.1.1", "书名": "《一》", "约": "约约约", "千分空": "1 234 ", "窄空": "1\u2009234\u2009", "字距": "1 2 3 . ", "分级": "1亿2千3百", "万万": "3万3", "汉分级": "一亿二千万", "百分之": "百分之百", "成": "九成五", "负": "负", "负数": "为-1元，",
		"顿号": "1、2、", "顿号和单位": "1、2、3万元", "标签": "分别为甲1、乙2、", "括号单位": "1（万元）", "钟点": "9：00：", "序号": "。1.1.1人员", "乘方": "10的10×", "上标": "10⁴×10", "部首": "⼾⻚⽤", "大写": "壹佰万圆",
		"括号负数": "（1.50）", "收支": "收入总计1万元，支出总计1万元，",
	} {
		t.Run(name, func(t *testing.T) {
			half, whole := strings.Repeat(piece, 75_000/len(piece)), strings.Repeat(piece, 150_000/len(piece))
			var few, many reading
			less := hostile.Work(func() { few = readAll(t, half) })
			more := hostile.Work(func() { many = readAll(t, whole) })
			t.Logf("150 kB: allocated %d kiB, %d lines, %d facts, %d claims", more>>10, len(many.lines), len(many.facts), len(many.claims))
			if more > 3*less+16<<20 {
				t.Errorf("twice the text takes %d kiB instead of %d", more>>10, less>>10)
			}
			if n, most := len(many.facts)+len(many.claims), 3*(len(few.facts)+len(few.claims))+50; n > most {
				t.Errorf("%d facts and claims, at most %d are twice as many", n, most)
			}
			if n := figuresInPiece[name] * (150_000 / len(piece)); len(many.facts) < n {
				t.Errorf("%d facts, want at least %d", len(many.facts), n)
			}
			many.check(t)
		})
	}
}

type reading struct {
	lines  []extract.Line
	facts  []extract.Found
	claims []extract.Claim
}

func readAll(t *testing.T, s string) reading {
	d, err := text.Read("a.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	l := extract.Lines(d)
	facts := extract.Facts(l)
	return reading{l, facts, extract.Claims(l, facts)}
}

// check tests that figures stand in their lines, and none twice in one place.
func (r reading) check(t *testing.T) {
	type place struct{ line, start, end int }
	seen := map[place]bool{}
	for _, f := range r.facts {
		at := place{f.Line, f.Start, f.End}
		if f.Start < 0 || f.End <= f.Start || f.End > len(r.lines[f.Line].Text) {
			t.Fatalf("figure %q at %+v", f.Value, at)
		}
		if seen[at] {
			t.Errorf("two figures at %+v", at)
		}
		seen[at] = true
	}
}

// A paragraph of very many figures is read in several goes, which show in no
// figure: each keeps the words before it, and pairs stay together.
func TestManyFiguresInOneParagraph(t *testing.T) {
	for piece, label := range map[string]string{
		"老旧小区修缮支出12万元；": "老旧小区修缮支出", "群众满意度98.5%，": "群众满意度", "公务接待费3万元、": "公务接待费", "培训费7万元": "培训费",
	} {
		r := readAll(t, strings.Repeat(piece, 1000))
		if len(r.facts) != 1000 {
			t.Errorf("%s: %d figures", piece, len(r.facts))
		}
		for i, f := range r.facts {
			if f.Subject != label || f.Kind != r.facts[0].Kind {
				t.Errorf("%s: figure %d is %s %q", piece, i, f.Kind, f.Subject)
			}
		}
	}
	r := readAll(t, strings.Repeat("企业由80家增至100家，增长25%；", 500))
	growths := 0
	for _, c := range r.claims {
		if c.Rule == extract.RuleGrowth && c.Consistent {
			growths++
		}
	}
	if growths != 500 {
		t.Errorf("%d of 500 growths recompute", growths)
	}
}

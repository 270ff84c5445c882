package final

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/fact"
	"jiheng/num"
)

func known(t *testing.T) *fact.Set {
	t.Helper()
	s := fact.NewSet()
	for _, id := range []string{"SL01", "自评总分", "合计-执行率", "MY-1"} {
		name := id
		if id == "SL01" {
			name = "走访企业次数"
		}
		if err := s.Add(fact.Fact{ID: id, Name: name, Value: fact.Number(num.Int(3).Ratio(), num.MustUnit("次"))}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestLeftovers(t *testing.T) {
	prompts := []string{"（照“三定”方案写。）", "（请填单位全称）", "（写没有达到的目标、没有用完的钱，各差多少、为什么）"}
	for _, c := range []struct{ name, text, want string }{
		{"单层花括号", "全年走访{SL01}次", "{SL01}"},
		{"全角花括号", "新增企业｛｛XY01｝｝家", "｛｛XY01｝｝"},
		{"全角单层", "满意度｛MY01｝", "｛MY01｝"},
		{"半全混写", "满意度{{MY01｝", "{{MY01｝"},
		{"只有左边", "走访{{SL01次。", "{{SL01次"},
		{"只有右边", "走访SL01}}次。", "}}次"},
		{"空括号", "走访{ }次", "{ }"},
		{"带句式", "{JJ01|同比}", "{JJ01|同比}"},
		{"方括号", "走访[SL01]次", "[SL01]"},
		{"双方括号", "走访[[SL01]]次", "[[SL01]]"},
		{"黑括号", "得分【自评总分】", "【自评总分】"},
		{"尖括号", "得分<<SL01>>", "<<SL01>>"},
		{"书名号", "执行率《合计-执行率》", "《合计-执行率》"},
		{"小写全角编号", "走访［ｓｌ01］次", "［ｓｌ01］"},
		{"双圆括号", "走访（（SL01））次", "（（SL01））"},
		{"邮件合并域", "走访«SL01»次", "«SL01»"},
		{"提示", "主要职能（照“三定”方案写。）", "（照“三定”方案写。）"},
		{"题名提示", "（请填单位全称）", "（请填单位全称）"},
		{"省略号", "……", "……"},
		{"半角省略号", "...", "..."},
		{"缺数", "走访〔缺：SL01〕", "〔缺：SL01〕"},
		{"两处", "{A}和{B}，再说{A}", "{A} {B}"},
		{"角括号", "走访「SL01」次", "「SL01」"},
		{"邮件符号", "走访@SL01@次", "@SL01@"},
		{"编号中间加横线", "走访[SL-01]次", "[SL-01]"},
		{"全角减号", "【合计－执行率】", "【合计－执行率】"},
		{"改过的提示", "(照三定方案写)本镇负责", ""},
		{"改了几个字的提示", "本镇（写没有达到的目标和没有用完的钱，各差多少）", "本镇（写没有达到的目标和没有用完"},
		{"待补", "原因（待补）", "（待补）"},
		{"待某处提供", "金额待财务提供", "待财务提供"},
		{"圆圈", "走访○○次", "○○"},
		{"会议纪要第几号", "按会议纪要第X号", "第X号"},
		{"正当：等待", "等待审核结果，接待来访", ""},
		{"圆括号里的编号", "全年走访企业（SL01），成效明显。", "（SL01）"},
		{"半角圆括号", "全年走访(SL01)次", "(SL01)"},
		{"全角编号在圆括号里", "全年走访（ＳＬ０１）次", "（ＳＬ０１）"},
		{"隔开的花括号", "走访{ { SL01 } }次", "{ { SL01 } }"},
		{"正当：圆括号里不是编号", "见附件（A4纸）", ""},
		{"正当：括注编号", "走访企业次数（SL01）按台账计", ""},
		{"正当：文号", "沪府办发〔2011〕1号", ""},
		{"正当：书名", "按《预算法》第五十七条", ""},
		{"正当：省略", "道路、管网……等", ""},
		{"正当：方括号里不是编号", "【样例】[注]", ""},
		{"正当：样例", "9.25〔样例〕", ""},
		{"正当：空", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range leftovers(c.text, known(t), indexOf(prompts)) {
				got = append(got, l.text)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q leaves %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// A bound figure that prints a bracket is no leftover, and texts of titles,
// cells and charts count.
func TestTextsOfDocument(t *testing.T) {
	d := &document.Document{Title: "题", Blocks: []document.Block{
		&document.Paragraph{Runs: []document.Run{{Text: "共"}, {Text: "{3}", Fact: "SL01"}, {Text: "次"}}},
		document.H(1, "概况"),
		&document.Table{Columns: []document.Column{{Width: 1}}, Rows: []document.Row{{Cells: []document.Cell{{Runs: document.Plain("格")}}}}},
		&document.Figure{Chart: document.Chart{Categories: []string{"一月"}, Series: []document.Series{{Name: "支付"}}}},
	}}
	var got []string
	texts(d, func(s string) { got = append(got, s) })
	if want := "题|共￼次|概况|格|一月|支付"; strings.Join(got, "|") != want {
		t.Errorf("texts %q, want %q", got, want)
	}
}

// No text that an expression finds something in lacks the characters that are
// looked for before it.
func TestQuickLook(t *testing.T) {
	pieces := []string{"甲", "走访", "12", "SL01", " ", "\n", "|", "号", "镇", "。", "）", ")", "］", "]", "}", "｝", "&lt;", "&gt;", "TODO", "TBD", "待定", "待财政所提供",
		"待补充", "请填写", "某某", "第", "缺", "插入", "此处", "XX", "ＸＸ", "〔缺：", "〕", "__", "(("}
	for _, set := range []string{ofBraces, ofBrackets, ofPlaceholder} {
		for _, r := range set {
			pieces = append(pieces, string(r))
		}
	}
	found := map[string]int{}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		var b strings.Builder
		for range 2 + random.IntN(7) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		for _, c := range []struct {
			of   string
			find *regexp.Regexp
		}{{ofBraces, braces}, {ofBrackets, brackets}, {ofPlaceholder, placeholder}} {
			if c.find.MatchString(text) {
				found[c.of]++
				if !strings.ContainsAny(text, c.of) {
					t.Errorf("%q is passed over", text)
				}
			}
		}
		if missingFigure.MatchString(text) && !strings.Contains(text, ofMissing) {
			t.Errorf("%q is passed over", text)
		}
	}
	if len(found) != 3 {
		t.Errorf("nothing to find: %v", found)
	}
}

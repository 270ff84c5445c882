package check

import (
	"testing"

	"jiheng/paper"
)

// Findings are of one kind where they differ in what they quote alone; figures that
// were recomputed are each of their own.
func TestKinds(t *testing.T) {
	at := func(rule, message string) Finding {
		return Finding{Rule: rule, Severity: Warning, Message: message, text: textual(rule), Site: paper.Site{Span: &paper.Span{}}}
	}
	for _, c := range []struct {
		a, b Finding
		same bool
	}{
		{at("GEN-18", "“农⼾”：部首或兼容汉字。"), at("GEN-18", "“⼈口”：部首或兼容汉字。"), true},
		{at("GEN-18", "“农⼾”：部首或兼容汉字。"), at("GEN-18", "“a”：不可见字符。"), false},
		{at("RPT-25", "文号写作“[2021]1号”，应是“〔2021〕1号”。"), at("RPT-25", "文号写作“[2022]2号”，应是“〔2022〕2号”，这样的共4处。"), true},
		{at("P06", "“绩效目标中““一小区”处引号没有收尾。"), at("P06", "“中“食品安全“百千万”处引号没有收尾。"), true},
		{at("Y09", "这一句有156个字、11个逗号，太长。"), at("Y09", "这一句有289个字、13个逗号，太长。"), true},
		{at("BUD-03", "“道路”执行率写的是85%，应是95.00%。"), at("BUD-03", "“环卫”执行率写的是85%，应是95.00%。"), false},
		{at("BUD-03", "“道路”执行率写的是85%，应是95.00%。"), at("BUD-03", "“道路”执行率写的是85%，应是95.00%。"), true},
		{at("DEV-01", "“合格率”指标值95%以上，完成93%，没有达到。"), at("DEV-01", "“人次”指标值3000，完成2850，没有达到。"), false},
		{at("IND-14", "名称只写“指标0”，这是类别。"), at("IND-15", "名称只写“指标1”，这是类别。"), false},
	} {
		if same := c.a.kind() == c.b.kind(); same != c.same {
			t.Errorf("%s / %s: of one kind %v, want %v", c.a.Message, c.b.Message, same, c.same)
		}
	}
	whole := Finding{Rule: "F11", Message: "文末没有署名。"}
	if whole.kind() != "" {
		t.Errorf("a finding of the whole document has the kind %q", whole.kind())
	}
}

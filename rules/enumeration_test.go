package rules

import "testing"

// Enumerations in a sentence are no brackets, and organs in a title of an act stand
// apart by a blank.
func TestEnumerationsAndTitles(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		text string
		want int
	}{
		{"落实以下任务：（1）走访企业；（2）服务群众；（3）化解矛盾。", 0},
		{"（一）走访企业共3家，（二）服务群众共5人。", 0},
		{"开展三项工作：（十一）普查，（十二）复核；（a）登记、（b）归档，（ii）移交。", 0},
		{"分工如下：（甲）登记，（乙）复核；（①）归档。", 0},
		{"1.走访企业3家；2.服务群众5人。", 0},
		{"落实补贴，（3051人次）。", 1},
		{"落实补贴、（五年内）到位。", 1},
		{"完成验收；（2024年）移交。", 1},
		{"补贴到户，（一户一策）办理。", 1},
		{"贯彻《中共中央 国务院关于全面实施预算绩效管理的意见》和《财政部 教育部关于印发〈办法〉的通知》。", 0},
		{"按照《中共青山县委办公室 青山县人民政府办公室印发〈关于过紧日子的意见〉的通知》执行。", 0},
		{"执行《青山县财政局 青山县教育局 青山县人力资源和社会保障局关于做好补贴发放工作的通知》。", 0},
		{"按照《关于加强 监管的通知》执行。", 1},
		{"中共中央 非常重视。", 1},
	} {
		if got := foundBy(t, set, c.text, "B10", "H13", "W02"); len(got) != c.want {
			t.Errorf("%s\n%d findings, want %d: %q", c.text, len(got), c.want, got)
		}
	}
}

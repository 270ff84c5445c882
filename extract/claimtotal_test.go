package extract_test

import "testing"

// A change is of what its sentence compares: not of a total that holds more, not of two figures
// before a rate whose own counts stand behind it.
func TestChangesOfAnotherTotal(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"本年收入不是收入总计", "收入总计3492.47万元，支出总计3492.47万元。本年收入比上年3190.59万元增加233.45万元，增长7.32%。", "growth对 balance对"},
		{"本年支出不是支出总计", "支出总计3492.47万元。本年支出比上年3425.01万元减少25.94万元，下降0.76%。", "growth对"},
		{"幅度算错仍查", "收入总计3492.47万元。本年收入比上年3190.59万元增加233.45万元，增长9.32%。", "growth错"},
		{"收入总计自己的增减仍查", "收入总计3492.47万元，比上年3190.59万元增加233.45万元。", "difference错"},
		{"本年收入自己的增减仍查", "本年收入3492.47万元，比上年3190.59万元增加233.45万元。", "difference错"},
		{"与上年的收、支总计相比", "转结余369.98万元。与2023年度收、支总计4836.52万元相比，增加378.43万元，增长7.82%。", "growth对"},
		{"与上年的收、支总计相比，错", "转结余369.98万元。与2023年度收、支总计4836.52万元相比，增加378.43万元，增长8.82%。", "growth错"},
		{"比率后的括号", "基本完成2个，正在推进1个，整改完成率78.57%（11/14）。", "done对"},
		{"比率后的括号，错", "基本完成2个，正在推进1个，整改完成率87.57%（11/14）。", "done错"},
		{"没有括号", "任务30个，完成28个，完成率83.3%。", "done错"},
	} {
		if got := judged(t, c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

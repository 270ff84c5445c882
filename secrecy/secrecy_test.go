package secrecy

import "testing"

func TestMark(t *testing.T) {
	for line, want := range map[string]string{
		"机密★1年": "机密★1年", "秘密★": "秘密★", "绝密★长期": "绝密★长期", "  秘密 ★ 10年 ": "秘密★10年", "000123　机密★5年": "机密★5年", "秘密★启封前": "秘密★启封前",
		"机 密★六个月": "机密★六个月", "【秘密★3年】": "秘密★3年", "密级：机密": "机密", "密 级: 秘密★1年": "秘密★1年", "份号：000001 绝密★30年": "绝密★30年", "秘密☆": "秘密☆",
		"机密★2026年12月31日止": "机密★2026年12月31日止",
		// what speaks of marks, or of other secrets
		"文件首页左上角应当标注“秘密★1年”等密级标志。": "", "商业秘密": "", "密级：内部": "", "密级：公开": "", "保守国家秘密": "", "密级鉴定费": "", "密级": "", "秘密": "",
		"涉密项目（机密★）不列入公开范围": "", "是否涉密：否": "", "★重点指标": "", "开展保密教育，学习机密级文件管理规定": "", "密钥管理★": "",
	} {
		if got := Mark(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	for text, line := range map[string]int{
		"编号,名称,密级\nX1,台账,机密★1年\n": 2, "# 报告\n\n秘密★3年\n正文\n": 3, "a\t密级：秘密\n": 1, "本单位没有涉密项目\n商业秘密除外\n": 0, "": 0,
	} {
		if mark, got := MarkIn(text); got != line {
			t.Errorf("%q: %q in line %d, want %d", text, mark, got, line)
		}
	}
}

func TestExpressions(t *testing.T) {
	markLine.Compile()
	levelLine.Compile()
}

package dossier

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/hostile"
)

// Loading takes as long as a dossier is large, whatever there is much of.
func TestLoadingIsLinear(t *testing.T) {
	repeated := func(n int, line string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(strings.ReplaceAll(line, "@", fmt.Sprint(i)), "#", fmt.Sprint(max(i-1, 0))))
		}
		return b.String()
	}
	for _, c := range []struct {
		name, file, old, line string
		n                     int
	}{
		{"派生一个靠一个", FileFacts, "派生:\n", "  - {编号: 链@a, 公式: 链#b + 主干道数, 单位: 条}\n  - {编号: 链@b, 公式: 主干道数 + 主干道数, 单位: 条}\n", 700},
		{"陈述各有佐证", FileFacts, "陈述:\n", "  - {编号: 陈@, 值: 1, 单位: 条, 佐证: D02}\n", 1500},
		{"佐证", FileEvidence, "佐证:\n", "  - {编号: Z@, 名称: 统计表, 等级: 统计数据}\n", 1500},
		{"预算", FileLines, "项目目标,完成情况,未自评原因\n", "X@,专项@,一般公共预算,项目支出,,20.00,20.00,,,,,,,,\n", 150},
		{"问题", FileProblems, "问题:\n", "  - {编号: W@, 差距: 少了一条, 对象: [SL01]}\n", 1500},
	} {
		t.Run(c.name, func(t *testing.T) {
			was := string(folder(small)[c.file].Data)
			if !strings.Contains(was, c.old) {
				t.Fatalf("%s has no %q", c.file, c.old)
			}
			hostile.Linear(t, c.n, func(n int) {
				f := folder(small)
				f[c.file].Data = []byte(strings.Replace(was, c.old, c.old+repeated(n, c.line), 1))
				if _, err := Load(f); err != nil {
					t.Fatal(err)
				}
			})
		})
	}
}

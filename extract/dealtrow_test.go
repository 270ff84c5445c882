package extract_test

import (
	"testing"
)

// Members of a row without a unit have the one that all others have, and their own names;
// where the others differ, nobody knows.
func TestRowsWithBareMembers(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"三个项目分别支出120.00万元，80.00，60.00万元。", "三个项目分别支出 expenditure 120.00万元; 三个项目分别支出 expenditure 80.00万元; 三个项目分别支出 expenditure 60.00万元"},
		{"养护、清扫、绿化分别完成12处、8、5次。", "养护完成 indicator 12处; 绿化完成 indicator 5次"},
		{"养护、清扫以及绿化分别完成12处；8处以及5处。", "养护完成 indicator 12处; 清扫完成 indicator 8处; 绿化完成 indicator 5处"},
		{"东村、西村和南村分别清淤3公里，2、5公里。", "东村清淤 indicator 3公里; 西村清淤 indicator 2公里; 南村清淤 indicator 5公里"},
		{"道路、桥梁、隧道分别支出120万元、80、60。", "道路支出 expenditure 120万元; 桥梁支出 expenditure 80万元; 隧道支出 expenditure 60万元"},
		{"道路、桥梁、隧道分别支出120万元、80。", "道路、桥梁、隧道 indicator 120万元"},
		{"一、二、三季度分别支出10、20、30万元。", "一季度支出 expenditure 10万元; 二季度支出 expenditure 20万元; 三季度支出 expenditure 30万元"},
		{"第一、第二季度分别支出10万元、20万元。", "第一季度支出 expenditure 10万元; 第二季度支出 expenditure 20万元"},
		{"1、2、3月分别支出10、20、30万元。", "1月支出 expenditure 10万元; 2月支出 expenditure 20万元; 3月支出 expenditure 30万元"},
		{"2023、2024年分别支出120、130万元。", "2023年支出 expenditure 120万元; 2024年支出 expenditure 130万元"},
		{"收入、支出分别为100万元、90万元，80万元用于绿化。", "收入 revenue 100万元; 支出 expenditure 90万元; 用于绿化 expenditure 80万元"},
		{"支出增长一倍。", "支出增长 indicator 1倍"},
		{"受益户数增加三倍。", "受益户数增加 indicator 3倍"},
	} {
		if got := as(t, c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

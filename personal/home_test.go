package personal_test

import (
	"testing"

	"jiheng/personal"
)

// The number of a house is masked where a word calls the address a home, or where the
// house has entrances; streets, offices and counts stay.
func TestHomesAreMasked(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"家庭住址：清水镇和平路12号3单元401室", "家庭住址：清水镇和平路**号*单元***室"},
		{"住清水镇和平路12号3单元401室，无业", "住清水镇和平路**号*单元***室，无业"},
		{"现住柳树村三组18号", "现住柳树村*组**号"},
		{"户籍地址为东关街道２５弄６号", "户籍地址为东关街道**弄*号"},
		{"清水镇和平路12号3单元401室", "清水镇和平路**号*单元***室"},
		{"幸福小区5号楼二单元301", "幸福小区*号楼*单元***"},
		{"单位地址：清水镇人民路88号", "单位地址：清水镇人民路88号"},
		{"文件见清政发〔2024〕12号", "文件见清政发〔2024〕12号"},
		{"住院床位120张，住房保障支出85.60万元", "住院床位120张，住房保障支出85.60万元"},
		{"保障15个单元式住宅", "保障15个单元式住宅"},
		{"居民住户3组共120户", "居民住户3组共120户"},
		{"家住三里屯街12号", "家住三里屯街**号"},
	} {
		if got := personal.Mask(c.text, personal.Question{}); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

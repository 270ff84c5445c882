package extract_test

import "testing"

// The unit that a sentence says is that of all its numbers behind names, before and
// behind the words; people and rates have none of it.
func TestUnitOfTheSentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"甲站12、乙站15、丙站18，单位：万元。", "12万元|15万元|18万元"},
		{"（单位：万元）：甲站12，乙站15，丙站18。", "12万元|15万元|18万元"},
		{"东河村30，西河村28（金额单位：元）。", "30元|28元"},
		{"低保120、特困80；单位：千元。", "120千元|80千元"},
		{"单位人数12人，甲站15（单位：万元）。", "12人|15万元"},
		{"甲站12、乙站15。下表单位：万元。", ""},
		{"主管单位：甲站12、乙站15。", ""},
	} {
		if got := said(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

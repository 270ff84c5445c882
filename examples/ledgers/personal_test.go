package main

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"testing"
)

// patterns are the only forms that cells of personal data may have.
var patterns = map[string]*regexp.Regexp{
	"姓名":   regexp.MustCompile(`^示例居民\d{4}$`),
	"工作人员": regexp.MustCompile(`^示例工作人员\d{2}$`),
	"证件":   regexp.MustCompile(`^000000\d{11}[\dX]$`),
	"手机":   regexp.MustCompile(`^19900\d{6}$`),
	"账号":   regexp.MustCompile(`^0{19}$`),
	"住址":   regexp.MustCompile(`^示例路\d+号$`),
	"企业":   regexp.MustCompile(`^示例企业\d{4}有限公司$`),
	"信用代码": regexp.MustCompile(`^00[0-9A-Z]{16}$`),
	"居村":   regexp.MustCompile(`^示例居村\d{2}$`),
}

// formOf says which form the cells of a column have, by the column's name.
var formOf = map[string]string{
	"姓名": "姓名", "当事人姓名": "姓名", "户主姓名": "姓名", "信访人": "姓名", "当事人": "姓名", "志愿者姓名": "姓名", "走访人": "工作人员", "巡查人": "工作人员",
	"证件号码": "证件", "手机号": "手机", "银行账号": "账号", "住址": "住址", "统一社会信用代码": "信用代码", "居村": "居村",
	"企业名称": "企业", "单位名称": "企业", "卖方名称": "企业",
}

// TestInvented checks every cell of personal data: it cannot be taken for real.
func TestInvented(t *testing.T) {
	checked := map[string]int{}
	for _, l := range ledgers {
		for _, r := range all(t, l.ID) {
			for _, c := range l.Columns {
				form, cell := formOf[c.name], r[c.name]
				if form == "" || cell == "" {
					continue
				}
				checked[form]++
				if !patterns[form].MatchString(cell) {
					t.Errorf("%s: %s %q is not evidently invented", l.ID, c.name, cell)
				}
				if form == "证件" && rightCheckDigit(cell) {
					t.Errorf("%s: %s has a right check digit", l.ID, cell)
				}
			}
		}
	}
	for form := range patterns {
		if checked[form] == 0 {
			t.Errorf("no cell of the form %s was checked", form)
		}
	}
}

// TestPersonalColumns checks that columns of sensitive data say so, and that no
// other has cells that look like names or numbers of people.
func TestPersonalColumns(t *testing.T) {
	free := map[string]bool{"走访人": true, "巡查人": true, "居村": true}
	number := regexp.MustCompile(`^(\d{17}[\dX]|1\d{10}|0{15,})$`)
	for _, l := range ledgers {
		for _, c := range l.Columns {
			if formOf[c.name] != "" && c.class == "" && !free[c.name] {
				t.Errorf("%s: column %s has no class of personal data", l.ID, c.name)
			}
			if c.class != "" {
				continue
			}
			for _, r := range all(t, l.ID) {
				if cell := r[c.name]; number.MatchString(cell) || patterns["姓名"].MatchString(cell) {
					t.Fatalf("%s: %q in column %s, which has no class of personal data", l.ID, cell, c.name)
				}
			}
		}
	}
}

// rightCheckDigit tests an identity number by the weights of GB 11643, written
// out here so as not to rest on the program's own.
func rightCheckDigit(id string) bool {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(id[i]-'0') * w
	}
	return id[17] == "10X98765432"[sum%11]
}

// TestCheckDigit checks the test itself: with the example of the standard, one
// with another last digit, and seventeen noughts.
func TestCheckDigit(t *testing.T) {
	for id, want := range map[string]bool{"11010519491231002X": true, "110105194912310021": false, "000000000000000001": true} {
		if got := rightCheckDigit(id); got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
}

// TestDetail checks the full T19: as many records as T19a says, in each village
// and in all, split as given.
func TestDetail(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 60 MB")
	}
	var b bytes.Buffer
	if err := writeDetail(&b, 2024); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff"))))
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	got, n := map[string]int{}, 0
	for {
		line, err := r.Read()
		if err != nil {
			break
		}
		n++
		for _, i := range []int{2, 3, 4, 5} {
			got[line[i]]++
		}
		got[line[1][:7]]++
		if !patterns["证件"].MatchString(line[8]) || rightCheckDigit(line[8]) {
			t.Fatalf("identity number %s", line[8])
		}
	}
	want := map[string]int{"示例一片区": 107430, "示例二片区": 92780, "示例三片区": 87897, "示例四片区": 78131, "示例五片区": 68364, "示例六片区": 53715,
		"新增": 96420, "变更": 341207, "注销": 50690, "本市户籍": 151378, "来沪人员": 322289, "境外人员": 14650, "2024-01": 29299, "2024-12": 58598}
	for _, v := range counted(t, "T19a") {
		for i := range villageCount {
			if v["居村"] == village(i+1) {
				want[v["居村"]] = villageCount[i]
			}
		}
	}
	for name, w := range want {
		if got[name] != w {
			t.Errorf("%s: %d records, want %d", name, got[name], w)
		}
	}
	if n != 488317 {
		t.Errorf("%d records, want 488317", n)
	}
}

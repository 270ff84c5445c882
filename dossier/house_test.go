package dossier_test

import (
	"bytes"
	"testing"

	"jiheng/dossier"
	"jiheng/plain"
)

func TestHouse(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"换行和字节序标记", "指标.yaml", "\ufeff指标:\r\n  - 编号: A\r\n", "指标:\n  - 编号: A\n"},
		{"分号、空白和短行", "预算/调整.csv", "编号; 金额 ;文件\r\nA;-74.32\r\n", "\ufeff编号,金额,文件\r\nA,-74.32,\r\n"},
		{"台账的行不动", "台账/T01.csv", "编号;金额\nA;1\n", "编号;金额\nA;1\n"},
		{"读不了的也留着", "指标.yaml", "指标: {\n", "指标: {\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := dossier.House(c.file, []byte(c.text))
			if err != nil || string(got) != c.want {
				t.Errorf("got %q %v, want %q", got, err, c.want)
			}
			again, err := dossier.House(c.file, got)
			if err != nil || !bytes.Equal(again, got) {
				t.Errorf("is not kept: %q", again)
			}
		})
	}
}

func TestHouseOfTheSampleIsCut(t *testing.T) {
	eachSampleFile(t, func(t *testing.T, name string, data []byte) {
		house, err := dossier.House(name, data)
		if err != nil {
			t.Fatal(err)
		}
		before, ok := dossier.Split(name, data)
		after, _ := dossier.Split(name, house)
		if len(before) != len(after) || dossier.Join(after) != string(house) && ok {
			t.Fatalf("%d entries became %d", len(before), len(after))
		}
		for i := range before {
			if changes := dossier.Changes(before[i], after[i], before[0].Text); len(changes) > 1 || len(changes) == 1 && changes[0].Before != before[i].Text {
				t.Errorf("a value changed: %s", shown(changes))
			}
		}
		if text, err := plain.Decode(name, data); ok && err == nil && len(text) > len(house)+len(text)/10 {
			t.Errorf("lost text")
		}
	})
}

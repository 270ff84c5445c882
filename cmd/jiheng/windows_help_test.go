package main

import (
	"io"
	"strings"
	"testing"
)

// A double click shows how to begin, in a page that needs nothing from outside.
func TestHelpPage(t *testing.T) {
	a := newApp(io.Discard, io.Discard)
	page, err := helpPage(a.root(), `D:\软件 与工具\绩衡\jiheng.exe`)
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, want := range []string{`D:\软件 与工具\绩衡`, "jiheng demo", "jiheng init 新文件夹", "jiheng whatif 虹桥镇2024 --pack sichuan-project", "不联网"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, outside := range []string{"http:", "https:", "<script", "src=", "url("} {
		if strings.Contains(text, outside) {
			t.Errorf("the page reaches outside: %q", outside)
		}
	}
}

package rules

import "testing"

func TestLinesThatLeadToPages(t *testing.T) {
	for text, want := range map[string]bool{
		"一、部门主要职能 ……………………………":             true,
		"1. 2025年部门收入预算总表…………………… 12":      true,
		"第二部分 决算表.......................8": true,
		"（三）绩效情况········ - 15 -":           true,
		"三、存在的问题":                          false,
		"二、其他情况……":                         false,
		"……………………":                         false,
		"预算数100.50":                        false,
	} {
		if leadsToPage(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

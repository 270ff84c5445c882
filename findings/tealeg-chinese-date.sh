#!/usr/bin/env bash
# github.com/tealeg/xlsx/v3 v3.3.13 and the long date of Chinese Excel,
# [$-804]yyyy"年"m"月"d"日".
#
# Guess: it prints 2024年3月15日, or an error as for other formats that it lacks.
# Seen: no error, and the text [$-800]2024"年"m"月"15"日": the number of the day has
# eaten a digit of the language, the month is gone, the quotes stand.
# A builder reads the serial number and writes the date by itself.
set -euo pipefail
cd "$(mktemp -d)"
cat > go.mod <<'MOD'
module look

go 1.24
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/tealeg/xlsx/v3"
	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	format := `[$-804]yyyy"年"m"月"d"日"`
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		panic(err)
	}
	if err := f.SetCellValue("Sheet1", "A1", 45366); err != nil {
		panic(err)
	}
	if err := f.SetCellStyle("Sheet1", "A1", "A1", style); err != nil {
		panic(err)
	}
	if err := f.SaveAs("a.xlsx"); err != nil {
		panic(err)
	}
	w, err := xlsx.OpenFile("a.xlsx")
	if err != nil {
		panic(err)
	}
	c, _ := w.Sheets[0].Cell(0, 0)
	text, err := c.FormattedValue()
	fmt.Println(text, err)
}
GO
export GOFLAGS=-mod=mod
go get github.com/xuri/excelize/v2@v2.10.0 github.com/tealeg/xlsx/v3@v3.3.13 >/dev/null 2>&1
echo '[$-800]2024"年"m"月"15"日" <nil>' > seen
go run . | tee got
diff seen got && echo "as seen"

#!/usr/bin/env bash
# The format 0!.0,"万元" of Chinese Excel, which shows 1234567 as 123.5万元: the mark
# of exclamation makes the next character literal, as \ does, and the comma divides
# by a thousand. Libraries beside one another: numfmt 4.0.1 and ssf 0.11.2 (npm),
# excelize 2.10.0 and tealeg/xlsx 3.3.13 (Go).
#
# Guess: one of the four, most likely numfmt, shows what Excel shows.
# Seen: none does. Two print 1234!.6万元, a figure that is ten times too large once
# the mark is dropped; excelize leaves the comma out of account and prints
# 1,234,567.!0万元, ten thousand times too large; only tealeg says that it does not
# know the format.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . numfmt@4.0.1 ssf@0.11.2 exceljs@4.4.0 >/dev/null
cat > look.mjs <<'JS'
import ssf from 'ssf'; import { format } from 'numfmt'; import E from 'exceljs';
const f = '0!.0,"万元"';
console.log('ssf', ssf.format(f, 1234567));
console.log('numfmt', format(f, 1234567));
const book = new E.Workbook(), c = book.addWorksheet('S').getCell(1, 1);
c.value = 1234567; c.numFmt = f;
await book.xlsx.writeFile('a.xlsx');
JS
node look.mjs > got
mkdir go && cd go
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
	f, err := excelize.OpenFile("../a.xlsx")
	if err != nil {
		panic(err)
	}
	v, err := f.GetCellValue("S", "A1")
	fmt.Println("excelize", v, err)
	w, err := xlsx.OpenFile("../a.xlsx")
	if err != nil {
		panic(err)
	}
	c, _ := w.Sheets[0].Cell(0, 0)
	_, err = c.FormattedValue()
	fmt.Println("tealeg", err)
}
GO
export GOFLAGS=-mod=mod
go get github.com/xuri/excelize/v2@v2.10.0 github.com/tealeg/xlsx/v3@v3.3.13 >/dev/null 2>&1
go run . >> ../got
cd ..
cat > seen <<'TXT'
ssf 1234!.6万元
numfmt 1234!.6万元
excelize 1,234,567.!0万元 <nil>
tealeg invalid or unsupported format string
TXT
cat got
diff seen got && echo "as seen"

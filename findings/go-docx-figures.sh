#!/usr/bin/env bash
# Two Go libraries that take text out of a docx: github.com/lu4p/cat v0.1.5 and
# github.com/fumiama/go-docx of 2025-05-06.
#
# Guess: both read a content control and an insertion as any run, and print the
# hyphen that does not break (Ctrl+Shift+-, usual in 1-7月) as a hyphen.
# Seen: both drop that hyphen, so that "January to July" becomes 17月. go-docx
# drops what stands in a content control and what was inserted under tracked
# changes: 一般公共预算1200万元 is 一般公共预算万元, 减少15人 is 减少人.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . jszip@3.10.1 >/dev/null
cat > make.cjs <<'JS'
const Zip = require('jszip'), fs = require('fs');
const p = x => `<w:p>${x}</w:p>`, r = t => `<w:r><w:t xml:space="preserve">${t}</w:t></w:r>`;
const body = [
  p(r('一般公共预算') + `<w:sdt><w:sdtPr><w:tag w:val="F"/></w:sdtPr><w:sdtContent>${r('1200')}</w:sdtContent></w:sdt>` + r('万元')),
  p(r('减少') + '<w:del w:id="1" w:author="a"><w:r><w:delText>12</w:delText></w:r></w:del>' + `<w:ins w:id="2" w:author="a">${r('15')}</w:ins>` + r('人')),
  p('<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>7月</w:t></w:r>'),
].join('');
const zip = new Zip(), head = '<?xml version="1.0" encoding="UTF-8"?>';
zip.file('[Content_Types].xml', head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
zip.file('_rels/.rels', head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
zip.file('word/document.xml', head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`);
zip.generateAsync({ type: 'nodebuffer' }).then(b => fs.writeFileSync('a.docx', b));
JS
node make.cjs
cat > go.mod <<'MOD'
module look

go 1.24
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/fumiama/go-docx"
	"github.com/lu4p/cat"
)

func main() {
	text, err := cat.File("a.docx")
	if err != nil {
		panic(err)
	}
	fmt.Print("cat:\n", text, "\n")
	f, err := os.Open("a.docx")
	if err != nil {
		panic(err)
	}
	info, err := f.Stat()
	if err != nil {
		panic(err)
	}
	d, err := docx.Parse(f, info.Size())
	if err != nil {
		panic(err)
	}
	fmt.Println("go-docx:")
	for _, item := range d.Document.Body.Items {
		if p, ok := item.(*docx.Paragraph); ok {
			fmt.Println(p.String())
		}
	}
}
GO
export GOFLAGS=-mod=mod
go get github.com/lu4p/cat@v0.1.5 github.com/fumiama/go-docx@v0.0.0-20250506085032-0c30fd09304b >/dev/null 2>&1
go run . | sed '/^$/d' > got
cat > seen <<'TXT'
cat:
一般公共预算1200万元
减少15人
17月
go-docx:
一般公共预算万元
减少人
17月
TXT
cat got
diff seen got && echo "as seen"

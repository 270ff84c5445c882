#!/usr/bin/env bash
# LibreOffice (seen with 7.4.7 of Debian 12), docx to text without a window, and
# tracked changes.
#
# Guess: the text is that of the final document, as Word saves it: 减少15人.
# Seen: what was deleted and what was inserted are joined: 减少1215人, a figure that
# nobody wrote. A paragraph mark that was deleted still ends the line, so that 80万元
# is 8 and 0万元.
# A builder takes no text from such a conversion; Jiheng reads the changes itself.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . jszip@3.10.1 >/dev/null
cat > make.cjs <<'JS'
const Zip = require('jszip'), fs = require('fs');
const p = x => `<w:p>${x}</w:p>`, r = t => `<w:r><w:t xml:space="preserve">${t}</w:t></w:r>`;
const body = [
  p(r('减少') + '<w:del w:id="1" w:author="a"><w:r><w:delText>12</w:delText></w:r></w:del>' + `<w:ins w:id="2" w:author="a">${r('15')}</w:ins>` + r('人')),
  p('<w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>' + r('执行数8')) + p(r('0万元')),
].join('');
const zip = new Zip(), head = '<?xml version="1.0" encoding="UTF-8"?>';
zip.file('[Content_Types].xml', head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
zip.file('_rels/.rels', head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
zip.file('word/document.xml', head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`);
zip.generateAsync({ type: 'nodebuffer' }).then(b => fs.writeFileSync('a.docx', b));
JS
node make.cjs
soffice --version
soffice -env:UserInstallation="file://$PWD/profile" --headless --convert-to txt:Text a.docx >/dev/null 2>&1
sed 's/^\xef\xbb\xbf//' a.txt > got
cat > seen <<'TXT'
减少1215人
执行数8
0万元
TXT
cat got
diff seen got && echo "as seen"

#!/usr/bin/env bash
# mammoth 1.13.0 (npm), which turns docx into HTML and text, and characters with a
# reading above them (拼音指南), as Word writes them: ruby, or a field EQ.
#
# Guess: the reading is left out or stands behind its character (行hang政).
# Seen: the reading and the character are both gone: 行政 is 政, 绩效 is 效, and
# of 第③项, whose circle is a field, 第项 is left.
# A builder reads w:rubyBase and the argument of EQ by hand.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . mammoth@1.13.0 jszip@3.10.1 >/dev/null
cat > make.cjs <<'JS'
const Zip = require('jszip'), fs = require('fs');
const p = x => `<w:p>${x}</w:p>`, r = t => `<w:r><w:t xml:space="preserve">${t}</w:t></w:r>`;
const body = [
  p(r('注音') + `<w:r><w:ruby><w:rubyPr/><w:rt>${r('hang')}</w:rt><w:rubyBase>${r('行')}</w:rubyBase></w:ruby></w:r>` + r('政')),
  p(r('拼音') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(jing),绩)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + r('效')),
  p(r('第') + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">EQ \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + r('项')),
].join('');
const zip = new Zip(), head = '<?xml version="1.0" encoding="UTF-8"?>';
zip.file('[Content_Types].xml', head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
zip.file('_rels/.rels', head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
zip.file('word/document.xml', head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`);
zip.generateAsync({ type: 'nodebuffer' }).then(b => fs.writeFileSync('a.docx', b));
JS
node make.cjs
node -e "require('mammoth').extractRawText({ path: 'a.docx' }).then(x => process.stdout.write(x.value.replace(/\\n+/g, '\\n')))" > got
cat > seen <<'TXT'
注音政
拼音效
第项
TXT
cat got
diff seen got && echo "as seen"

#!/usr/bin/env bash
# SheetJS (npm xlsx 0.18.5) and formats with △, the sign of budget tables for what
# falls.
#
# Guess: the sign is printed, as every other character that has no meaning.
# Seen: the format is given up without an error, for what falls alone. Beside a
# cell shown as 12.5%, one that Excel shows as △12.5% comes out as -0.125: in one
# column, figures a hundred times apart.
# A builder asks for w and treats its absence as "not understood", never as "no
# format".
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . xlsx@0.18.5 exceljs@4.4.0 >/dev/null
cat > look.cjs <<'JS'
const E = require('exceljs'), X = require('xlsx');
(async () => {
  const book = new E.Workbook(), sheet = book.addWorksheet('表');
  [-0.125, 0.125].forEach((v, i) => { const c = sheet.getCell(i + 1, 1); c.value = v; c.numFmt = '0.0%;△0.0%'; });
  const plain = sheet.getCell(3, 1); plain.value = -0.125; plain.numFmt = '0.0%';
  await book.xlsx.writeFile('a.xlsx');
  const read = X.readFile('a.xlsx').Sheets['表'];
  console.log(read.A1.w, read.A2.w, read.A3.w);
  console.log(X.utils.sheet_to_csv(read).trim().split('\n').join(' '));
})();
JS
printf 'undefined 12.5%% -12.5%%\n-0.125 12.5%% -12.5%%\n' > seen
node look.cjs | tee got
diff seen got && echo "as seen"

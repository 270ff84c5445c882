#!/usr/bin/env bash
# SheetJS (npm xlsx 0.18.5) reading what Chinese Excel writes for numbers in words.
#
# Guess: [DBNum1][$-804]General, the format behind "special: Chinese lower-case
# numbers", prints 2024 in plain digits where the words are not supported.
# Seen: the code of the language becomes a sign of money. The shown text of a
# year is "$2024", that of an amount in capitals "$12300元整".
# A builder never takes the shown text (w, sheet_to_csv) of a cell whose format
# has DBNum; Jiheng formats such cells by itself.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . xlsx@0.18.5 exceljs@4.4.0 >/dev/null
cat > look.cjs <<'JS'
const E = require('exceljs'), X = require('xlsx');
(async () => {
  const book = new E.Workbook(), sheet = book.addWorksheet('表');
  [['[DBNum1][$-804]General', 2024], ['[DBNum2][$-804]General"元整"', 12300]].forEach(([f, v], i) => {
    const c = sheet.getCell(i + 1, 1); c.value = v; c.numFmt = f;
  });
  await book.xlsx.writeFile('a.xlsx');
  process.stdout.write(X.utils.sheet_to_csv(X.readFile('a.xlsx').Sheets['表']));
})();
JS
printf '$2024\n$12300元整' > seen
node look.cjs > got; cat got; echo
cmp <(cat seen) <(printf '%s' "$(cat got)") && echo "as seen"

#!/usr/bin/env bash
# nzh 1.0.14 (npm), the converter of Chinese numerals that most projects take.
#
# Guess: 两, 点 and 廿, which it does not list, raise an error or give NaN.
# Seen: what it does not know is passed over, and the rest is the number. 两亿三千万
# becomes thirty million, 两千零五 becomes 5, 三点五亿 becomes 3.5, 一万二 becomes
# 10002. Nothing says so. Reports of towns are full of 两.
# A builder reads such numerals with a grammar that refuses what it does not know.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . nzh@1.0.14 >/dev/null
cat > look.cjs <<'JS'
const n = require('nzh/cn');
for (const s of ['二亿三千万', '两亿三千万', '两千零五', '三点五亿', '廿三', '一万二']) console.log(s, n.decodeS(s));
JS
cat > seen <<'TXT'
二亿三千万 230000000
两亿三千万 30000000
两千零五 5
三点五亿 3.5
廿三 3
一万二 10002
TXT
node look.cjs | tee got
diff seen got && echo "as seen"

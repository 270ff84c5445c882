#!/usr/bin/env bash
# chinese-workday 1.16.1 (npm): working days of China, with which a deadline of
# "twenty working days" would be counted.
#
# Guess: for a year whose calendar the State Council has not published yet it says
# so, or gives an error.
# Seen: every weekday of such a year is a working day without a word, even National
# Day, which the law fixes: 2030-10-01 is 工作日, and so is a day in the middle of
# Spring Festival 2027.
# A builder keeps the last year that is covered beside the data and refuses to
# count beyond it.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --prefix . chinese-workday@1.16.1 >/dev/null
cat > look.mjs <<'JS'
import { isWorkday, getFestival } from 'chinese-workday';
for (const d of ['2026-10-01', '2027-02-08', '2030-10-01']) console.log(d, isWorkday(d), getFestival(d));
JS
cat > seen <<'TXT'
2026-10-01 false 国庆节
2027-02-08 true 工作日
2030-10-01 true 工作日
TXT
node look.mjs | tee got
diff seen got && echo "as seen"

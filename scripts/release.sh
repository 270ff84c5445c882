#!/usr/bin/env bash
# Makes one archive a platform: program, sample, manual, licences.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf dist && mkdir -p dist
for p in $PLATFORMS; do
  os=${p%/*} arch=${p#*/}
  name=jiheng-$VERSION-$os-$arch
  dir=dist/$name
  mkdir -p "$dir/docs"
  exe=jiheng; [ "$os" = windows ] && exe=jiheng.exe
  GOOS=$os GOARCH=$arch go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o "$dir/$exe" ./cmd/jiheng
  cp README.md README.zh-CN.md LICENSE NOTICE docs/部署.md scripts/service/jiheng.service "$dir/"
  cp docs/*.md "$dir/docs/"
  cp -r examples/hongqiao-2024 "$dir/样例-虹桥镇2024"
  mkdir -p "$dir/licences"
  find third_party -name 'OFL*' -o -name 'LICEN*' | while read -r f; do cp "$f" "$dir/licences/$(echo "${f#third_party/}" | tr / -)"; done
  go run ./scripts/archive "$dir" "dist/$name" "$os"
  rm -rf "$dir"
done
(cd dist && sha256sum * >SHA256SUMS)
ls -l dist

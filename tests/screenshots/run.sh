#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
#
# run.sh DIR [options of the screenshots program]: every page in every state, look and language, at 100 and 150 %,
# and index.html to look at them. Needs the built program (cmake --build build/dev --target screenshots).
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: run.sh DIR}
shift
program=${SCREENSHOTS_PROGRAM:-build/dev/tests/screenshots/screenshots}
[ -x "$program" ] || { echo "$program is not built; run ./run --build or cmake --build build/dev --target screenshots" >&2; exit 1; }
mkdir -p "$folder"
for scale in 1 1.5; do
    QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$scale TZ=UTC LC_ALL=C.UTF-8 "$program" "$folder" "$@"
done
{
    echo '<!doctype html><meta charset="utf-8"><title>Switchyard, every page</title>'
    echo '<style>body{font:14px sans-serif;margin:24px;background:#888}figure{display:inline-block;margin:8px;background:#fff;padding:6px}'
    echo 'img{width:420px;display:block}figcaption{padding-top:4px}</style>'
    page=
    for picture in "$folder"/*.png; do
        name=$(basename "$picture" .png)
        [ "${name%%-*}" = "$page" ] || { page=${name%%-*}; echo "<h2>$page</h2>"; }
        echo "<figure><a href=\"$name.png\"><img loading=\"lazy\" src=\"$name.png\" alt=\"$name\"></a><figcaption>$name</figcaption></figure>"
    done
} >"$folder/index.html"
echo "$folder/index.html"

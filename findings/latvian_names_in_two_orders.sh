#!/usr/bin/env bash
# The order of Latvian names changed with CLDR 45: two parts of one system sort the same list differently.
#
# Versions: Node.js 18.20.4 (ICU 74.2, CLDR 44.1) and Node.js 22.12.0 (ICU 76.1, CLDR 46), from npm; Linux x86_64.
#           PostgreSQL 15 of Debian 12 (ICU 72, collation "lv-x-icu") orders as the former; the Rust crate
#           icu_collator, from 1.5.0 (CLDR 45) to 2.4.0, as the latter.
# Input:    seven names, sorted by Intl.Collator for "lv" with default options.
# Expected: one order; the alphabet of the language has not changed.
# Seen:     CLDR 44: long vowels count as their short ones at first (Adele Ādolfs Āra Azara), and y as i
#           (Ivo Yvonne Iza). CLDR 46: ā is a letter after a, y a letter after i (Adele Azara Ādolfs Āra; Ivo Iza Yvonne).
# Why it matters: a list that the database pages and the program sorts shows people twice or not at all at the edges
#           of pages; an index built under the older order is not in order under the newer one; two lists of the same
#           people, printed before and after an update, differ. Sort in one place only.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
sorted() {
    npm install --silent --no-audit --no-fund --prefix "$there/$1" "node@$1" >/dev/null
    "$there/$1/node_modules/node/bin/node" -e '
        const names = ["Ivo", "Yvonne", "Iza", "Ādolfs", "Adele", "Azara", "Āra"];
        console.log(names.sort(new Intl.Collator("lv").compare).join(" "));
        console.error(process.version, "ICU", process.versions.icu, "CLDR", process.versions.cldr);'
}
older=$(sorted 18.20.4)
newer=$(sorted 22.12.0)
printf 'older: %s\nnewer: %s\n' "$older" "$newer"
[ "$older" = "Adele Ādolfs Āra Azara Ivo Yvonne Iza" ] || { echo "the older has changed" >&2; exit 1; }
[ "$newer" = "Adele Azara Ādolfs Āra Ivo Iza Yvonne" ] || { echo "the newer has changed" >&2; exit 1; }

#!/usr/bin/env bash
# Latvian coordinates (LKS-92) in the order of their EPSG code are northing first; swapped ones stay plausible.
#
# Versions: pyproj 3.7.2 (PROJ 9.5.1); proj4 2.15.0 from npm; Python 3, Node.js.
# Input:    Ventspils, 57.3937 N 21.5647 E: northing 363,833 m, easting 353,645 m in LKS-92 / Latvia TM (EPSG:3059).
# Expected: the town, whichever library turns the pair (x = easting, y = northing) back into degrees: tables and maps
#           write easting first.
# Seen:     proj4 (the definition that epsg.io gives for it) puts the pair where the town is. pyproj by the code
#           takes the first number as northing, which is what EPSG says, and gives a point on land 14 km away, without an error:
#           the false northing of this projection, -6,000,000 m, makes both numbers of one size. In projections of the
#           neighbours (EPSG:3301, EPSG:3346) a swap leaves the country, and is seen.
# Why it matters: distances to a place of work are wrong by kilometres, and nothing looks wrong.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check pyproj==3.7.2
npm install --silent --no-audit --no-fund --prefix "$there" proj4@2.15.0 >/dev/null
pyproj=$("$there/venv/bin/python" -c '
from pyproj import Transformer, proj_version_str
import pyproj, sys
print("pyproj", pyproj.__version__, "PROJ", proj_version_str, file=sys.stderr)
print("%.4f %.4f" % Transformer.from_crs("EPSG:3059", "EPSG:4326").transform(353645, 363833))')
proj4=$(cd "$there" && node -e '
const proj4 = require("proj4");
proj4.defs("EPSG:3059", "+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=-6000000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs");
const [longitude, latitude] = proj4("EPSG:3059", "EPSG:4326", [353645, 363833]);
console.log(latitude.toFixed(4), longitude.toFixed(4));')
printf 'expected: 57.3937 21.5647\nproj4:    %s\npyproj:   %s\n' "$proj4" "$pyproj"
[ "$proj4" = "57.3937 21.5647" ] || { echo "proj4 has changed" >&2; exit 1; }
[ "$pyproj" = "57.3054 21.7397" ] || { echo "pyproj has changed" >&2; exit 1; }

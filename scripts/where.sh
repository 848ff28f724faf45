#!/bin/sh
# Say which sites stand under site/ and how to open them.
set -eu
cd "$(dirname "$0")/.."

echo
echo "To read the sites, run"
echo "  .venv/bin/python -m http.server --bind 127.0.0.1 --directory site 8000"
echo "and open"
for page in site/public/index.html site/portfolio/index.html site/customer/*/index.html site/internal/*/index.html; do
    [ ! -f "$page" ] || printf '  http://127.0.0.1:8000/%s\n' "$(dirname "${page#site/}")/"
done

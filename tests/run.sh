#!/usr/bin/env bash
# Sets up what the tests need, builds everything once, runs every test project and ends with "N passed, N failed, N skipped".
# Arguments go to `dotnet test`: bash tests/run.sh --filter FullyQualifiedName~Browser
# CONFIGURATION=Debug builds that instead of Release; TRACKER_BROWSER names the browser to use.
set -uo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
configuration=${CONFIGURATION:-Release}
results=$PWD/TestResults

fail() {
  echo "$1" >&2
  exit 1
}

find_browser() {
  local candidate
  for candidate in "${TRACKER_BROWSER:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable microsoft-edge microsoft-edge-stable msedge \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge" \
    "/c/Program Files/Google/Chrome/Application/chrome.exe" "/c/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"; do
    # Ubuntu's chromium-browser may be a note that asks for a snap: only one that starts counts. Chrome on Windows prints no version.
    [ -n "$candidate" ] && candidate=$(command -v "$candidate") || continue
    case "$candidate" in
      *.exe) command -v cygpath >/dev/null && candidate=$(cygpath -w "$candidate") ;;
      *) "$candidate" --version >/dev/null 2>&1 || continue ;;
    esac
    echo "$candidate"
    return 0
  done
  return 1
}

# What opens the documents that are written: LibreOffice's writer, and poppler's tools.
has_document_tools() {
  command -v soffice >/dev/null && command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null
}

# What runs the readers of JSON-LD and TimelineJS files, which the tests fetch from the npm registry.
has_node() {
  command -v node >/dev/null && command -v npm >/dev/null
}

install_packages() {
  command -v apt-get >/dev/null || return 1
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# The sum of one counter over all projects.
count() {
  find "$results" -name '*.trx' -exec grep -ho '<Counters [^>]*' {} + 2>/dev/null |
    grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'
}

command -v dotnet >/dev/null || fail "Install the .NET 10 SDK: https://dotnet.microsoft.com/download"
missing=()
# Not every distribution has the headless shell by itself.
find_browser >/dev/null || install_packages chromium-headless-shell >&2 || missing+=(chromium)
has_document_tools || missing+=(libreoffice-writer-nogui poppler-utils)
has_node || missing+=(nodejs npm)
[ ${#missing[@]} = 0 ] || install_packages "${missing[@]}" >&2
TRACKER_BROWSER=$(find_browser) || fail "Install Chromium, Chrome or Edge for the browser tests, or name one in TRACKER_BROWSER."
export TRACKER_BROWSER
has_document_tools || fail "Install LibreOffice Writer (soffice) and poppler's tools (pdftotext, pdfinfo) for the tests of DOCX and PDF."
has_node || fail "Install Node.js with npm for the tests of JSON-LD and TimelineJS."
echo "Browser: $TRACKER_BROWSER"

dotnet build PeaceTalksTracker.sln -c "$configuration" --disable-build-servers || fail "The build failed."

rm -rf "$results"
crashed=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  dotnet test "$project" -c "$configuration" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results/$name" \
    --blame-hang-timeout 10m --blame-hang-dump-type none "$@" || crashed=1
done

total=$(count total) executed=$(count executed) passed=$(count passed)
failed=$((executed - passed)) skipped=$((total - executed))
[ "$crashed" = 1 ] && [ "$failed" = 0 ] && echo "A test project ended before its tests did." >&2
[ "$executed" = 0 ] && echo "No test ran." >&2
echo "$passed passed, $failed failed, $skipped skipped"
[ "$crashed" = 0 ] && [ "$failed" = 0 ] && [ "$executed" -gt 0 ]

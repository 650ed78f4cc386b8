#!/usr/bin/env bash
# Builds everything once and runs every test project. The last line is `N passed, N failed, N skipped`.
# Arguments are folders of tests/ to run (default: all), such as `./test.sh model client`.
# Installs what the tests need and this machine lacks: Chromium, for the tests that look at the report in a browser, and PostgreSQL and ip, for
# those of the cluster.
# With CI=true a skipped test is a failure.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cd "$root" || exit 1
artifacts=$root/artifacts
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf 'test.sh: %s\n' "$*" >&2; }

# Runs a command as root, or says what is missing.
as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

# Installs a Debian package that the tests need: install PACKAGE WHY.
install() {
  if [[ $(id -u) != 0 ]] && { ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; }; then
    say "error: $2; install it as root: apt-get install $1"
    exit 1
  fi
  if ! command -v apt-get >/dev/null; then
    say "error: $2; install it with this system's package manager"
    exit 1
  fi
  say "installing $1..."
  as_root apt-get update -q >&2 \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$1" >&2 \
    || { say "error: $1 could not be installed; see above"; exit 1; }
}

install_chromium() {
  command -v chromium >/dev/null || install chromium "the browser tests need a program 'chromium' on the PATH"
}

# The tests start servers of their own: Debian's package is kept from starting one.
install_postgresql() {
  command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return
  if command -v apt-get >/dev/null; then
    install postgresql-common "the cluster tests need PostgreSQL"
    as_root sed -i 's/^#*create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  fi
  install postgresql "the cluster tests need PostgreSQL"
}

install_ip() {
  command -v ip >/dev/null || install iproute2 "the tests of network faults need the program 'ip'"
}

# Whether this machine lets us make networks of our own: a container may not.
can_make_networks() {
  local name=ssesim-probe-$$
  [[ -c /dev/net/tun ]] && ip netns add "$name" 2>/dev/null && ip -n "$name" tuntap add dev probe mode tun 2>/dev/null
  local made=$?
  ip netns delete "$name" 2>/dev/null
  return $made
}

install_chromium
install_postgresql
install_ip

# The command first: it says what is missing of the SDK, and the tests run it as users do.
./ssesim --version >/dev/null || exit 1

say "building..."
(
  command -v flock >/dev/null && flock 9
  dotnet build SseSim.sln -c Release --artifacts-path "$artifacts/build" \
    -v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false 9>&-
) 9>"$artifacts/.build-lock" >"$artifacts/test-build.log" 2>&1 </dev/null || {
  say "error: the build failed"
  grep -E 'error' "$artifacts/test-build.log" | sort -u | head -n 40 >&2
  exit 1
}

if [[ $# -gt 0 ]]; then folders=("${@/#/tests/}"); else folders=(tests/*/); fi
options=(-noLogo -noColor)
if [[ ${CI-} == true ]]; then options+=(-failSkips); fi
if ! can_make_networks; then
  say "network namespaces cannot be made here (they need root and /dev/net/tun): the tests of network faults are left out"
  options+=(-trait- needs=network-namespaces)
fi
passed=0 failed=0 skipped=0
mkdir -p "$artifacts/test-results"
for folder in "${folders[@]}"; do
  project=$(basename "$(compgen -G "${folder%/}/*.csproj")" .csproj)
  if [[ -z $project ]]; then say "error: no test project in $folder"; exit 1; fi
  log=$artifacts/test-results/$project.log
  dotnet "$artifacts/build/bin/$project/release/$project.dll" "${options[@]}" -result-xml "$artifacts/test-results/$project.xml" \
    </dev/null 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1)
  if [[ $summary =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+) ]]; then
    bad=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
    # A runner that ends badly although no test failed (a crash while it ends) is a failure too.
    if [[ $status != 0 && $bad == 0 ]]; then bad=1; fi
    failed=$((failed + bad)) skipped=$((skipped + BASH_REMATCH[4]))
    passed=$((passed + BASH_REMATCH[1] - BASH_REMATCH[3] - BASH_REMATCH[4]))
  else
    say "error: $project ended with status $status and without a summary"
    failed=$((failed + 1))
  fi
done

if [[ $passed == 0 ]]; then say "error: no test passed"; failed=$((failed + 1)); fi
if [[ ${CI-} == true && $skipped -gt 0 ]]; then say "error: a skipped test fails the run where CI=true"; fi
echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed == 0 && ! ( ${CI-} == true && $skipped -gt 0 ) ]]

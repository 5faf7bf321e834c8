#!/usr/bin/env bash
# Compiles pgvector for the embedded server of this machine, loads it once to prove that it works, and lays the
# files out as class path resources. The Maven build runs it; docs/pgvector-binaries.md explains it.
#
#   build-pgvector.sh --platform=linux-amd64 --server-version=17.11.0 --server=DIR --target=DIR
#                     [--source=DIR --headers=DIR] [--skip=true]
#
# Bash 3.2 is enough, for macOS has no newer one.
set -eEuo pipefail
export LC_ALL=C
trap 'echo "build-pgvector.sh: line $LINENO failed: $BASH_COMMAND" >&2' ERR

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
platform='' server_version='' server='' target='' source='' headers='' skip=''
for argument; do
  case $argument in
    --platform=*) platform=${argument#*=} ;;
    --server-version=*) server_version=${argument#*=} ;;
    --server=*) server=${argument#*=} ;;
    --target=*) target=${argument#*=} ;;
    --source=*) source=${argument#*=} ;;
    --headers=*) headers=${argument#*=} ;;
    --skip=*) skip=${argument#*=} ;;
    *) echo "build-pgvector.sh: unknown argument $argument" >&2; exit 2 ;;
  esac
done
: "${platform:?--platform is missing}" "${server_version:?--server-version is missing}" "${target:?--target is missing}"
mkdir -p "$target"
target=$(cd "$target" && pwd)
major=${server_version%%.*}
product=$target/classes/dev/seedbed/pgvector/$platform/$major
licence=META-INF/licenses/pgvector.txt
log=$target/pgvector-build.log

give_directories='-Dpgvector.source=DIR -Dpgvector.headers=DIR: an unpacked pgvector, and the PostgreSQL '"$major"' server headers (pg_config --includedir-server)'
build_without='-Dpgvector.skip=true: a jar without pgvector; tests that need it then want a container or a PostgreSQL with pgvector'

# fail WHAT EXPECTED ACTUAL WHY FIX...
fail() {
  {
    printf 'pgvector could not be built for %s: %s\n' "$platform" "$1"
    printf '  expected: %s\n  actual: %s\n  why: %s\n' "$2" "$3" "$4"
    printf '  To fix: %s\n' "$5"
    shift 5
    [ $# = 0 ] || printf '      or: %s\n' "$@"
  } >&2
  exit 1
}

# The same, with what the log says last: what compilers and package managers say is the best explanation.
fail_with_log() {
  {
    printf 'The last lines of %s:\n' "$log"
    tail -n 15 "$log" | sed 's/^/  | /'
  } >&2
  fail "$@"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi | cut -d' ' -f1
}

content_of() { # FOLDER: a hash of its files' names and bytes
  (cd "$1" && find . -type f ! -path './.git/*' | sort | while IFS= read -r file; do
    echo "$file $(sha256 "$file")"
  done | sha256)
}

# intact FOLDER: holds a product of these inputs, none of its files changed.
intact() {
  local properties=$1/pgvector.properties file
  grep -qx "build.key=$key" "$properties" 2>/dev/null || return 1
  for file in $(sed -n 's/^files=//p' "$properties" | tr ',' ' '); do
    grep -qx "sha256.$file=$(sha256 "$1/$file" 2>/dev/null)" "$properties" || return 1
  done
}

source "$here/from-debian.sh"
source "$here/load-check.sh"

check_platform() {
  local kernel machine this
  kernel=$(uname -s) machine=$(uname -m)
  case $kernel in Linux) this=linux ;; Darwin) this=darwin ;; *) this=$kernel ;; esac
  case $machine in x86_64 | amd64) this=$this-amd64 ;; aarch64 | arm64) this=$this-arm64v8 ;; *) this=$this-$machine ;; esac
  case $platform in
    linux-amd64 | linux-arm64v8 | darwin-amd64 | darwin-arm64v8) ;;
    *) fail 'unknown platform' 'linux-amd64, linux-arm64v8, darwin-amd64 or darwin-arm64v8' "$platform" \
      'pgvector is compiled for the embedded servers that exist on Maven Central and that it can be tried on.' \
      "-Dembedded.platform=$this, if that is what this machine is" "$build_without" ;;
  esac
  [ "$platform" = "$this" ] || fail 'this machine is of another platform' "$platform" "$this" \
    'pgvector is compiled by the compiler of the machine and tried on its embedded server.' \
    "build on a machine that is $platform" "$build_without"
}

check_tools() {
  local compiler='one (Debian, Ubuntu: apt-get install gcc libc6-dev; macOS: xcode-select --install)' tool
  command -v cc >/dev/null || fail 'there is no C compiler' 'cc on the PATH' 'not found' \
    'no pgvector for the embedded server is published, so it is compiled from source.' "install $compiler" "$build_without"
  for tool in tar xz; do
    command -v $tool >/dev/null || fail "$tool is missing" "$tool on the PATH" 'not found' \
      'the embedded server, which pgvector is tried on, comes as a .txz archive.' \
      'install it (Debian, Ubuntu: apt-get install tar xz-utils; macOS: brew install xz)' "$build_without"
  done
}

check_given_directories() { # which come out absolute
  local actual
  [ -n "$source" ] && [ -n "$headers" ] || fail 'only one of two directories is given' \
    'both -Dpgvector.source and -Dpgvector.headers' "pgvector.source=$source pgvector.headers=$headers" \
    'source and headers are either both downloaded or both given.' "$give_directories" "$build_without"
  [ -f "$source/vector.control" ] && [ -f "$source/sql/vector.sql" ] && [ -f "$source/LICENSE" ] ||
    fail 'pgvector.source is not the source of pgvector' 'a folder with vector.control, sql/vector.sql, src and LICENSE' \
      "$source" 'pgvector is compiled from there.' "$give_directories" "$build_without"
  actual=$(sed -n 's/^#define PG_MAJORVERSION "\(.*\)"/PostgreSQL \1/p' "$headers"/pg_config*.h 2>/dev/null | head -n 1) || true
  [ -f "$headers/postgres.h" ] && [ "$actual" = "PostgreSQL $major" ] ||
    fail 'pgvector.headers does not fit the embedded server' "a folder with the server headers of PostgreSQL $major" \
      "$headers (${actual:-no postgres.h and pg_config.h})" \
      "an extension loads only into the major version that it is compiled for, and the embedded server is $server_version." \
      "$give_directories" "$build_without"
  source=$(cd "$source" && pwd)
  headers=$(cd "$headers" && pwd)
}

# As upstream's Makefile with OPTFLAGS="", and the flags that PostgreSQL itself is compiled with. Never -march=native:
# the jar runs elsewhere; pgvector chooses by the processor at run time. -std=gnu11 and portable-glibc.h keep the
# library loadable on a C library older than this machine's.
compile() {
  local flags=(-std=gnu11 -O2 -ftree-vectorize -fassociative-math -fno-signed-zeros -fno-trapping-math
    -fno-strict-aliasing -fwrapv -fPIC -fvisibility=hidden "-ffile-prefix-map=$headers=postgresql" "-I$headers")
  case $platform in
    linux-*) flags+=(-fexcess-precision=standard -include "$here/portable-glibc.h" -shared
      -Wl,--as-needed -Wl,-z,relro -Wl,-z,now) ;;
    darwin-*) flags+=(-bundle -undefined dynamic_lookup) ;;
  esac
  (cd "$source" && cc "${flags[@]}" src/*.c -lm -o "$1/$library") >>"$log" 2>&1 || fail_with_log 'compiling failed' \
    "cc compiles pgvector $version" 'cc failed, see above' 'the compiler, its C library or the headers do not fit.' \
    'install the C library'"'"'s headers (Debian, Ubuntu: apt-get install libc6-dev)' "$give_directories" "$build_without"
}

lay_out() {
  local file names
  cp "$source/vector.control" "$1/"
  cp "$source"/sql/vector--*--*.sql "$1/" 2>/dev/null || true
  cp "$source/sql/vector.sql" "$1/vector--$version.sql"
  names=$(cd "$1" && printf '%s\n' * | paste -sd, -)
  {
    printf 'pgvector.version=%s\npostgresql.major=%s\nplatform=%s\n' "$version" "$major" "$platform"
    case $platform in
      linux-*) printf 'glibc.minimum=%s\n' "$(readelf -V "$1/$library" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' |
        sort -t. -k1,1n -k2,2n | tail -n 1)" ;;
    esac
    printf 'build.key=%s\nlibrary=%s\nfiles=%s\n' "$key" "$library" "$names"
    for file in ${names//,/ }; do printf 'sha256.%s=%s\n' "$file" "$(sha256 "$1/$file")"; done
  } >"$1/pgvector.properties"
  cp "$source/LICENSE" "$1/"
  chmod 644 "$1"/*
}

install_product() { # FOLDER: into the class path resources, the old product being replaced as a whole
  mkdir -p "$(dirname "$product")" "$target/classes/${licence%/*}"
  rm -rf "$product"
  cp -R "$1" "$product"
  mv "$product/LICENSE" "$target/classes/$licence"
}

say() { echo "pgvector $(sed -n 's/^pgvector.version=//p' "$product/pgvector.properties") for $platform, PostgreSQL $major: $1"; }

if [ "$skip" = true ]; then
  rm -rf "$target/classes/dev/seedbed/pgvector" "$target/classes/$licence"
  echo "pgvector is left out of the jar, as -Dpgvector.skip=true asks for"
  exit
fi
check_platform
[ -z "$source$headers" ] || check_given_directories

key=$({
  printf '%s\n' "$platform" "$server_version"
  content_of "$here"
  if [ -n "$source" ]; then content_of "$source"; content_of "$headers"; fi
} | sha256)
if intact "$product"; then say 'up to date'; exit; fi

work=$(mktemp -d "$target/pgvector-build.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/product"
: >"$log"

# One archive a product, renamed into place: whole or not there, also with two builds at once.
cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}/seedbed/pgvector
if [ -f "$cache/$key.tar" ] && tar -xf "$cache/$key.tar" -C "$work/product" 2>>"$log" && intact "$work/product"; then
  install_product "$work/product"
  say "from the cache, $cache"
  exit
fi
rm -rf "$work/product" && mkdir "$work/product"

check_tools
[ -n "$source" ] || fetch_from_debian
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$source/vector.control")
case $platform in darwin-*) library=vector.dylib ;; *) library=vector.so ;; esac
compile "$work/product"
lay_out "$work/product"
check_loads "$work/product"
install_product "$work/product"
if mkdir -p "$cache" 2>>"$log" && tar -cf "$work/product.tar" -C "$work/product" . &&
  cp "$work/product.tar" "$cache/$key.$$" 2>>"$log" && mv -f "$cache/$key.$$" "$cache/$key.tar" 2>>"$log"; then
  say "built, and kept in $cache"
else
  say "built; not kept for the next build, for $cache cannot be written"
fi

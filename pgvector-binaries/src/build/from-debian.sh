# Gets pgvector's source and the server headers from Debian, as an ordinary user and without touching the system's apt:
# the mirror is the machine's own, the suite is trixie, and lists, cache and state are ours. apt verifies signatures
# and hashes as always.

suite=trixie

# apt itself reads its sources, so that both formats of them, options and variables are understood. Of the entries that
# look like the distribution's own, one whose address ends in /debian comes first: others use the same suite names.
debian_mirror() {
  local release
  release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  apt-get indextargets --no-release-info --format '$(CREATED_BY) $(RELEASE) $(COMPONENT) $(REPO_URI)' 2>>"$log" |
    awk -v release="$release" '
      $1 == "Packages" && $3 == "main" && ($2 == release || $2 ~ /^(oldstable|stable|testing|unstable|sid|trixie)$/) {
        if ($4 ~ /\/debian\/?$/) { print $4; found = 1; exit }
        if (!other) other = $4
      }
      END { if (!found && other) print other }'
}

write_apt_configuration() { # FOLDER MIRROR
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed_by=''
  [ ! -r $keyring ] || signed_by="[signed-by=$keyring] "
  mkdir -p "$1/lists/partial" "$1/cache/archives/partial"
  : >"$1/status"
  printf '%s %s%s %s main\n' deb "$signed_by" "$2" $suite deb-src "$signed_by" "$2" $suite >"$1/sources.list"
  # The sandbox user of apt could not write into our folders, and is not to be had without root.
  cat >"$1/apt.conf" <<EOF
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$1";
Dir::State::Lists "$1/lists";
Dir::State::status "$1/status";
Dir::Cache "$1/cache";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
EOF
}

download() { # FOLDER
  cd "$1" &&
    apt-get -q -c "$1/apt.conf" update &&
    apt-get -q -c "$1/apt.conf" download "postgresql-server-dev-$major" &&
    apt-get -q -c "$1/apt.conf" source --download-only pgvector
}

unpack() { # FOLDER
  local patch
  mkdir "$1/source" "$1/headers" &&
    tar -xzf "$1"/pgvector_*.orig.tar.gz -C "$1/source" --strip-components=1 &&
    tar -xf "$1"/pgvector_*.debian.tar.* -C "$1/source" &&
    dpkg-deb -x "$1/postgresql-server-dev-$major"_*.deb "$1/headers" || return
  # Patches of the Makefile alone do not matter here, it is not used; others may be security fixes.
  for patch in $(sed -e 's/#.*//' "$1/source/debian/patches/series" 2>/dev/null); do
    patch=$1/source/debian/patches/$patch
    if grep '^+++ ' "$patch" | grep -qv '/Makefile'; then
      patch -d "$1/source" -p1 <"$patch" || return
    fi
  done
}

# Sets source and headers.
fetch_from_debian() {
  local mirror='' folder tool
  for tool in apt-get dpkg-deb; do
    command -v $tool >/dev/null || fail "its source cannot be downloaded: there is no $tool" 'a Debian system' \
      "$tool not found" 'pgvector and the server headers come from Debian'"'"'s packages, unless they are given.' \
      "$give_directories" "$build_without"
  done
  mirror=$(debian_mirror) || true
  [ -n "$mirror" ] || fail "its source cannot be downloaded: apt knows no Debian mirror" \
    'an entry for Debian, component main, in the sources of apt' 'none' \
    'pgvector and the server headers come from Debian'"'"'s packages, unless they are given.' \
    "$give_directories" "$build_without"
  folder=$(cd "$work" && pwd)/debian
  write_apt_configuration "$folder" "$mirror"
  (download "$folder") >>"$log" 2>&1 || fail_with_log "its source cannot be downloaded" \
    "the packages pgvector and postgresql-server-dev-$major of Debian $suite" 'apt-get failed, see above' \
    'pgvector and the server headers come from Debian'"'"'s packages, unless they are given.' \
    'reach the mirror, and build again (if a key is missing: apt-get install debian-archive-keyring)' \
    "$give_directories" "$build_without"
  unpack "$folder" >>"$log" 2>&1 || fail_with_log "its source cannot be unpacked" \
    "the packages pgvector and postgresql-server-dev-$major as Debian $suite has them" 'unpacking failed, see above' \
    'a tool is missing (tar, gzip, xz, patch), or the disk is full.' \
    'install what the log misses (apt-get install tar gzip xz-utils patch)' "$give_directories" "$build_without"
  source=$folder/source
  headers=$(dirname "$folder"/headers/usr/include/postgresql/*/server/postgres.h)
}

# Proves a product by loading it: into the embedded server that it is for, with an index and answers that are known.

# Sets drop: what to put before a command so that it does not run as root, which PostgreSQL refuses.
find_privilege_drop() {
  local way
  drop=()
  [ "$(id -u)" = 0 ] || return 0
  for way in "setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups" 'runuser -u nobody --' 'unshare -U'; do
    read -ra drop <<<"$way"
    if "${drop[@]}" true 2>>"$log"; then return; fi
  done
  fail 'it cannot be tried as root' 'setpriv, runuser or unshare -U, one that works' 'none does' \
    'PostgreSQL refuses to run as root, and pgvector is tried before it is packed.' \
    'build as an ordinary user, or install util-linux, or let the container change users (CAP_SETUID)' "$build_without"
}

# as_server COMMAND...: in the folder of the trial, not as root.
as_server() {
  (cd "$trial" && ${drop[@]+"${drop[@]}"} "$@")
}

try_out() { # PRODUCT
  local share
  tar -xJf "$server"/postgres-*.txz -C "$trial" &&
    cp "$1/$library" "$trial/lib/postgresql/" || return
  share=$trial/share/postgresql/extension
  cp "$1"/vector.control "$1"/vector--*.sql "$share/" || return
  # Under unshare -U the files still belong to root, and so does what the server writes.
  if [ ${#drop[@]} -gt 0 ] && [ "${drop[0]}" != unshare ]; then chown -R nobody "$trial" || return; fi
  # The single-user server goes on after an error, so the answers decide. Its first complaint, told last, is the
  # cause of the others.
  as_server bin/initdb -D data -U postgres --auth=trust --no-sync --locale=C -E UTF8 || return
  as_server bin/postgres --single -F -D data -c log_checkpoints=off postgres \
    <"$here/load-check.sql" >"$work/answers" 2>"$work/complaints" || true
  cat "$work/answers"
  head -n 5 "$work/complaints"
  answered "version = \"$version\"" &&
    answered 'QUERY PLAN = ".*Index Scan using by_embedding' &&
    answered 'QUERY PLAN = ".*Index Scan using by_small' &&
    answered 'nearest vectors = "3,2"' &&
    answered 'nearest halfvecs = "3,2"'
}

answered() {
  grep -q "$1" "$work/answers" || { echo "no answer: $1"; return 1; }
}

check_loads() { # PRODUCT
  find_privilege_drop
  # Root's trial is in the folder for temporary files: another user may not reach the one that is built in.
  trial=$work/trial
  if [ ${#drop[@]} -gt 0 ]; then
    trial=$(mktemp -d "${TMPDIR:-/tmp}/pgvector-trial.XXXXXX")
    trap 'rm -rf "$work" "$trial"' EXIT
    chmod 755 "$trial"
  else
    mkdir "$trial"
    trial=$(cd "$trial" && pwd)
  fi
  try_out "$1" >>"$log" 2>&1 || fail_with_log 'it does not work in the embedded server' \
    "PostgreSQL $server_version loads it and finds nearest neighbours by an HNSW index" 'it did not, see above' \
    'the library does not fit the server or this machine'"'"'s C library, or the server cannot run here.' \
    'build with the headers of the same major version, without flags of your own' \
    'give a folder for temporary files that programs may run from (TMPDIR)' "$build_without"
}

#!/usr/bin/env bash
# Proves on a Debian 12 with nothing but python3, python3-venv, git and make that both commands of
# the README work in a clean clone: `make up` (its page and a query answer) and `make test`.
#
# Run by hand, as root; needs debootstrap and curl. It takes some minutes and 3 GB below TMPDIR.
#   scripts/clean_machine.sh [up|test]…        both without words
# KEEP=1 leaves the machine's directory, MIRROR=… takes packages from another place. Variables of
# pip, npm and proxies are handed on, so that it works behind them.
set -euo pipefail

[ "$(id -u)" = 0 ] || { echo "clean_machine: must run as root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "clean_machine: install debootstrap" >&2; exit 1; }

project=$(cd "$(dirname "$0")/.." && git rev-parse --show-toplevel)
machine=$(mktemp -d -t krakflux-machine-XXXXXX)
# A root that only root may enter would be closed to the ordinary user within.
chmod 755 "$machine"
port=${PORT:-18099}

leave() {
    for place in proc dev/shm dev sys; do
        mountpoint -q "$machine/$place" && umount -l "$machine/$place"
    done
    if [ -n "${KEEP:-}" ]; then echo "clean_machine: kept $machine"; else rm -rf "$machine"; fi
}
trap leave EXIT

say() { printf '\nclean_machine: %s\n' "$*"; }

make_machine() {
    say "a Debian 12 in $machine"
    debootstrap --variant=minbase --include=python3,python3-venv,git,make,ca-certificates \
        bookworm "$machine" ${MIRROR:+"$MIRROR"} >"$machine.log" 2>&1 ||
        { tail -20 "$machine.log" >&2; exit 1; }
    rm -f "$machine.log"
    mount -t proc proc "$machine/proc"
    mount --rbind /dev "$machine/dev"
    cp /etc/resolv.conf "$machine/etc/resolv.conf"
    # An installed Debian has this file, debootstrap makes none.
    echo "127.0.0.1 localhost" >"$machine/etc/hosts"
    # The certificates that this machine trusts, for those who sit behind a proxy of their own.
    cp /etc/ssl/certs/ca-certificates.crt "$machine/etc/ssl/certs/ca-certificates.crt"
    chroot "$machine" useradd --create-home user
    git clone --quiet "$project" "$machine/home/user/krakflux"
    chroot "$machine" chown -R user:user /home/user/krakflux
    if chroot "$machine" sh -c 'command -v node || command -v npm'; then
        echo "clean_machine: Node.js is on it" >&2
        exit 1
    fi
}

# Runs words as an ordinary user in the clone.
as_user() {
    local handed_on=()
    while IFS='=' read -r name _; do
        handed_on+=("$name=${!name}")
    done < <(env | grep -iE '^(pip_(cert|index_url|default_timeout)|npm_config_|https?_proxy|no_proxy)' || true)
    chroot --userspec=user:user "$machine" env -i HOME=/home/user LANG=C.UTF-8 \
        PATH=/usr/local/bin:/usr/bin:/bin SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
        NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "${handed_on[@]}" \
        sh -c 'cd ~/krakflux && exec "$@"' sh "$@"
}

check_up() {
    say "make up"
    # With job control a job has a process group of its own, which can be ended as a whole.
    set -m
    as_user make up ARGS="--no-browser --port $port" &
    local up=$!
    set +m
    local answer=
    for _ in $(seq 600); do
        answer=$(curl --silent --fail --max-time 2 "http://127.0.0.1:$port/health" || true)
        [ -n "$answer" ] && break
        kill -0 "$up" 2>/dev/null || { echo "clean_machine: make up ended" >&2; exit 1; }
        sleep 1
    done
    echo "$answer" | grep -q '"status":"pass"' || { echo "clean_machine: no answer" >&2; exit 1; }
    curl --silent --fail "http://127.0.0.1:$port/" | grep -qi '<script' ||
        { echo "clean_machine: the page is not there" >&2; exit 1; }
    as_user .venv/bin/krakflux write 'clean machine=true'
    as_user .venv/bin/krakflux query --format csv \
        'from(bucket: "kraken") |> range(start: -1h) |> filter(fn: (r) => r._field == "machine")' |
        grep -q ',true,machine,clean'
    as_user .venv/bin/krakflux status
    kill -TERM -- "-$up"
    # make calls being told to end an error.
    wait "$up" || true
    say "make up works"
}

check_test() {
    say "make test"
    as_user make test
    say "make test passes"
}

make_machine
for word in "${@:-up test}"; do
    for name in $word; do "check_$name"; done
done
say "done"

#!/bin/sh
# What the container starts: the seeds into a store of its own at the first start, then the service, with the arguments given.
set -eu
cd "$(dirname "$0")"
store=${TIMELINE_DATABASE_URL:=sqlite:////data/timeline.db}
case $store in
    sqlite:///*) test -e "${store#sqlite:///}" || timeline ingest seeds --db "$store" ;;
esac
exec timeline serve --db "$store" "$@"

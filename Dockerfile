# The same thing that `make run` builds:
#
#   docker build -t arabic-news-timeline .
#   docker run --rm -p 127.0.0.1:8050:8050 -v timeline:/data arabic-news-timeline
#
# Then open http://127.0.0.1:8050. The first start reads the seed articles into the store, which lies in the volume.
# For PostgreSQL, install the extra `postgres` and give -e TIMELINE_DATABASE_URL=…; the seeds are left out then.

FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore

WORKDIR /app

# The locks alone first: a change of the code builds again in seconds. What builds the two source packages goes in before them.
COPY requirements-build.lock requirements.lock ./
RUN pip install --no-deps --require-hashes -r requirements-build.lock \
 && pip install --no-deps --require-hashes --no-build-isolation --use-pep517 -r requirements.lock

COPY pyproject.toml LICENSE README.md* ./
COPY timeline timeline
COPY dashboard dashboard
RUN pip install --no-deps --no-build-isolation .

COPY seeds seeds
COPY tools/container.sh ./

RUN useradd --create-home --uid 10001 timeline && install -d -o timeline -g timeline /data
USER timeline
VOLUME /data
ENV TIMELINE_DATABASE_URL=sqlite:////data/timeline.db
EXPOSE 8050

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8050/healthz', timeout=4)"]

ENTRYPOINT ["sh", "container.sh"]
CMD ["--host", "0.0.0.0", "--port", "8050"]

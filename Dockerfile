# One image with all programs: the four services, `doorstroom` and the development broker. They are one executable, which
# acts as the program by whose name it is called.
ARG SWIFT_IMAGE=swift:6.3-bookworm
ARG RUNTIME_IMAGE=debian:bookworm-slim

FROM ${SWIFT_IMAGE} AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4-openssl-dev librdkafka-dev libpq-dev libjemalloc-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# The packages come first: this layer stays while only our own sources change.
COPY Package.swift Package.resolved* ./
RUN --mount=type=cache,id=doorstroom-build,target=/src/.build,sharing=locked swift package resolve
COPY Shared Shared
COPY Services Services
COPY Tools Tools
# The manifest names the test targets; they are not built.
COPY Tests Tests
RUN --mount=type=cache,id=doorstroom-build,target=/src/.build,sharing=locked \
    swift build -c release --static-swift-stdlib --product doorstroom -debug-info-format none \
    && mkdir /programs && strip -o /programs/doorstroom .build/release/doorstroom \
    && for name in registration matching monitoring escalation devbroker; do \
         ln -s doorstroom "/programs/doorstroom-$name" || exit 1; \
       done

FROM ${RUNTIME_IMAGE}
# tini is process 1: it passes signals on to programs that do not handle them themselves.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
         ca-certificates libcurl4 librdkafka1 libpq5 libjemalloc2 tini tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-log-init --no-create-home --home-dir /var/lib/doorstroom --shell /usr/sbin/nologin doorstroom \
    && install -d -o doorstroom -g doorstroom /var/lib/doorstroom /run/doorstroom
COPY --from=build /programs/ /usr/local/bin/
USER 10001
WORKDIR /var/lib/doorstroom
ENTRYPOINT ["tini", "--"]
CMD ["doorstroom", "--help"]

# syntax=docker/dockerfile:1
# scripts/rehearse-docker.mjs runs these steps without an engine, reading them from here; CI runs that script.

FROM node:24-bookworm-slim AS build
WORKDIR /build
ENV TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npx -y pnpm@12.21.0 install --frozen-lockfile
RUN npx -y pnpm@12.21.0 run build
# The server with its production dependencies only, as one folder that needs nothing of the workspace.
RUN npx -y pnpm@12.21.0 --filter @tessera/server --prod deploy --legacy /tessera/server

FROM node:24-bookworm-slim
# glibc's malloc keeps what image decoders free; jemalloc gives it back.
RUN apt-get update && apt-get install -y --no-install-recommends libjemalloc2 && rm -rf /var/lib/apt/lists/*
COPY --from=build /tessera/server /tessera/server
COPY --from=build /build/apps/web/dist /tessera/web/dist
# By number, so that an orchestrator can tell that it is not root. 1000 is `node` in this image.
RUN mkdir /data && chown 1000:1000 /data
USER 1000:1000
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TESSERA_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The options are those of scripts/server-options.mjs, and a test holds them to it.
CMD ["node", "--min-semi-space-size=4", "--max-semi-space-size=4", "/tessera/server/dist/main.js"]

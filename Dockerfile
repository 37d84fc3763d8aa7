# syntax=docker/dockerfile:1
# The API with the built mobile web pages. Debian, not Alpine: sharp and swc are used as their glibc builds.
ARG NODE_IMAGE=node:20-bookworm-slim

# What every stage installs from: manifests only, so that a change in the code does not install again.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/miniprogram/package.json apps/miniprogram/
COPY libs/contracts/package.json libs/contracts/
COPY libs/entities/package.json libs/entities/

FROM manifests AS build
ENV NX_DAEMON=false NX_TUI=false
RUN npm ci --ignore-scripts
COPY . .
RUN npx nx run-many -t build -p contracts,entities,api && npx nx run-many -t build:h5 -p miniprogram

# Only what the API needs while it runs.
FROM manifests AS production
RUN npm ci --ignore-scripts --omit=dev --workspace @jishan/api --include-workspace-root=false

FROM ${NODE_IMAGE}
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    JISHAN_H5_DIR=/app/apps/miniprogram/dist/h5 \
    JISHAN_MEDIA_DIR=/data/media
COPY --from=production /app ./
COPY --from=build /app/libs/contracts/dist libs/contracts/dist
COPY --from=build /app/libs/entities/dist libs/entities/dist
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/miniprogram/dist/h5 apps/miniprogram/dist/h5
# The folder above too: a restore makes the photos' folder beside the old one.
RUN install -d -o node -g node /data /data/media
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]

# The program with what it needs to run, for an account that is not root. Everything it keeps is under /data: mount a
# volume there. Built packages and the built application are in the image; nothing is fetched when it starts.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf .next/cache tests bench docs

FROM node:24-bookworm-slim
RUN apt-get update \
	&& apt-get install -y --no-install-recommends procps tini \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --uid 10001 --create-home --shell /usr/sbin/nologin holdfast \
	&& install -d -o holdfast -g holdfast -m 700 /data
WORKDIR /app
COPY --from=build --chown=root:root /app /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER holdfast
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "scripts/start.mjs"]

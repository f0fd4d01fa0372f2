// A small static file server for this machine: Range, gzip, CSP. No dependencies.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { createGzip } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".geojson": "application/geo+json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".fgb": "application/octet-stream",
  ".bin": "application/octet-stream",
};
const COMPRESSED = new Set([".png", ".woff2"]);

export const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' blob:";

/**
 * Serves a folder on 127.0.0.1 at the first free port from `port` on. `base` is the path the
 * app lives under; `ignoreRange` answers 200 to range requests, as plain servers do.
 */
export async function startServer({
  root,
  port = 4173,
  base = "/",
  host = "127.0.0.1",
  ignoreRange = false,
}) {
  const folder = resolve(root);
  const server = createServer((request, response) => {
    answer(request, response, { folder, base, ignoreRange });
  });
  const listening = await listen(server, host, port);
  const closed = new Promise((done) => server.on("close", done));
  return {
    url: `http://${host}:${listening}${base}`,
    port: listening,
    closed,
    close: () => {
      server.closeAllConnections();
      server.close();
      return closed;
    },
  };
}

function listen(server, host, port) {
  return new Promise((done, fail) => {
    const attempt = (candidate) => {
      server.once("error", (error) => {
        if (error.code === "EADDRINUSE" && candidate < port + 50) attempt(candidate + 1);
        else fail(error);
      });
      server.listen(candidate, host, () => {
        server.removeAllListeners("error");
        done(server.address().port);
      });
    };
    attempt(port);
  });
}

function answer(request, response, { folder, base, ignoreRange }) {
  response.setHeader("Content-Security-Policy", CSP);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  if (request.method !== "GET" && request.method !== "HEAD") return fail(response, 405);
  let path;
  try {
    path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    return fail(response, 400);
  }
  if (!path.startsWith(base)) return fail(response, 404);
  const file = normalize(join(folder, path.slice(base.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return fail(response, 404);
  const target = existsSync(file) && statSync(file).isDirectory() ? join(file, "index.html") : file;
  if (!existsSync(target)) return fail(response, 404);
  send(request, response, target, ignoreRange);
}

function send(request, response, file, ignoreRange) {
  const { size, mtimeMs } = statSync(file);
  const extension = extname(file);
  const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  response.setHeader("Content-Type", TYPES[extension] ?? "application/octet-stream");
  response.setHeader("ETag", etag);
  const isNamedByHash = /-[\w-]{8}\.(js|css|woff2|mjs)$/.test(file);
  response.setHeader("Cache-Control", isNamedByHash ? "max-age=31536000, immutable" : "no-cache");
  if (!ignoreRange) response.setHeader("Accept-Ranges", "bytes");
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  const range = ignoreRange ? null : rangeOf(request.headers.range, size);
  if (range === "unsatisfiable") {
    response.setHeader("Content-Range", `bytes */${size}`);
    fail(response, 416);
    return;
  }
  if (range !== null) {
    response.setHeader("Content-Range", `bytes ${range.start}-${range.end}/${size}`);
    response.setHeader("Content-Length", range.end - range.start + 1);
    response.writeHead(206);
    pipe(request, response, createReadStream(file, range), null);
    return;
  }
  const accepts = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const zip = accepts && size > 1024 && !COMPRESSED.has(extension);
  if (zip) {
    response.setHeader("Content-Encoding", "gzip");
    response.setHeader("Vary", "Accept-Encoding");
  } else response.setHeader("Content-Length", size);
  response.writeHead(200);
  pipe(request, response, createReadStream(file), zip ? createGzip({ level: 6 }) : null);
}

function pipe(request, response, stream, zip) {
  if (request.method === "HEAD") {
    stream.destroy();
    response.end();
    return;
  }
  stream.on("error", () => response.destroy());
  response.on("close", () => stream.destroy());
  if (zip === null) stream.pipe(response);
  else stream.pipe(zip).pipe(response);
}

/** One range of bytes; null for none or several, which are answered whole. */
function rangeOf(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return null;
  const start = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === "" || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end || start >= size ? "unsatisfiable" : { start, end };
}

function fail(response, status) {
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.writeHead(status).end(`${status}\n`);
}

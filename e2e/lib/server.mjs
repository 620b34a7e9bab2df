// A web server for a built site, on this machine only. It does what the site asks of any web host: sends text compressed, a
// folder's index.html for the folder, 404.html for what is not there, and the headers that stand in the file _headers.
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".ics": "text/calendar; charset=utf-8", ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
};
const compressed = /^(text|application\/(json|xml)|image\/svg)/;

/** Serves what folder() gives, which may change, below a path; gives {address, close}. */
export async function serve(folder, base = "/") {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const found = path.startsWith(base) ? find(folder(), path.slice(base.length)) : { status: 404 };
    for (const [name, value] of headersFor(folder(), `/${path.slice(base.length)}`)) response.setHeader(name, value);
    if (found.moved) {
      response.writeHead(301, { location: `${base}${found.moved}` }).end();
      return;
    }
    const type = types[extname(found.file ?? "")] ?? "application/octet-stream";
    response.statusCode = found.status;
    response.setHeader("content-type", type);
    let body = found.file ? readFileSync(found.file) : Buffer.from("");
    if (compressed.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      response.setHeader("content-encoding", "gzip");
      body = gzipSync(body);
    }
    response.setHeader("content-length", body.length);
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return { address: `http://127.0.0.1:${server.address().port}${base}`, close };
}

/** The file that a path of the site stands for. */
export function find(folder, path) {
  const file = join(folder, normalize(`/${path}`));
  if (existsSync(file) && statSync(file).isFile()) return { status: 200, file };
  if (existsSync(join(file, "index.html"))) {
    return path === "" || path.endsWith("/") ? { status: 200, file: join(file, "index.html") } : { status: 301, moved: `${path}/` };
  }
  const missing = join(folder, "404.html");
  return { status: 404, file: existsSync(missing) ? missing : undefined };
}

/** The headers that _headers gives for a path: lines with a path, where * stands for anything, and "Name: value" below it. */
export function headersFor(folder, path) {
  const file = join(folder, "_headers");
  if (!existsSync(file)) return [];
  const headers = new Map();
  let applies = false;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    if (/^\s/.test(line)) {
      const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
      if (!name) throw new Error(`_headers: ${line}`);
      if (applies) headers.set(name.toLowerCase(), value);
    } else {
      applies = new RegExp(`^${line.trim().split("*").map(escape).join(".*")}$`).test(path);
    }
  }
  return [...headers];
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../scripts/server.mjs";
import { ended, folderWith, startCli } from "./run-cli.ts";

const ROOT = join(import.meta.dirname, "../..");
const PAGE = `<!doctype html><title>服务圈</title>${"x".repeat(3000)}`;
const BYTES = "0123456789";

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A plain request: `fetch` would tidy paths and unpack by itself. */
function ask(url: string, headers: Record<string, string> = {}, method = "GET", path?: string) {
  return new Promise<Answer>((done, fail) => {
    const { hostname, port, pathname } = new URL(url);
    const options = { hostname, port, path: path ?? pathname, method, headers, agent: false };
    request(options, (response) => {
      let body = "";
      response.setEncoding("latin1").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => {
        done({ status: response.statusCode!, headers: response.headers, body });
      });
    })
      .on("error", fail)
      .end();
  });
}

describe("the server", () => {
  let folder = "";
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    folder = folderWith({ secret: "kept to itself" });
    mkdirSync(join(folder, "dist/assets"), { recursive: true });
    writeFileSync(join(folder, "dist/index.html"), PAGE);
    writeFileSync(join(folder, "dist/data.bin"), BYTES);
    writeFileSync(join(folder, "dist/assets/app-0aB_9xyz.js"), "1");
    server = await startServer({ root: join(folder, "dist"), port: 0 });
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers the page with 200 and a strict policy", async () => {
    const { status, headers, body } = await ask(server.url);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toMatch(
      /https?:|unsafe-eval'(?<!wasm-unsafe-eval')/,
    );
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(Buffer.from(body, "latin1").toString("utf8")).toBe(PAGE);
  });

  it.each([
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=0-0", 206, "0", "bytes 0-0/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=8-99", 206, "89", "bytes 8-9/10"],
    ["bytes=-99", 206, BYTES, "bytes 0-9/10"],
    ["bytes=10-", 416, "416\n", "bytes */10"],
    ["bytes=5-2", 416, "416\n", "bytes */10"],
    ["bytes=0-1,4-5", 200, BYTES, undefined],
    ["lines=1-2", 200, BYTES, undefined],
  ])("answers the range %s with %i", async (range, status, body, contentRange) => {
    const answer = await ask(`${server.url}data.bin`, { range });
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers["content-range"]).toBe(contentRange);
  });

  it("can be a server that ignores ranges", async () => {
    const plain = await startServer({ root: join(folder, "dist"), port: 0, ignoreRange: true });
    const answer = await ask(`${plain.url}data.bin`, { range: "bytes=2-4" });
    expect(answer).toMatchObject({ status: 200, body: BYTES });
    expect(answer.headers["accept-ranges"]).toBeUndefined();
    await plain.close();
  });

  it("answers 304 to what is known, and keeps for ever only what is named by its content", async () => {
    const { headers } = await ask(`${server.url}data.bin`);
    expect(headers["cache-control"]).toBe("no-cache");
    const again = await ask(`${server.url}data.bin`, { "if-none-match": String(headers.etag) });
    expect(again).toMatchObject({ status: 304, body: "" });
    const hashed = await ask(`${server.url}assets/app-0aB_9xyz.js`);
    expect(hashed.headers["cache-control"]).toContain("immutable");
  });

  it("packs what is worth it", async () => {
    const packed = await ask(server.url, { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.body.length).toBeLessThan(PAGE.length);
  });

  it.each([
    "/../secret",
    "/%2e%2e/secret",
    "/..%2fsecret",
    "/assets/../../secret",
    "/..\\secret",
    "/none.js",
    "/%00",
  ])("gives nothing outside its folder: %s", async (path) => {
    const { status, body } = await ask(server.url, {}, "GET", path);
    expect(status).toBe(404);
    expect(body).not.toContain("kept");
  });

  it("refuses a path that cannot be read, and every method that would change something", async () => {
    expect((await ask(server.url, {}, "GET", "/%zz")).status).toBe(400);
    for (const method of ["POST", "PUT", "DELETE"]) {
      expect((await ask(server.url, {}, method)).status).toBe(405);
    }
    expect(await ask(server.url, {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  });

  it("takes the next port where one is taken", async () => {
    const beside = await startServer({ root: join(folder, "dist"), port: server.port });
    expect(beside.port).toBeGreaterThan(server.port);
    await beside.close();
  });
});

describe("serve", () => {
  let folder = "";
  let stop = () => {};

  beforeAll(() => {
    folder = folderWith({ "package.json": '{"type":"module","name":"fuwuquan","version":"0"}' });
    cpSync(join(ROOT, "scripts"), join(folder, "scripts"), { recursive: true });
    for (const name of ["core", "io"]) {
      cpSync(join(ROOT, "src", name), join(folder, "src", name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  });

  afterEach(() => stop());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function startServe() {
    const program = join(folder, "scripts/fuwuquan.mjs");
    const child = startCli(folder, ["serve", "--port", "0"], program);
    stop = () => void child.kill("SIGKILL");
    return child;
  }

  it("says what to do before the app is built, and ends with 2", async () => {
    rmSync(join(folder, "dist"), { recursive: true, force: true });
    expect(await ended(startServe())).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "The app is not built yet. Run once:  npm start\n",
    });
  });

  it.each(["SIGINT", "SIGTERM"] as const)("serves the built app until %s", async (signal) => {
    mkdirSync(join(folder, "dist"), { recursive: true });
    writeFileSync(join(folder, "dist/index.html"), PAGE);
    writeFileSync(join(folder, "dist/data.bin"), BYTES);
    const child = startServe();
    const end = ended(child);
    const url = await new Promise<string>((done) => {
      child.stdout!.on("data", (text) => {
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(text))?.[0];
        if (found !== undefined) done(found);
      });
    });
    expect((await ask(url)).status).toBe(200);
    expect(await ask(`${url}data.bin`, { range: "bytes=2-4" })).toMatchObject({
      status: 206,
      body: "234",
    });
    const before = Date.now();
    child.kill(signal);
    const { code, signal: by } = await end;
    expect(Date.now() - before).toBeLessThan(5000);
    expect([0, 130, null]).toContain(code);
    if (code === null) expect(by).toBe(signal);
    await expect(ask(url)).rejects.toThrow();
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { main } from "../../scripts/cli/main.ts";

const PROGRAM = join(import.meta.dirname, "../../scripts/fuwuquan.mjs");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `node fuwuquan.mjs …words` as if typed in `folder`. */
export function startCli(
  folder: string,
  words: readonly string[],
  program: string = PROGRAM,
): ChildProcess {
  const { INIT_CWD: _, ...env } = process.env;
  return spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What a program printed and how it ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  const out = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]!.setEncoding("utf8").on("data", (text: string) => {
      out[name] += text;
    });
  }
  return new Promise((done) => {
    child.on("close", (code, signal) => done({ code, signal, ...out }));
  });
}

/** The program as a planner runs it. */
export function runProcess(folder: string, ...words: string[]): Promise<Ended> {
  return ended(startCli(folder, words));
}

/** The same command in this process, which saves the start of another: one at a time. */
export async function runCli(folder: string, ...words: string[]): Promise<Ended> {
  const out = { stdout: "", stderr: "" };
  const take = (name: "stdout" | "stderr") => (chunk: string | Uint8Array) => {
    out[name] += typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(take("stdout")),
    vi.spyOn(process.stderr, "write").mockImplementation(take("stderr")),
    vi.spyOn(console, "log").mockImplementation((text) => void take("stdout")(`${text}\n`)),
    vi.spyOn(console, "error").mockImplementation((text) => void take("stderr")(`${text}\n`)),
  ];
  vi.stubEnv("INIT_CWD", folder);
  try {
    return { code: await main(words), signal: null, ...out };
  } finally {
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

/** A new folder under the system's temporary one, with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "fuwuquan-cli-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

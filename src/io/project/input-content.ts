import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { NamedBytes } from "../../core/analysis/plan-run.ts";
import type { InputData } from "../../core/analysis/project.ts";
import { facilitiesIn, inLots } from "../../core/facilities/facility-lots.ts";
import type { contentSchema } from "./project-schema.ts";

type Content = ReturnType<typeof contentSchema.parse>;

/** The text of what an input holds, and its hash: what is in the project file, or beside it. */
export function contentText(data: InputData): { readonly text: string; readonly sha256: string } {
  const { facilities, file, report, quarantine } = data;
  const text = JSON.stringify({
    facilities: facilities === null ? null : facilitiesIn(facilities),
    file: file === null ? null : fileContent(file),
    report,
    quarantine,
  });
  return { text, sha256: bytesToHex(sha256(new TextEncoder().encode(text))) };
}

export function dataOf({ facilities, file, report, quarantine }: Content): InputData {
  return {
    facilities: facilities === null ? null : inLots(facilities),
    file:
      file === null
        ? null
        : {
            name: file.name,
            bytes: "text" in file ? new TextEncoder().encode(file.text) : fromBase64(file.base64),
          },
    report: report as InputData["report"],
    quarantine: quarantine as InputData["quarantine"],
  };
}

/** Text where encoding it gives the same bytes again. */
function fileContent({ name, bytes }: NamedBytes): NonNullable<Content["file"]> {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { name, text: decoder.decode(bytes) };
  } catch {
    return { name, base64: toBase64(bytes) };
  }
}

const PIECE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

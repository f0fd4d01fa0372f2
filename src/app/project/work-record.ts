import { checksumOf } from "../../core/base/checksum.ts";
import {
  DOCUMENT_VERSION,
  fromVersion1,
  type History,
} from "../../core/scenario/document-versions.ts";
import type { DocumentState } from "../../state/document.ts";
import type { SessionState } from "../../state/session.ts";

/** The work as it lies in the browser's storage: a text and its checksum, so that damage shows. */
export interface WorkRecord {
  readonly version: number;
  readonly text: string;
  readonly checksum: string;
}

/** What a record holds. */
export interface SavedWork {
  readonly document: DocumentState;
  readonly session: Partial<SessionState>;
}

export function recordOf({ document, session }: SavedWork): WorkRecord {
  const { past, future } = document;
  const history: History = { entries: document.document.entries, past, future };
  const text = JSON.stringify({ history, session });
  return { version: DOCUMENT_VERSION, text, checksum: checksumOf(text) };
}

/** Null where the record is damaged, or of a version that this release does not know. */
export function workOf(record: unknown, title: string): SavedWork | null {
  if (typeof record !== "object" || record === null) return null;
  const { version, text, checksum, document, session } = record as Record<string, unknown>;
  try {
    if (version === 1) {
      // Version 1 was kept as it was, without a checksum.
      const history = fromVersion1(document as Parameters<typeof fromVersion1>[0], title);
      return { document: stateOf(history), session: session as Partial<SessionState> };
    }
    if (version !== DOCUMENT_VERSION || typeof text !== "string") return null;
    if (checksumOf(text) !== checksum) return null;
    const saved = JSON.parse(text) as { history: History; session: Partial<SessionState> };
    return { document: stateOf(saved.history), session: saved.session };
  } catch {
    return null;
  }
}

function stateOf({ entries, past, future }: History): DocumentState {
  return { document: { entries }, past, future };
}

import { describe, expect, it } from "vitest";
import { csvFile, geojsonFile, xlsxFile } from "../../scripts/bench/import-files.ts";
import { noTick } from "../../src/core/base/tick.ts";
import { createImportAnswers } from "../../src/workers/import-answers.ts";

describe("a file that is read when it is asked for", () => {
  it.each([csvFile(20), geojsonFile(20), xlsxFile(20)])(
    "$name opens as its bytes do",
    async (file) => {
      const opened = (bytes: Uint8Array | Blob) =>
        createImportAnswers()["import.open"](
          { files: [{ name: file.name, bytes }], encoding: null, baseUrl: null, trusted: [] },
          noTick,
        );
      const { sheets } = await opened(new Blob([file.bytes as Uint8Array<ArrayBuffer>]));
      expect(sheets).toEqual((await opened(file.bytes)).sheets);
      expect(sheets).toHaveLength(1);
    },
  );
});

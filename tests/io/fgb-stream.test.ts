import fc from "fast-check";
import type { Feature, Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { UNDECIDED } from "../../scripts/bench/import-files.ts";
import { Cancelled, noTick } from "../../src/core/base/tick.ts";
import type { OutLayer } from "../../src/core/import/layer-file.ts";
import { NO_CONTEXT } from "../../src/io/import/import-context.ts";
import { OpenImport } from "../../src/io/import/open-import.ts";
import { StreamedLayer } from "../../src/io/import/streamed-layer.ts";
import { FgbStream } from "../../src/io/region/fgb-stream.ts";
import { type Properties, readFgb, writeFeatures } from "../../src/io/region/read-fgb.ts";
import { writeLayer } from "../../src/io/write/layers/write-layer.ts";

/** Bytes that count what is asked of them. */
function counted(bytes: Uint8Array) {
  const told = { asked: 0 };
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return {
    told,
    size: blob.size,
    slice: (from: number, to: number) => {
      told.asked += to - from;
      return blob.slice(from, to);
    },
  };
}

function homes(count: number, wide = 0): Feature<Geometry, Properties>[] {
  return Array.from({ length: count }, (_, k) => ({
    type: "Feature",
    properties: { 编号: `A${k}`, 名称: `第${k}敬老院`, 床位数: k % 300, 备注: "字".repeat(wide) },
    geometry: { type: "Point", coordinates: [119.5 + (k % 997) / 1000, 28.5 + k / 1e6] },
  }));
}

async function indexed(features: readonly Feature<Geometry, Properties>[]): Promise<Uint8Array> {
  const columns = Object.keys(features[0]!.properties);
  const rows = features.map(({ properties, geometry }) => ({
    values: columns.map((column) => properties[column] as string | number | null),
    geometry,
  }));
  const layer: OutLayer = { name: "homes", columns, rows };
  const options = { format: "fgb", datum: "wgs84", crs: null, encoding: "utf-8" } as const;
  return (await writeLayer(layer, options)).bytes;
}

async function readAll(bytes: Uint8Array): Promise<FgbStream> {
  const stream = await FgbStream.open(counted(bytes));
  await stream.readUntil(Number.POSITIVE_INFINITY, noTick);
  return stream;
}

describe("a FlatGeobuf file read piece by piece", () => {
  it("holds what it holds when it is read whole, with an index and without", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.nat(400), async (count, wide) => {
        const features = homes(count, wide);
        for (const bytes of [writeFeatures(features), await indexed(features)]) {
          const whole = await readFgb(bytes);
          const stream = await readAll(bytes);
          expect(stream.features).toEqual(whole.features);
          expect([stream.crs, stream.count]).toEqual([whole.crs, count]);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("reads a feature that is larger than any piece", async () => {
    const features = homes(3, 2_000_000);
    expect((await readAll(writeFeatures(features))).features).toEqual(features);
  });

  it("is refused wherever it is cut off, or with bytes after its end", async () => {
    const bytes = await indexed(homes(5));
    for (let end = 0; end < bytes.length; end++) {
      await expect(readAll(bytes.subarray(0, end)), `cut at ${end}`).rejects.toThrow();
    }
    await expect(readAll(Uint8Array.of(...bytes, 0))).rejects.toThrow();
  });

  it("is refused or read to its end with any byte damaged", async () => {
    const bytes = await indexed(homes(4));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] = 0xff;
      const count = await readAll(damaged).then(
        ({ features }) => features.length,
        () => -1,
      );
      expect([-1, 4], `byte ${at}`).toContain(count);
    }
  });

  it("shows its first rows with a guess before most of it is asked for", async () => {
    const bytes = await indexed(homes(25_000));
    const source = counted(bytes);
    const layer = await StreamedLayer.open("homes.fgb", source);
    const open = await OpenImport.openStream(layer, NO_CONTEXT);
    const first = await open.look(UNDECIDED);
    expect(open.opened.sheets).toEqual([{ name: null, rowCount: 25_000 }]);
    expect(first.isFirst).toBe(true);
    expect(first.preview.rows).toHaveLength(20);
    expect(first.preview.rowCount).toBe(25_000);
    expect(first.decision.columns).toEqual({ id: "编号", name: "名称", capacity: "床位数" });
    expect(source.told.asked).toBeLessThan(source.size / 4);

    // Given up after its first piece and taken up again, nothing is asked for twice.
    const stop = (done: number): void => {
      if (done > 3e6) throw new Cancelled();
    };
    await expect(open.read({ ...UNDECIDED, decision: first.decision }, stop)).rejects.toThrow(
      Cancelled,
    );
    expect(source.told.asked).toBeLessThan(source.size);
    const { result } = await open.read({ ...UNDECIDED, decision: first.decision }, noTick);
    expect(source.told.asked).toBeLessThan(source.size * 1.01 + 1e6);
    const whole = await open.look(UNDECIDED);
    expect([whole.isFirst, whole.decision]).toEqual([false, first.decision]);
    const plain = await OpenImport.open({ name: "homes.fgb", bytes }, undefined, NO_CONTEXT);
    expect(result).toEqual(
      (await plain.read({ ...UNDECIDED, decision: first.decision }, noTick)).result,
    );
  });
});

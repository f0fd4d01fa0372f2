import { describe, expect, it } from "vitest";
import { asFiles } from "../../src/app/project/stored-input.ts";
import { facilitiesIn, inLots } from "../../src/core/facilities/facility-lots.ts";
import { facilitiesOfHeld, heldInput, inputOf } from "../../src/workers/held-input.ts";
import { siteAt } from "../towns/toy-town.ts";

const REST = { report: null, quarantine: null };
const SITES = Array.from({ length: 2500 }, (_, k) => siteAt(`诊所 ${k}`, [120 + k / 1e4, 30]));

describe("what an input holds, as files that the page hands on", () => {
  it("comes back as it was from a copy of the files: facilities, and the bytes of a file", async () => {
    const layer = { ...REST, facilities: inLots(SITES), file: null };
    expect(await inputOf(structuredClone(heldInput(layer)))).toEqual(layer);
    const bytes = Uint8Array.from([0, 255, 10, 0xe6, 0x9d]);
    const file = { ...REST, facilities: null, file: { name: "人口.geojson", bytes } };
    expect(await inputOf(structuredClone(heldInput(file)))).toEqual(file);
  });

  it("has a file for each lot, which is read by itself", async () => {
    const { facilities } = heldInput({ ...REST, facilities: inLots(SITES), file: null });
    expect(facilities).toMatchObject({ count: 2500, lots: { length: 3 } });
    expect(await facilitiesOfHeld(facilities!.lots[2]!)).toEqual(SITES.slice(2000));
  });

  it("is read as releases before stored it, and as this one does", async () => {
    const bytes = Uint8Array.from([1, 2]);
    const stored = asFiles({ ...REST, facilities: SITES, file: { name: "a", bytes } });
    const found = await inputOf(stored);
    expect(facilitiesIn(found.facilities!)).toEqual(SITES);
    expect(found.file).toEqual({ name: "a", bytes });
    expect(asFiles(stored)).toEqual(stored);
  });
});

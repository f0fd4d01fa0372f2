import { describe, expect, it } from "vitest";
import { fromStored, toStored } from "../../src/app/project/stored-data.ts";
import { facilitiesIn, inLots } from "../../src/core/facilities/facility-lots.ts";
import { siteAt } from "../towns/toy-town.ts";

const REST = { report: null, quarantine: null };
const SITES = Array.from({ length: 2500 }, (_, k) => siteAt(`诊所 ${k}`, [120 + k / 1e4, 30]));

describe("what an input holds, as the browser stores it", () => {
  it("comes back as it was: facilities, and the bytes of a file", async () => {
    const layer = { ...REST, facilities: inLots(SITES), file: null };
    expect(await fromStored(await toStored(layer))).toEqual(layer);
    const bytes = Uint8Array.from([0, 255, 10, 0xe6, 0x9d]);
    const file = { ...REST, facilities: null, file: { name: "人口.geojson", bytes } };
    expect(await fromStored(await toStored(file))).toEqual(file);
  });

  it("lies there as files, of which none is large", async () => {
    const { facilities } = await toStored({ ...REST, facilities: inLots(SITES), file: null });
    expect(facilities).toMatchObject({ count: 2500, lots: { length: 3 } });
  });

  it("is read as releases before stored it", async () => {
    const bytes = Uint8Array.from([1, 2]);
    const found = await fromStored({ ...REST, facilities: SITES, file: { name: "a", bytes } });
    expect(facilitiesIn(found.facilities!)).toEqual(SITES);
    expect(found.file!.bytes).toEqual(bytes);
  });
});

import { narrow } from "./clean-value.ts";

/** A unit by its names, to be found in addresses. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  /** The name without its kind: 景宁. */
  readonly short: string;
  readonly level: "city" | "county" | "town";
  readonly parent: string | null;
  readonly lon: number;
  readonly lat: number;
  /** The point was placed by a model: no witness for a datum. */
  readonly estimated: boolean;
  /** Field → whole people of the census. */
  readonly totals: Readonly<Record<string, number>>;
}

/** The units that a text names; `town` lies in `county` where both are known. */
export interface NamedIn {
  readonly county: NamedUnit | null;
  readonly town: NamedUnit | null;
}

/** Finds units of the region in addresses and names. */
export class UnitNames {
  readonly #counties: readonly (readonly [string, NamedUnit])[];
  readonly #towns = new Map<string, NamedUnit[]>();
  readonly #byId = new Map<string, NamedUnit>();
  readonly #longestTown: number;

  constructor(units: readonly NamedUnit[]) {
    const counties: [string, NamedUnit][] = [];
    for (const unit of units) {
      this.#byId.set(unit.id, unit);
      if (unit.level === "county") {
        counties.push([unit.name, unit]);
        // Of two characters, 江山 and 青田 stand for themselves only with their kind or 县/市.
        if (unit.short.length >= 2 && unit.short !== unit.name) counties.push([unit.short, unit]);
      }
      if (unit.level !== "town") continue;
      const list = this.#towns.get(unit.name) ?? [];
      list.push(unit);
      this.#towns.set(unit.name, list);
    }
    this.#counties = counties.sort((a, b) => b[0].length - a[0].length);
    this.#longestTown = Math.max(0, ...[...this.#towns.keys()].map((name) => name.length));
  }

  unit(id: string): NamedUnit | null {
    return this.#byId.get(id) ?? null;
  }

  /** Towns of exactly this name. */
  townsNamed(name: string): readonly NamedUnit[] {
    return this.#towns.get(narrow(name).trim()) ?? [];
  }

  /** County and town that a text names; a town of several counties counts only within a named county. */
  find(text: string): NamedIn {
    const plain = narrow(text).replace(/\s/g, "");
    const county = this.#counties.find(([name]) => plain.includes(name))?.[1] ?? null;
    const town = this.#townIn(plain, county);
    if (town === null) return { county, town };
    return { county: county ?? this.unit(town.parent ?? ""), town };
  }

  #townIn(text: string, county: NamedUnit | null): NamedUnit | null {
    for (let length = Math.min(this.#longestTown, text.length); length >= 2; length--) {
      for (let at = 0; at + length <= text.length; at++) {
        const towns = this.#towns.get(text.slice(at, at + length));
        if (towns === undefined) continue;
        const here = county === null ? towns : towns.filter(({ parent }) => parent === county.id);
        if (here.length === 1) return here[0]!;
      }
    }
    return null;
  }
}

import type { Inputs } from "../core/analysis/inputs.ts";
import { type RegisteredTable, withRegistered } from "../core/demand/registered.ts";

/** The inputs with registered people; the same object for the same inputs and table. */
export class RegisteredPeople {
  #last: { readonly base: Inputs; readonly key: string; readonly inputs: Inputs } | null = null;
  #placed: {
    readonly demand: Inputs["demand"];
    readonly key: string;
    readonly parts: Pick<Inputs, "demand" | "registered">;
  } | null = null;

  over(base: Inputs, table: RegisteredTable | null): Inputs {
    if (table === null) return base;
    const key = JSON.stringify(table);
    if (this.#last?.base === base && this.#last.key === key) return this.#last.inputs;
    // Edits change facilities, not people: these are placed once.
    if (this.#placed?.demand !== base.demand || this.#placed.key !== key) {
      const parts = withRegistered(base.demand, base.units, table);
      this.#placed = { demand: base.demand, key, parts };
    }
    this.#last = { base, key, inputs: { ...base, ...this.#placed.parts } };
    return this.#last.inputs;
  }
}

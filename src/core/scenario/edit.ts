/** One change to the baseline, as the plan file spells it (plan format §5). WGS 84 degrees. */
export type Edit =
  | {
      readonly op: "add";
      readonly layer: string;
      readonly id: string;
      readonly class: string;
      readonly lon: number;
      readonly lat: number;
      readonly capacity?: number | undefined;
      readonly level?: string | undefined;
      readonly status?: string | undefined;
      readonly openYear?: number | undefined;
      readonly cost?: number | undefined;
      readonly name?: string | undefined;
    }
  | {
      readonly op: "set";
      readonly facility: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
  | { readonly op: "move"; readonly facility: string; readonly lon: number; readonly lat: number }
  | { readonly op: "close"; readonly facility: string }
  | { readonly op: "link"; readonly link: Readonly<Record<string, unknown>> }
  | { readonly op: "unlink"; readonly id: string };

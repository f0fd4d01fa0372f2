import type { ReactNode } from "react";

const PATHS = {
  data: "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3Zm0 0v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3",
  rules: "M3 17 17 3l4 4L7 21l-4-4Zm4-4 2 2m1-5 2 2m1-5 2 2",
  result: "M4 20V10h4v10H4Zm6 0V4h4v16h-4Zm6 0v-7h4v7h-4ZM2 20h20",
  gaps: "M9 4a5 5 0 1 0 .01 0M17 12v.01M20 14v.01M20 18v.01M17 20v.01M14 18v.01M14 14v.01",
  siting: "M12 21s-7-6-7-11a7 7 0 0 1 12.5-4.3M12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm6-2v6m-3-3h6",
  scenario:
    "M6 5a2 2 0 1 0 .01 0M18 5a2 2 0 1 0 .01 0M6 15a2 2 0 1 0 .01 0M6 9v6M18 9c0 5-6 3-10.500 7",
  present: "M3 4h18M4 4v11h16V4M12 15v5m-4 0h8M8 11l3-3 2 2 3-4",
  search: "M10.500 4a6.500 6.500 0 1 0 .01 0M15.500 15.500 21 21",
  undo: "M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
  redo: "m16 5 4 4-4 4m4-4H10a5 5 0 0 0 0 10h3",
  export: "M12 3v12m-5-5 5 5 5-5M4 17v4h16v-4",
  close: "m5 5 14 14M19 5 5 19",
  help: "M12 3a9 9 0 1 0 .01 0M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 17v.01",
  chevron: "m6 9 6 6 6-6",
  plus: "M12 5v14M5 12h14",
  target: "M12 5a7 7 0 1 0 .01 0M12 2v5m0 10v5M2 12h5m10 0h5",
  trash: "M4 7h16M9 7V4h6v3m-8 0 1 13h8l1-13",
  more: "M5 12v.01M12 12v.01M19 12v.01",
  copy: "M8 8h12v12H8V8Zm-4 8V4h12",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon; decoration only, the text beside it or the label says what it means. */
export function Icon({
  name,
  size = 16,
}: {
  readonly name: IconName;
  readonly size?: number;
}): ReactNode {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

const SHAPES: Readonly<Record<string, { readonly path: string; readonly colour: string }>> = {
  elder: { path: "M10 3.500a6.500 6.500 0 1 1-.01 0Z", colour: "#5B3A9B" },
  nursery: { path: "M10 3 17.500 16.500h-15Z", colour: "#B07D00" },
  clinic: {
    path: "M7.400 3h5.200v4.400H17v5.200h-4.400V17H7.400v-4.400H3V7.400h4.400Z",
    colour: "#1769B0",
  },
  sport: { path: "M10 2.500 17.500 10 10 17.500 2.500 10Z", colour: "#2F7337" },
};

/** The shape of a facility class: solid for what exists, hollow red for a candidate. */
export function ClassShape({
  of,
  isCandidate = false,
  size = 16,
}: {
  readonly of: string;
  readonly isCandidate?: boolean;
  readonly size?: number;
}): ReactNode {
  const shape = SHAPES[of] ?? { path: "M4 4h12v12H4Z", colour: "#48535B" };
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      {isCandidate ? (
        <path
          d={shape.path}
          fill="#fff"
          stroke="#C8102E"
          strokeWidth="2.4"
          strokeLinejoin="round"
        />
      ) : (
        <path d={shape.path} fill={shape.colour} />
      )}
    </svg>
  );
}

/** The mark of a mountain or island county. */
export function GroupGlyph({ of }: { readonly of: "mountain" | "island" }): ReactNode {
  return (
    <svg className="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {of === "mountain" ? (
        <path d="m1 11.500 4.600-8 2.800 4.600L10 6l3 5.500Z" fill="currentColor" />
      ) : (
        <g fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round">
          <path d="M3 5.500a4 3 0 0 1 8 0Z" fill="currentColor" stroke="none" />
          <path d="M1 8.300q1.500-1.600 3 0t3 0 3 0 3 0M1 11.300q1.500-1.600 3 0t3 0 3 0 3 0" />
        </g>
      )}
    </svg>
  );
}

import type { Map as MaplibreMap } from "maplibre-gl";
import { CLASS_COLOURS, GAP, INK, OTHER_CLASS_COLOUR, PLAN, SURFACE } from "./palette.ts";

const RATIO = 2;

/** Draws every image the style names: class shapes, hatches, badges, glyphs. */
export function addSymbols(map: MaplibreMap): void {
  for (const name of ["elder", "nursery", "clinic", "sport", "other"]) {
    const colour = CLASS_COLOURS[name] ?? OTHER_CLASS_COLOUR;
    addDrawn(map, `class-${name}`, 20, (c) => {
      trace(c, name, 10, 10, 6.4);
      c.lineJoin = "round";
      c.lineWidth = 2.8;
      c.strokeStyle = SURFACE;
      c.stroke();
      c.fillStyle = colour;
      c.fill();
    });
    addDrawn(map, `planned-${name}`, 20, (c) => hollow(c, name, 10, 6, colour, 1.8));
    addDrawn(map, `candidate-${name}`, 32, (c) => hollow(c, name, 16, 9.5, PLAN, 2.4));
    addDrawn(map, `closed-${name}`, 20, (c) => {
      trace(c, name, 10, 10, 6);
      c.fillStyle = "#66717A";
      c.fill();
      line(c, 4, 16, 16, 4, SURFACE, 2);
    });
  }
  addDrawn(map, "gap-hatch", 10, (c) => diagonals(c, 10, 5, GAP, 0.9, 0.55));
  addDrawn(map, "missing-hatch", 8, (c) => diagonals(c, 8, 4, "#66717A", 1, 1));
  addDrawn(map, "badge", 22, (c) => badge(c, SURFACE, GAP));
  addDrawn(map, "badge-selected", 22, (c) => badge(c, GAP, GAP));
  addDrawn(map, "glyph-mountain", 14, (c) => {
    c.beginPath();
    c.moveTo(1, 11.5);
    c.lineTo(5.6, 3.4);
    c.lineTo(8.4, 8);
    c.lineTo(10, 5.8);
    c.lineTo(13, 11.5);
    c.closePath();
    casing(c, INK);
  });
  addDrawn(map, "glyph-island", 14, (c) => {
    c.beginPath();
    c.ellipse(7, 5, 4, 2.6, 0, Math.PI, 0);
    c.closePath();
    casing(c, INK);
    for (const y of [8, 11]) wave(c, y);
  });
}

type Context = CanvasRenderingContext2D;

export function addDrawn(
  map: MaplibreMap,
  name: string,
  size: number,
  draw: (c: Context) => void,
): void {
  const canvas = document.createElement("canvas");
  canvas.width = size * RATIO;
  canvas.height = size * RATIO;
  // Read back at once: drawn where it can be read, not on the graphics card.
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.scale(RATIO, RATIO);
  draw(context);
  const data = context.getImageData(0, 0, canvas.width, canvas.height);
  if (!map.hasImage(name)) map.addImage(name, data, { pixelRatio: RATIO });
}

/** The outline of a class's shape: circle, triangle, cross, diamond; a square for others. */
function trace(c: Context, name: string, x: number, y: number, r: number): void {
  c.beginPath();
  switch (name) {
    case "elder":
      c.arc(x, y, r * 0.92, 0, 2 * Math.PI);
      break;
    case "nursery":
      c.moveTo(x, y - r);
      c.lineTo(x + r, y + r * 0.8);
      c.lineTo(x - r, y + r * 0.8);
      break;
    case "clinic": {
      const a = r * 0.38;
      const points = [
        [-a, -r],
        [a, -r],
        [a, -a],
        [r, -a],
        [r, a],
        [a, a],
        [a, r],
        [-a, r],
        [-a, a],
        [-r, a],
        [-r, -a],
        [-a, -a],
      ] as const;
      for (const [dx, dy] of points) c.lineTo(x + dx, y + dy);
      break;
    }
    case "sport":
      c.moveTo(x, y - r);
      c.lineTo(x + r, y);
      c.lineTo(x, y + r);
      c.lineTo(x - r, y);
      break;
    default:
      c.rect(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
  }
  c.closePath();
}

function hollow(
  c: Context,
  name: string,
  at: number,
  r: number,
  colour: string,
  width: number,
): void {
  trace(c, name, at, at, r);
  c.lineJoin = "round";
  c.lineWidth = width + 3;
  c.strokeStyle = SURFACE;
  c.stroke();
  c.fillStyle = SURFACE;
  c.fill();
  c.lineWidth = width;
  c.strokeStyle = colour;
  c.stroke();
}

export function diagonals(
  c: Context,
  size: number,
  every: number,
  colour: string,
  width: number,
  alpha: number,
): void {
  c.globalAlpha = alpha;
  for (let offset = -size; offset <= size; offset += every) {
    line(c, offset, size, offset + size, 0, colour, width);
  }
}

function line(
  c: Context,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width: number,
): void {
  c.beginPath();
  c.moveTo(x1, y1);
  c.lineTo(x2, y2);
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.stroke();
}

function badge(c: Context, fill: string, stroke: string): void {
  c.beginPath();
  c.arc(11, 11, 9, 0, 2 * Math.PI);
  c.fillStyle = fill;
  c.fill();
  c.lineWidth = 1.5;
  c.strokeStyle = stroke;
  c.stroke();
}

function casing(c: Context, colour: string): void {
  c.lineJoin = "round";
  c.lineWidth = 2;
  c.strokeStyle = SURFACE;
  c.stroke();
  c.fillStyle = colour;
  c.fill();
}

function wave(c: Context, y: number): void {
  for (const [colour, width] of [
    [SURFACE, 3],
    [INK, 1.3],
  ] as const) {
    c.beginPath();
    c.moveTo(1, y);
    c.bezierCurveTo(3, y - 2, 5, y + 2, 7, y);
    c.bezierCurveTo(9, y - 2, 11, y + 2, 13, y);
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.stroke();
  }
}

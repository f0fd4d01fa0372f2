import { activeScenario } from "../state/select/active-scenario.ts";
import { sessionStore } from "../state/session.ts";

const SCALE = 2;
const HEAD = 64;
const FOOT = 40;
const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif';

/**
 * The map for a slide: title above, legend and scale bar on it, basis and data marks below. The
 * words are those on screen, so that picture and screen say the same.
 */
export async function slideOf(map: HTMLCanvasElement): Promise<Uint8Array> {
  const canvas = document.createElement("canvas");
  canvas.width = map.width;
  canvas.height = map.height + (HEAD + FOOT) * SCALE;
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(map, 0, HEAD * SCALE);
  pen.scale(SCALE, SCALE);
  const width = canvas.width / SCALE;
  const bottom = canvas.height / SCALE - FOOT;
  text(pen, titleText(), 20, 40, 24, 600);
  drawLegend(pen, bottom);
  drawScale(pen, width, bottom);
  text(pen, wordsOf(".basis-items", "  ·  "), 20, bottom + 26, 13, 400);
  const mark = wordsOf(".marks-button, .present-mark", " ");
  pen.font = `600 13px ${FONT}`;
  const markWidth = pen.measureText(mark).width;
  text(pen, mark, width - markWidth - 20, bottom + 26, 13, 600);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob === null) throw new Error("the browser could not write the picture");
  return new Uint8Array(await blob.arrayBuffer());
}

function titleText(): string {
  const { scenario } = activeScenario();
  const { question } = sessionStore.getState();
  const crumbs = wordsOf(".crumbs", " ").trim();
  return [crumbs, scenario?.title, question.asOf].filter(Boolean).join("  ·  ");
}

function wordsOf(selector: string, between: string): string {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) return "";
  const parts = [...element.children].map((child) => child.textContent ?? "");
  return (parts.length > 0 ? parts : [element.textContent ?? ""]).join(between);
}

/** The legend's rows with their colours, from the bottom left of the map. */
function drawLegend(pen: CanvasRenderingContext2D, bottom: number): void {
  const legend = document.querySelector<HTMLElement>(".legend");
  if (legend === null) return;
  const box = legend.getBoundingClientRect();
  const top = bottom - box.height - 16;
  pen.fillStyle = "rgba(255,255,255,0.95)";
  pen.fillRect(16, top, box.width, box.height);
  for (const part of legend.querySelectorAll<HTMLElement>("*")) {
    const at = part.getBoundingClientRect();
    const [x, y] = [16 + at.left - box.left, top + at.top - box.top];
    const style = getComputedStyle(part);
    const hasFill = style.backgroundColor !== "rgba(0, 0, 0, 0)" && part.children.length === 0;
    if (hasFill) {
      pen.fillStyle = style.backgroundColor;
      pen.fillRect(x, y, at.width, at.height);
    }
    const own = [...part.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const words = own.map(({ textContent }) => textContent ?? "").join("");
    if (words.trim() !== "") {
      const size = Number.parseFloat(style.fontSize);
      text(pen, words, x, y + at.height / 2 + size * 0.36, size, Number(style.fontWeight));
    }
  }
}

function drawScale(pen: CanvasRenderingContext2D, width: number, bottom: number): void {
  const bar = document.querySelector<HTMLElement>(".map-scale");
  if (bar === null) return;
  const { width: length } = bar.getBoundingClientRect();
  const x = width - length - 24;
  const y = bottom - 18;
  pen.fillStyle = "rgba(255,255,255,0.9)";
  pen.fillRect(x - 10, y - 24, length + 20, 36);
  pen.strokeStyle = "#1B2329";
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(x, y - 4);
  pen.lineTo(x, y);
  pen.lineTo(x + length, y);
  pen.lineTo(x + length, y - 4);
  pen.stroke();
  text(pen, bar.textContent ?? "", x, y - 8, 12, 400);
}

function text(
  pen: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  size: number,
  weight: number,
): void {
  pen.fillStyle = "#1B2329";
  pen.font = `${weight} ${size}px ${FONT}`;
  pen.fillText(words, x, y);
}

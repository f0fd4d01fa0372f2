const PNG_SCALE = 2;

/** A drawn chart as a file of its own: it carries its size and a white ground. */
export function svgBytes(svg: SVGSVGElement): Uint8Array {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = sizeOf(svg);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", String(width));
  ground.setAttribute("height", String(height));
  ground.setAttribute("fill", "#fff");
  copy.prepend(ground);
  return new TextEncoder().encode(new XMLSerializer().serializeToString(copy));
}

/** The same as a picture, two dots to a pixel of the screen. */
export async function pngBytes(svg: SVGSVGElement): Promise<Uint8Array> {
  const { width, height } = sizeOf(svg);
  const text = new TextDecoder().decode(svgBytes(svg));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("the chart could not be turned into a picture");
  return new Uint8Array(await blob.arrayBuffer());
}

function sizeOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return { width, height };
}

/** A table as a spreadsheet opens it: BOM, CRLF, quotes where needed; a leading sign is no formula. */
export function csvBytes(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const cell = (value: string | number): string => {
    const text =
      typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => `${row.map(cell).join(",")}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join("")}`);
}

/** A table that was copied in a spreadsheet, as the tab-separated file it stands for; null for none. */
export function pastedFile(data: DataTransfer | null, name: string): File | null {
  if (data === null) return null;
  const html = data.getData("text/html");
  const grid = html === "" ? null : gridOfHtml(html);
  const text = grid === null ? data.getData("text/plain") : textOf(grid);
  const isTable = grid !== null || /[\t\n]/.test(text.trim());
  return isTable ? new File([text], `${name}.tsv`, { type: "text/tab-separated-values" }) : null;
}

const MOST_SPAN = 1000;

/** Cells of the first table; a merged cell stands in its first place, as in a file of text. */
function gridOfHtml(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (table === null) return null;
  const grid: string[][] = [];
  [...table.rows].forEach((row, r) => {
    grid[r] ??= [];
    let c = 0;
    for (const cell of row.cells) {
      while (grid[r]![c] !== undefined) c++;
      const text = (cell.textContent ?? "").replace(/\u00a0/g, " ").trim();
      const [rows, cols] = [
        Math.min(cell.rowSpan || 1, MOST_SPAN),
        Math.min(cell.colSpan, MOST_SPAN),
      ];
      for (let dr = 0; dr < rows && r + dr < table.rows.length; dr++) {
        grid[r + dr] ??= [];
        for (let dc = 0; dc < cols; dc++) grid[r + dr]![c + dc] = dr + dc === 0 ? text : "";
      }
      c += cols;
    }
  });
  return grid.length === 0 ? null : grid;
}

function textOf(grid: readonly (readonly string[])[]): string {
  const width = Math.max(...grid.map((row) => row.length));
  const cell = (text: string): string =>
    /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return grid
    .map((row) => Array.from({ length: width }, (_, c) => cell(row[c] ?? "")).join("\t"))
    .join("\r\n");
}

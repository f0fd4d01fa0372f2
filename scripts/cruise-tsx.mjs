// Loaded before the layer cruiser: its parser takes every file for plain TypeScript, and a
// screen written in JSX would stop it.
import { createRequire } from "node:module";

const swc = createRequire(import.meta.url)("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });

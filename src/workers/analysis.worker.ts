/// <reference lib="WebWorker" />
import { createAnalysis } from "./analysis.ts";
import { type Port, serve } from "./serve.ts";

serve(self as unknown as Port, createAnalysis(), () => performance.now());

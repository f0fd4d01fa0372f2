/// <reference lib="WebWorker" />
import { createImportAnswers } from "./import-answers.ts";
import { type Port, serve } from "./serve.ts";

serve(self as unknown as Port, createImportAnswers(), () => performance.now());

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    target: ["chrome109"],
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to itself the runner keeps a core for a watcher: on two cores it would use one.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**"],
          setupFiles: ["tests/property-seed.ts"],
          // Modules are loaded once a process, not once a file: no test may leave a trace in them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // One browser serves all files: they run one after another in one process.
          fileParallelism: false,
          isolate: false,
          // What a click sets off may take its time on a busy machine; one second is no measure.
          expect: { poll: { timeout: 30_000, interval: 100 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 120_000, // a busy machine takes its time
    pool: "threads", // which start faster than processes
  },
});

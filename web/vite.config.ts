import { lezer } from "@lezer/generator/rollup";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds a running krakflux. */
const server = process.env.KRAKFLUX_URL ?? "http://127.0.0.1:8086";

export default defineConfig({
  plugins: [lezer(), react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  // Relative addresses keep the page working under a URL prefix; routes are one segment deep for it.
  base: "./",
  // The server replaces this word by a fresh nonce in every response.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "../src/krakflux/server/static",
    emptyOutDir: true,
    target: "es2022",
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Nothing that is shipped reads a property for what the reading does.
      treeshake: { propertyReadSideEffects: false },
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: "interface",
              test: /node_modules\/(@radix-ui|radix-ui|@floating-ui|cmdk|react-remove-scroll|aria-hidden|@tanstack|wouter|zustand|lucide-react)\//,
            },
            { name: "graph", test: /node_modules\/uplot\// },
            { name: "candles", test: /node_modules\/(lightweight-charts|fancy-canvas)\// },
            {
              name: "editor",
              test: /node_modules\/(@codemirror\/(?!autocomplete|lint)|@lezer|style-mod|crelt|w3c-keyname)|src\/editor\/(editorTheme|flux)/i,
              // Markets would load the editor for the sake of what both import.
              includeDependenciesRecursively: false,
            },
            {
              name: "assistance",
              test: /@codemirror\/(autocomplete|lint)|src\/editor\/(?!problems)/,
              includeDependenciesRecursively: false,
            },
            // Every page has nearly all of it: as chunks of their own they cost more than they spare.
            {
              name: "shared",
              test: /src\/(ui|core|design|api\/(client|session|frames|query))\b/,
              includeDependenciesRecursively: false,
            },
            // What it imports stays out of it: other pages share that, and would load all of it.
            {
              name: "workbench",
              test: /src\/workbench\//,
              includeDependenciesRecursively: false,
            },
            {
              name: "views",
              test: /src\/views\/(?!candlestick\/view)/,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": server } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});

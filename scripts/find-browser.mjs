// Finds a Chromium for the browser tests, or says how to get one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const PLACES = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
      join(folder, "Chromium/Application/chrome.exe"),
    ]),
};

/** Path of a browser; null where there is none (the browser tests then skip by name). */
export function browserForTests() {
  const given = process.env.FUWUQUAN_BROWSER;
  if (given !== undefined && given !== "") {
    if (existsSync(given)) return given;
    console.error(`FUWUQUAN_BROWSER names ${given}, which does not exist.`);
    process.exit(1);
  }
  const found = usual();
  if (found !== null) return found;
  const isCi = process.env.CI !== undefined && process.env.CI !== "";
  const isRootOnDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (isCi && isRootOnDebian) {
    console.log("Installing chromium and a Chinese font for the browser tests …");
    const apt = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"] });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium", "fonts-wqy-microhei");
    const installed = usual();
    if (installed !== null) return installed;
  }
  if (isCi) {
    console.error("No Chromium, Chrome or Edge was found, and CI needs one for the browser tests.");
    process.exit(1);
  }
  const command =
    process.platform === "linux"
      ? "sudo apt-get install chromium"
      : process.platform === "darwin"
        ? "brew install --cask chromium"
        : "winget install Google.Chrome";
  console.log(
    `No Chromium, Chrome or Edge was found: browser tests are skipped. To run them:  ${command}`,
  );
  return null;
}

function usual() {
  return (PLACES[process.platform] ?? []).find((path) => existsSync(path)) ?? null;
}

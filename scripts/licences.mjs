// Writes dist/LICENCES.html: every package and every data set that the built app carries.
//   node scripts/licences.mjs
// The page depends on the lock file, the installed packages and the region alone: no date, no path.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const region = join(root, "public/region/zhejiang/region.json");
const provenance = join(root, "data/zhejiang/PROVENANCE.md");

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const readText = (file) => readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim();

/** The production tree of the lock file: name, version, licence and text, in name order. */
function packagesOfBuild() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const reached = new Set();
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = packages[at];
    for (const name of neededBy(entry)) {
      const place = resolveFrom(packages, at, name);
      // A binary for one system never enters a build for browsers.
      const isNative = place !== null && (packages[place].os || packages[place].cpu);
      if (place === null || isNative || reached.has(place)) continue;
      reached.add(place);
      waiting.push(place);
    }
  }
  const rows = new Map();
  for (const place of [...reached].sort(byCodePoint)) {
    const { version, license } = packages[place];
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    const key = `${name}\n${version}`;
    if (rows.has(key)) continue;
    const folder = join(root, place);
    rows.set(key, {
      name,
      version,
      licence: license ?? declaredIn(folder) ?? "not stated",
      text: licenceTextIn(folder),
    });
  }
  return [...rows.values()].sort(
    (a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.version, b.version),
  );
}

function neededBy(entry) {
  const optionalPeers = entry.peerDependenciesMeta ?? {};
  const peers = Object.keys(entry.peerDependencies ?? {});
  return [
    ...Object.keys(entry.dependencies ?? {}),
    ...Object.keys(entry.optionalDependencies ?? {}),
    ...peers.filter((name) => optionalPeers[name]?.optional !== true),
  ];
}

/** Where Node would find a package that `at` asks for: its own folder first, then outwards. */
function resolveFrom(packages, at, name) {
  for (let folder = at; ; ) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === "") return null;
    const cut = folder.lastIndexOf("/node_modules/");
    folder = cut < 0 ? "" : folder.slice(0, cut);
  }
}

/** Older packages state their licence in forms that the lock file does not carry over. */
function declaredIn(folder) {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return null;
  const { license, licenses } = JSON.parse(readFileSync(file, "utf8"));
  const stated = [license, ...(Array.isArray(licenses) ? licenses : [licenses])]
    .map((one) => (typeof one === "object" && one !== null ? one.type : one))
    .filter((one) => typeof one === "string");
  return stated.length === 0 ? null : stated.join(" / ");
}

function licenceTextIn(folder) {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name }) => name)
    .sort(byCodePoint);
  if (files.length === 0) return null;
  return files.map((name) => readText(join(folder, name))).join("\n\n");
}

/** The rows of the table in PROVENANCE.md: file, what, from, licence and notice, marks. */
function sourceFiles() {
  return readText(provenance)
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}

/** Licence texts that are kept beside the data. */
function textsBesideData() {
  const folder = join(root, "data/zhejiang");
  return readdirSync(folder)
    .filter((name) => /LICENSE.*\.txt$/.test(name))
    .sort(byCodePoint)
    .map((name) => ({ name, text: readText(join(folder, name)) }));
}

const escaped = (text) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
const cells = (tag, values) => values.map((value) => `<${tag}>${value}</${tag}>`).join("");
const table = (heads, rows) =>
  `<table>\n<thead><tr>${cells("th", heads)}</tr></thead>\n<tbody>\n${rows
    .map((row) => `<tr>${cells("td", row)}</tr>`)
    .join("\n")}\n</tbody>\n</table>`;

function dataSection(index) {
  const isSketch = index.boundaries === "amap-sketch";
  const both = (zh, en) => (zh === en ? escaped(zh) : `${escaped(zh)}<br>${escaped(en)}`);
  const sets = index.sources.map((source) => [
    both(source.title, source.titleEn),
    both(source.licence, source.licenceEn),
    both(source.notice, source.noticeEn),
    escaped(source.file),
  ]);
  const kept = textsBesideData().map(
    ({ name, text }) =>
      `<details><summary>${escaped(name)}</summary><pre>${escaped(text)}</pre></details>`,
  );
  const sketch = `<p class="warning"><strong>县界、乡镇界为示意图，来源 AMap，未经审核；未见再分发许可。</strong>
正式使用或公开发布前，请放入本单位自有界线，或以 <code>npm run build -- --portable</code> 构建不含这些图形的版本。<br>
County and town outlines are a sketch from AMap geometry, not reviewed; no right to redistribute is shown.
Put your own boundaries in their place before publishing, or build without them: <code>npm run build -- --portable</code>.</p>`;
  return `<h2 id="data">数据 Data</h2>
<p>内置区域 Built-in region: ${escaped(index.id)}</p>
${isSketch ? sketch : ""}
${table(["数据集 Data set", "许可 Licence", "声明 Notice", "文件 Files"], sets)}
<h3>源文件 Source tables</h3>
${table(
  ["文件 File", "内容 What", "来源 From", "许可与声明 Licence and notice", "注记 Marks"],
  sourceFiles().map((row) => row.map(escaped)),
)}
<h3>随数据附带的许可文本 Licence texts kept with the data</h3>
${kept.join("\n")}`;
}

/** Many packages share a text to the letter: each text stands once, with those that carry it. */
function packageSection(packages) {
  const carriers = new Map();
  for (const { name, version, text } of packages) {
    if (text === null) continue;
    carriers.set(text, [...(carriers.get(text) ?? []), `${name} ${version}`]);
  }
  const numberOf = new Map([...carriers.keys()].map((text, k) => [text, k + 1]));
  const rows = packages.map(({ name, version, licence, text }) => [
    escaped(name),
    escaped(version),
    escaped(licence),
    text === null
      ? "包内无 none in the package"
      : `<a href="#text-${numberOf.get(text)}">${numberOf.get(text)}</a>`,
  ]);
  const texts = [...carriers].map(
    ([text, names]) =>
      `<details id="text-${numberOf.get(text)}"><summary>${numberOf.get(text)}. ${escaped(
        names.join(", "),
      )}</summary><pre>${escaped(text)}</pre></details>`,
  );
  return `<h2 id="packages">软件包 Packages</h2>
<p>构建所用的 ${packages.length} 个 npm 软件包。 The ${packages.length} npm packages that the build draws on.</p>
${table(["名称 Name", "版本 Version", "许可 Licence", "文本 Text"], rows)}
<h2 id="texts">许可文本 Licence texts</h2>
${texts.join("\n")}`;
}

const STYLE = `body{font:14px/1.55 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
th,td{border-bottom:1px solid #d5dbe3;padding:.3rem .6rem;text-align:left;vertical-align:top}
th{background:#f2f5f8}
pre{white-space:pre-wrap;background:#f7f9fb;padding:.75rem;font-size:12px}
summary{cursor:pointer;padding:.2rem 0}
.warning{border-left:4px solid #b45309;background:#fff7ed;padding:.6rem .9rem}`;

function page() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const index = JSON.parse(readFileSync(region, "utf8"));
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>服务圈 Fuwuquan · 许可 Licences</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>许可与来源 Licences and sources</h1>
<p>服务圈 Fuwuquan ${escaped(version)} · MIT · <a href="#data">数据 Data</a> · <a href="#packages">软件包 Packages</a> · <a href="#texts">许可文本 Texts</a></p>
${dataSection(index)}
${packageSection(packagesOfBuild())}
</body>
</html>
`;
}

const dist = join(root, "dist");
if (!existsSync(dist)) {
  console.error("There is no dist/ to write LICENCES.html into. Run:  npm run build");
  process.exit(1);
}
writeFileSync(join(dist, "LICENCES.html"), page());

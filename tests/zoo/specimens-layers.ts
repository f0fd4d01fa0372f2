import { utils, type WorkSheet, write } from "@e965/xlsx";
import { zipSync } from "fflate";
import gcoord from "gcoord";
import proj4 from "proj4";
import { writeFeatures } from "../../src/io/region/read-fgb.ts";
import { openDatabase } from "../../src/io/sqlite.ts";
import { encode, utf8 } from "./encode.ts";
import { dbf, shpPoints, shpPolygons } from "./shapefile.ts";
import {
  ALL,
  CLEAN,
  HEADER,
  type Row,
  refused,
  rows,
  type Specimen,
  whole,
  without,
} from "./specimen.ts";
import { TRUTH } from "./truth.ts";

const FIXED = { mtime: "1990-01-01T00:00:00" } as const;

function workbook(
  sheets: Readonly<Record<string, Row[] | WorkSheet>>,
  type: "xlsx" | "biff8" = "xlsx",
): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) {
    utils.book_append_sheet(book, Array.isArray(sheet) ? utils.aoa_to_sheet(sheet) : sheet, name);
  }
  book.Props = { CreatedDate: new Date(0), ModifiedDate: new Date(0) };
  return new Uint8Array(write(book, { type: "array", bookType: type }) as ArrayBuffer);
}

function merged(table: Row[], areas: readonly string[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(table);
  sheet["!merges"] = areas.map((area) => utils.decode_range(area));
  return sheet;
}

const FIELDS = [
  { name: "编号", type: "C", size: 8 },
  { name: "名称", type: "C", size: 30 },
  { name: "床位数", type: "N", size: 6 },
] as const;
const CELLS = TRUTH.map(({ id, name, beds }) => [id, name, String(beds)]);
const PLACES = TRUTH.map(({ lon, lat }) => [lon, lat] as const);
const shpZip = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes])), FIXED);
const SHP = shpPoints(PLACES);
const DBF = dbf(FIELDS, CELLS);

const WKT_120 =
  'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const GAUSS_120 = "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m";
const METRES = PLACES.map((place) => proj4(GAUSS_120).forward([...place]) as [number, number]);

const features = TRUTH.map(({ id, name, beds, lon, lat }) => ({
  type: "Feature" as const,
  properties: { id, name, beds },
  geometry: { type: "Point" as const, coordinates: [lon, lat] },
}));
const collection = (list: readonly unknown[], more: object = {}): Uint8Array =>
  utf8(JSON.stringify({ type: "FeatureCollection", ...more, features: list }));

const placemark = ({ name, beds, lon, lat }: (typeof TRUTH)[number]): string =>
  `<Placemark><name>${name}</name><ExtendedData><Data name="床位数"><value>${beds}</value></Data></ExtendedData><Point><coordinates>${lon},${lat},0</coordinates></Point></Placemark>`;
const kml = (inside: string, head = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>养老</name>${inside}</Folder></Document></kml>`;
const KML = kml(TRUTH.map(placemark).join("\n"));

const dxf = (entities: string): Uint8Array =>
  encode(
    `0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\nANSI_936\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${entities}0\nENDSEC\n0\nEOF\n`,
    "gb18030",
  );
const inserts = METRES.map(
  ([x, y], k) =>
    `0\nINSERT\n8\n养老设施\n2\nHOME\n66\n1\n10\n${x}\n20\n${y}\n0\nATTRIB\n2\n名称\n1\n${TRUTH[k]!.name}\n0\nSEQEND\n`,
).join("");

async function gpkg(): Promise<Uint8Array> {
  const database = await openDatabase();
  database.run(
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)",
  );
  database.run(
    "INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4549, 'EPSG', 4549, 'undefined')",
  );
  database.run(
    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT)",
  );
  database.run("INSERT INTO gpkg_contents VALUES ('homes', 'features', 'homes')");
  database.run(
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER)",
  );
  database.run("INSERT INTO gpkg_geometry_columns VALUES ('homes', 'geom', 'POINT', 4549)");
  database.run(
    "CREATE TABLE homes (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 床位数 INTEGER)",
  );
  database.insert(
    "INSERT INTO homes VALUES (?, ?, ?, ?)",
    METRES.map(([x, y], k) => {
      const blob = new DataView(new ArrayBuffer(29));
      blob.setUint16(0, 0x4750);
      blob.setUint8(3, 1);
      blob.setInt32(4, 4549, true);
      blob.setUint8(8, 1);
      blob.setUint32(9, 1, true);
      blob.setFloat64(13, x, true);
      blob.setFloat64(21, y, true);
      return [k + 1, new Uint8Array(blob.buffer), TRUTH[k]!.name, TRUTH[k]!.beds];
    }),
  );
  const bytes = database.bytes();
  database.close();
  return bytes;
}

type Ring = readonly (readonly [number, number])[];
const box = (x: number, y: number, size = 0.01): Ring => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
];
const BOXES = PLACES.slice(0, 4).map(([x, y]) => box(x, y));
const areas = (shapes: readonly unknown[]): Uint8Array =>
  collection(
    shapes.map((coordinates, k) => ({
      type: "Feature",
      properties: { id: `U${k}`, name: `单元${k}` },
      geometry: { type: "Polygon", coordinates },
    })),
  );
const UNITS = { target: "units" } as const;
/** Two neighbours; the border of the first has a dent half a second deep, which the other does not fill. */
const DENTED: readonly Ring[] = [
  [
    [121.5, 28.5],
    [121.51, 28.5],
    [121.51, 28.502],
    [121.5099, 28.502],
    [121.5099, 28.508],
    [121.51, 28.508],
    [121.51, 28.51],
    [121.5, 28.51],
    [121.5, 28.5],
  ],
  box(121.51, 28.5),
];
/** People by so many areas, and those of villages as points. */
const mixedPeople = (areas: number, points: number): Uint8Array =>
  collection([
    ...BOXES.slice(0, areas).map((ring, k) => ({
      type: "Feature",
      properties: { id: `P${k}`, people: 100 + k },
      geometry: { type: "Polygon", coordinates: [ring] },
    })),
    ...PLACES.slice(4, 4 + points).map((coordinates, k) => ({
      type: "Feature",
      properties: { id: `V${k}`, people: 30 },
      geometry: { type: "Point", coordinates },
    })),
  ]);
const four = { read: 4, accepted: 4, rejected: 0 };

/** Files of other formats, made from the truth. */
export async function layerSpecimens(): Promise<readonly Specimen[]> {
  const bomb = zipSync({ "a.csv": [new Uint8Array(200_000_000), { level: 9 }] }, FIXED);
  return [
    {
      file: "clean.xlsx",
      what: "nothing",
      bytes: workbook({ Sheet1: [HEADER, ...rows()] }),
      expected: CLEAN,
    },
    {
      file: "clean.xls",
      what: "nothing",
      bytes: workbook({ Sheet1: [HEADER, ...rows()] }, "biff8"),
      expected: CLEAN,
    },
    {
      file: "merged.xlsx",
      what: "title and header of two rows, merged; 合计",
      bytes: workbook({
        表1: merged(
          [
            ["台州市养老机构", "", "", "", "", ""],
            ["编号", "机构", "", "位置", "", "床位数（张）"],
            ["", "名称", "地址", "经度", "纬度", ""],
            ...rows(),
            ["合计", "", "", "", "", 999],
          ],
          ["A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"],
        ),
      }),
      expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "total-row": 1 } },
    },
    {
      file: "two-sheets.xlsx",
      what: "one sheet for each county",
      bytes: workbook({
        椒江区: [HEADER, ...rows().slice(0, 5)],
        黄岩区: [HEADER, ...rows().slice(5)],
        说明: [["填报说明"]],
      }),
      expected: whole({ "sheet-left-out": 1 }, { sheets: 2 }),
    },
    {
      file: "digits-lost.xlsx",
      what: "18-digit codes kept as numbers",
      bytes: workbook({
        Sheet1: [
          [...HEADER, "信用代码"],
          ...rows((row, k) => [...row, 523310000000000000 + k * 1000]),
        ],
      }),
      expected: whole({ "digits-lost": ALL }),
    },
    {
      file: "error-cell.xlsx",
      what: "#DIV/0! for beds",
      bytes: workbook({
        Sheet1: (() => {
          const sheet = utils.aoa_to_sheet([HEADER, ...rows()]);
          sheet.F2 = { t: "e", v: 7, w: "#DIV/0!" };
          return sheet;
        })(),
      }),
      expected: whole({ "cell-error": 1 }, { beds: { [TRUTH[0]!.id]: null } }),
    },
    {
      file: "page-as.xls",
      what: "a web page under the name xls",
      bytes: utf8(
        `<html><meta charset="utf-8"><table>${[HEADER, ...rows()].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table></html>`,
      ),
      expected: CLEAN,
    },
    {
      file: "not-a-book.xlsx",
      what: "noise under the name xlsx",
      bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5, 6),
      expected: refused("zip-broken"),
    },
    {
      file: "gbk.zip",
      what: "zipped Shapefile in GBK without .cpg and .prj",
      bytes: shpZip({ "养老.shp": SHP, "养老.dbf": DBF }),
      expected: whole({}, { encoding: "gb18030" }),
    },
    {
      file: "utf8-cpg.zip",
      what: "Shapefile in UTF-8 with a .cpg of stray characters",
      bytes: shpZip({
        "a.shp": SHP,
        "a.dbf": dbf(FIELDS, CELLS, { encoding: "utf-8" }),
        "a.cpg": utf8("\uFEFF UTF-8\r\n\0"),
      }),
      expected: whole({}, { encoding: "utf-8" }),
    },
    {
      file: "driver-87.zip",
      what: "language driver 87, which says nothing",
      bytes: shpZip({ "a.shp": SHP, "a.dbf": dbf(FIELDS, CELLS, { driver: 87 }) }),
      expected: whole({}, { encoding: "gb18030" }),
    },
    {
      file: "name-cut.zip",
      what: "a column name cut in the middle of a character",
      bytes: shpZip({
        "a.shp": SHP,
        "a.dbf": dbf(
          [
            { name: "养老机构名称", type: "C", size: 30 },
            { name: "核定床位数a", type: "N", size: 6 },
          ],
          TRUTH.map(({ name, beds }) => [name, String(beds)]),
        ),
      }),
      order: { mapping: { columns: { name: "养老机构名" } } },
      expected: CLEAN,
    },
    {
      file: "prj-4549.zip",
      what: "Shapefile in metres with .prj",
      bytes: shpZip({ "a.shp": shpPoints(METRES), "a.dbf": DBF, "a.prj": utf8(WKT_120) }),
      expected: CLEAN,
    },
    {
      file: "no-prj-metres.zip",
      what: "Shapefile in metres without .prj: never guessed",
      bytes: shpZip({ "a.shp": shpPoints(METRES), "a.dbf": DBF }),
      expected: {
        read: ALL,
        accepted: 0,
        rejected: ALL,
        codes: { "projected-coordinates": ALL, "crs-guess": 1, "nothing-accepted": 1 },
      },
    },
    {
      file: "cut-off.zip",
      what: "a .shp that was not copied whole",
      bytes: shpZip({ "a.shp": SHP.subarray(0, SHP.length - 40), "a.dbf": DBF }),
      expected: without(2, {
        "file-cut-off": 1,
        "shapes-and-rows-differ": 1,
        "coordinates-missing": 2,
      }),
    },
    {
      file: "null-shape.zip",
      what: "an empty shape",
      bytes: shpZip({
        "a.shp": shpPoints(PLACES.map((place, k) => (k === 3 ? null : place))),
        "a.dbf": DBF,
      }),
      expected: without(1, { "coordinates-missing": 1 }),
    },
    {
      file: "deleted-row.zip",
      what: "a row marked as deleted",
      bytes: shpZip({ "a.shp": SHP, "a.dbf": dbf(FIELDS, CELLS, { deleted: [2] }) }),
      expected: {
        read: ALL - 1,
        accepted: ALL - 1,
        rejected: 0,
        codes: { "rows-deleted": 1 },
        withinM: 1,
      },
    },
    {
      file: "no-dbf.zip",
      what: "shapes without attributes",
      bytes: shpZip({ "a.shp": SHP }),
      expected: { read: ALL, accepted: ALL, rejected: 0, codes: { "dbf-missing": 1 } },
    },
    {
      file: "path-trick.zip",
      what: "a path that leaves the archive",
      bytes: shpZip({ "../../evil.csv": utf8("a,b\n1,2\n"), "a.shp": SHP, "a.dbf": DBF }),
      expected: whole({ "zip-path": 1 }),
    },
    { file: "bomb.zip", what: "a zip bomb", bytes: bomb, expected: refused("zip-bomb") },
    {
      file: "nothing-inside.zip",
      what: "an archive of pictures",
      bytes: shpZip({ "a.jpg": Uint8Array.of(1, 2, 3) }),
      expected: refused("zip-nothing"),
    },
    {
      file: "geodatabase.zip",
      what: "a file geodatabase",
      bytes: shpZip({ "x.gdb/a00000001.gdbtable": Uint8Array.of(3, 0, 0, 0) }),
      expected: refused("advice-filegdb"),
    },
    {
      file: "drawing.dwg",
      what: "a DWG drawing",
      bytes: utf8("AC1027 and binary"),
      expected: refused("advice-dwg"),
    },
    {
      file: "access.mdb",
      what: "an Access database",
      bytes: Uint8Array.from([0, 1, 0, 0, ...utf8("Standard Jet DB")]),
      expected: refused("advice-mdb"),
    },
    { file: "clean.geojson", what: "nothing", bytes: collection(features), expected: CLEAN },
    {
      file: "lines.geojsonl",
      what: "one feature per line",
      bytes: utf8(features.map((one) => JSON.stringify(one)).join("\n")),
      expected: CLEAN,
    },
    {
      file: "broken-line.geojsonl",
      what: "a broken line among them",
      bytes: utf8([...features.map((one) => JSON.stringify(one)), "{ broken"].join("\n")),
      expected: {
        ...CLEAN,
        read: ALL + 1,
        rejected: 1,
        codes: { "line-not-json": 1, "id-missing": 1 },
      },
    },
    {
      file: "gbk.geojson",
      what: "GeoJSON in GB 18030",
      bytes: encode(JSON.stringify({ type: "FeatureCollection", features }), "gb18030"),
      expected: whole({}, { encoding: "gb18030" }),
    },
    {
      file: "crs-4549.geojson",
      what: "GeoJSON that names EPSG:4549",
      bytes: collection(
        features.map((one, k) => ({ ...one, geometry: { type: "Point", coordinates: METRES[k] } })),
        { crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4549" } } },
      ),
      expected: CLEAN,
    },
    {
      file: "mixed-shapes.geojson",
      what: "a line among the points",
      bytes: collection([
        ...features,
        {
          type: "Feature",
          properties: { id: "L", name: "路" },
          geometry: {
            type: "LineString",
            coordinates: [
              [121, 28],
              [121, 29],
            ],
          },
        },
      ]),
      expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "not-a-point": 1 } },
    },
    { file: "clean.fgb", what: "nothing", bytes: writeFeatures(features), expected: CLEAN },
    {
      file: "cut-off.fgb",
      what: "a FlatGeobuf that was not copied whole",
      bytes: writeFeatures(features).subarray(0, 700),
      expected: refused("not-flatgeobuf"),
    },
    { file: "clean.kml", what: "nothing", bytes: utf8(KML), expected: CLEAN },
    { file: "clean.kmz", what: "KMZ", bytes: shpZip({ "doc.kml": utf8(KML) }), expected: CLEAN },
    {
      file: "laughs.kml",
      what: "billion laughs",
      bytes: utf8(
        kml(
          TRUTH.map(placemark).join(""),
          '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        ),
      ),
      expected: refused("file-broken"),
    },
    {
      file: "empty-place.kml",
      what: "a placemark without a place",
      bytes: utf8(kml(`${TRUTH.map(placemark).join("")}<Placemark><name>空</name></Placemark>`)),
      expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "coordinates-missing": 1 } },
    },
    {
      file: "gcj02.ovkml",
      what: "OVKML in GCJ-02, said",
      bytes: utf8(
        kml(
          TRUTH.map((home) => {
            const [lon, lat] = gcoord.transform([home.lon, home.lat], gcoord.WGS84, gcoord.GCJ02);
            return placemark({ ...home, lon, lat });
          }).join(""),
        ),
      ),
      order: { datum: "gcj02" },
      expected: CLEAN,
    },
    {
      file: "track.gpx",
      what: "waypoints and a track",
      bytes: utf8(
        `<gpx version="1.1">${TRUTH.map(({ name, lon, lat }) => `<wpt lat="${lat}" lon="${lon}"><name>${name}</name></wpt>`).join("")}<trk><trkseg><trkpt lat="28" lon="121"/><trkpt lat="28.1" lon="121"/></trkseg></trk></gpx>`,
      ),
      expected: { ...CLEAN, read: ALL + 1, rejected: 1, codes: { "not-a-point": 1 } },
    },
    {
      file: "blocks.dxf",
      what: "blocks in GBK with attributes, metres said",
      bytes: dxf(inserts),
      order: { crs: "EPSG:4549" },
      expected: CLEAN,
    },
    {
      file: "hatch.dxf",
      what: "a hatch and a closed polyline",
      bytes: dxf(
        `${inserts}0\nHATCH\n8\n0\n0\nLWPOLYLINE\n8\n0\n90\n4\n70\n1\n${METRES[0]![0]},${METRES[0]![1]}`.replace(
          /\n[\d.]+,[\d.]+$/,
          `\n10\n${METRES[0]![0]}\n20\n${METRES[0]![1] + 500}\n10\n${METRES[0]![0] + 100}\n20\n${METRES[0]![1] + 500}\n10\n${METRES[0]![0]}\n20\n${METRES[0]![1] + 600}\n`,
        ),
      ),
      order: { crs: "EPSG:4549" },
      expected: {
        read: ALL + 1,
        accepted: ALL + 1,
        rejected: 0,
        codes: { "entities-not-read": 1 },
      },
    },
    { file: "metres.gpkg", what: "GeoPackage in EPSG:4549", bytes: await gpkg(), expected: CLEAN },
    {
      file: "units.geojson",
      what: "four sound units",
      bytes: areas(BOXES.map((one) => [one])),
      order: UNITS,
      expected: four,
    },
    {
      file: "units-gap.geojson",
      what: "a strip ten metres wide between two neighbours",
      bytes: areas(DENTED.map((one) => [one])),
      order: UNITS,
      expected: { read: 2, accepted: 2, rejected: 0, codes: { "gap-between-areas": 1 } },
    },
    {
      file: "people-mixed.geojson",
      what: "people by area, and two villages as points",
      bytes: mixedPeople(4, 2),
      order: { target: "demand", class: null },
      expected: { read: 6, accepted: 4, rejected: 2, codes: { "point-among-areas": 2 } },
    },
    {
      file: "people-mixed-points.geojson",
      what: "people of villages as points, and one area",
      bytes: mixedPeople(1, 3),
      order: { target: "demand", class: null },
      expected: { read: 4, accepted: 3, rejected: 1, codes: { "area-among-points": 1 } },
    },
    {
      file: "units-open.geojson",
      what: "an unclosed ring",
      bytes: areas(BOXES.map((one, k) => [k === 0 ? one.slice(0, 4) : one])),
      order: UNITS,
      expected: four,
    },
    {
      file: "units-bowtie.geojson",
      what: "an outline that crosses itself",
      bytes: areas([
        ...BOXES.slice(0, 3).map((one) => [one]),
        [
          [
            [121.5, 28.5],
            [121.51, 28.51],
            [121.51, 28.5],
            [121.5, 28.51],
            [121.5, 28.5],
          ],
        ],
      ]),
      order: UNITS,
      expected: { ...four, codes: { "polygon-repaired": 1 } },
    },
    {
      file: "units-flat.geojson",
      what: "a polygon without an area",
      bytes: areas([
        ...BOXES.slice(0, 3).map((one) => [one]),
        [
          [
            [121.5, 28.5],
            [121.51, 28.51],
            [121.5, 28.5],
            [121.5, 28.5],
          ],
        ],
      ]),
      order: UNITS,
      expected: { read: 4, accepted: 3, rejected: 1, codes: { "polygon-broken": 1 } },
    },
    {
      file: "units-wrong-winding.zip",
      what: "all rings wound the wrong way",
      bytes: shpZip({
        "u.shp": shpPolygons(BOXES.map((one) => [[...one].reverse()])),
        "u.dbf": dbf(
          [{ name: "ID", type: "C", size: 8 }],
          BOXES.map((_, k) => [`U${k}`]),
        ),
      }),
      order: UNITS,
      expected: four,
    },
    {
      file: "units-hole.zip",
      what: "a hole inside its outline",
      bytes: shpZip({
        "u.shp": shpPolygons(
          BOXES.map((one, k) =>
            k === 0
              ? [one, [...box(one[0]![0] + 0.003, one[0]![1] + 0.003, 0.002)].reverse()]
              : [one],
          ),
        ),
        "u.dbf": dbf(
          [{ name: "ID", type: "C", size: 8 }],
          BOXES.map((_, k) => [`U${k}`]),
        ),
      }),
      order: UNITS,
      expected: four,
    },
  ];
}

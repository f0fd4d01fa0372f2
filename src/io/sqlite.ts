/** The only module that knows sql.js. Its WebAssembly is part of the script: no second file. */
import initSqlJs from "sql.js/dist/sql-wasm-inline.js";

type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

export interface Database {
  readonly rows: (sql: string) => Row[];
  /** Runs one statement for every row of values. */
  readonly insert: (sql: string, rows: Iterable<readonly Value[]>) => void;
  readonly run: (sql: string) => void;
  readonly bytes: () => Uint8Array;
  readonly close: () => void;
}

/** Opens the bytes of an SQLite file, or an empty one. Throws what SQLite says. */
export async function openDatabase(bytes?: Uint8Array): Promise<Database> {
  const { Database: Sql } = await initSqlJs();
  const database = new Sql(bytes);
  return {
    rows: (sql) => {
      const statement = database.prepare(sql);
      const rows: Row[] = [];
      try {
        const names = statement.getColumnNames();
        while (statement.step()) {
          const values = statement.get() as Value[];
          rows.push(Object.fromEntries(names.map((name, k) => [name, values[k] ?? null])));
        }
      } finally {
        statement.free();
      }
      return rows;
    },
    insert: (sql, rows) => {
      const statement = database.prepare(sql);
      try {
        for (const row of rows) statement.run([...row]);
      } finally {
        statement.free();
      }
    },
    run: (sql) => void database.run(sql),
    bytes: () => database.export(),
    close: () => database.close(),
  };
}

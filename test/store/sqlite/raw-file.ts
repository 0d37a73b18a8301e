/** Accesses the file of a store without the store. */

import Database from "libsql";

/** Returns the result of SQLite's integrity check: ["ok"] for an undamaged file. The file must be closed. */
export function integrityOf(path: string): unknown[] {
  const database = new Database(path);
  try {
    return database
      .prepare("SELECT integrity_check FROM pragma_integrity_check")
      .all()
      .map((row) => Object(row).integrity_check);
  } finally {
    database.close();
  }
}

/** Runs statements on a file. Creates the file if it does not exist. */
export function runRaw(path: string, sql: string, ...values: readonly (number | string | Uint8Array)[]): void {
  const database = new Database(path);
  try {
    if (values.length === 0) database.exec(sql);
    else database.prepare<[typeof values]>(sql).run(values);
  } finally {
    database.close();
  }
}

/** Returns the columns of all tables, each as "table.column". */
export function columnsOf(path: string): string[] {
  const database = new Database(path);
  try {
    const sql = `SELECT t.name || '.' || c.name AS name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
      WHERE t.type = 'table'`;
    return database
      .prepare(sql)
      .all()
      .map((row) => String(Object(row).name));
  } finally {
    database.close();
  }
}

/** Files of SQLite, past our store. */

import Database from "libsql";

/** What SQLite finds wrong with a file: "ok". The file must be closed. */
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

/** Runs statements on a file, which they make where there is none. */
export function runRaw(path: string, sql: string, ...values: readonly (number | string | Uint8Array)[]): void {
  const database = new Database(path);
  try {
    if (values.length === 0) database.exec(sql);
    else database.prepare<[typeof values]>(sql).run(values);
  } finally {
    database.close();
  }
}

import type { Ban, InvitationCode } from "../../../chat/state/account.ts";
import { StoreError } from "../../../errors.ts";
import type { BanKey, OperatorStorage } from "../../apply-changes.ts";
import type { SqliteDatabase } from "../database.ts";

/** Stands for a time that never comes. */
const NEVER_MS = 0;

/** The operator's decisions in tables. */
export class OperatorTables implements OperatorStorage {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  openRegistration(isOpen: boolean): void {
    this.#database.run("UPDATE store SET registration_open = ?", Number(isOpen));
  }

  readRegistrationOpen(): boolean {
    return this.#database.one("SELECT registration_open FROM store").integer("registration_open") === 1;
  }

  saveBan({ kind, key, subject, sinceMs, untilMs = NEVER_MS }: Ban): void {
    this.#database.run("INSERT OR REPLACE INTO bans VALUES (?, ?, ?, ?, ?)", kind, key, subject, sinceMs, untilMs);
  }

  removeBan({ kind, key }: BanKey): void {
    this.#database.run("DELETE FROM bans WHERE kind = ? AND key = ?", kind, key);
  }

  readBans(): Ban[] {
    const sql = `SELECT CAST(kind AS BLOB) AS kind, CAST(key AS BLOB) AS key, CAST(subject AS BLOB) AS subject,
      since_ms, until_ms FROM bans`;
    return this.#database.all(sql).map((row) => ({
      kind: readBanKind(row.text("kind")),
      key: row.text("key"),
      subject: row.text("subject"),
      sinceMs: row.integer("since_ms"),
      untilMs: timeOf(row.integer("until_ms")),
    }));
  }

  saveInvitationCode({ id, hash, usesLeft, createdMs, expiresMs = NEVER_MS }: InvitationCode): void {
    const sql = "INSERT OR REPLACE INTO invitation_codes VALUES (?, ?, ?, ?, ?)";
    this.#database.run(sql, id, hash, usesLeft, createdMs, expiresMs);
  }

  removeInvitationCode(id: string): void {
    this.#database.run("DELETE FROM invitation_codes WHERE id = ?", id);
  }

  readInvitationCodes(): InvitationCode[] {
    const sql = "SELECT CAST(id AS BLOB) AS id, hash, uses_left, created_ms, expires_ms FROM invitation_codes";
    return this.#database.all(sql).map((row) => ({
      id: row.text("id"),
      hash: row.bytes("hash"),
      usesLeft: row.integer("uses_left"),
      createdMs: row.integer("created_ms"),
      expiresMs: timeOf(row.integer("expires_ms")),
    }));
  }
}

function timeOf(ms: number): number | undefined {
  return ms === NEVER_MS ? undefined : ms;
}

function readBanKind(text: string): Ban["kind"] {
  if (text === "name" || text === "network") return text;
  throw new StoreError("STORE_DAMAGED", `The file contains a ban of the unknown kind "${text}". Restore a backup.`);
}

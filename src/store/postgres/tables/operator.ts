import type { Ban, InvitationCode } from "../../../chat/state/account.ts";
import type { BanKey, OperatorStorage } from "../../apply-changes.ts";
import { type StatementList, utf8 } from "./statement-list.ts";

/** Stands for a time that never comes. */
export const NEVER_MS = 0;

const SAVE_BAN = `INSERT INTO bans VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, key) DO UPDATE SET
  subject = excluded.subject, since_ms = excluded.since_ms, until_ms = excluded.until_ms`;

const SAVE_CODE = `INSERT INTO invitation_codes VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET
  hash = excluded.hash, uses_left = excluded.uses_left, created_ms = excluded.created_ms,
  expires_ms = excluded.expires_ms`;

/** The operator's decisions of one commit. */
export class OperatorStatements implements OperatorStorage {
  readonly #list: StatementList;

  constructor(list: StatementList) {
    this.#list = list;
  }

  openRegistration(isOpen: boolean): void {
    this.#list.add("UPDATE store SET registration_open = $1", isOpen);
  }

  saveBan({ kind, key, subject, sinceMs, untilMs = NEVER_MS }: Ban): void {
    this.#list.add(SAVE_BAN, utf8(kind), utf8(key), utf8(subject), sinceMs, untilMs);
  }

  removeBan({ kind, key }: BanKey): void {
    this.#list.add("DELETE FROM bans WHERE kind = $1 AND key = $2", utf8(kind), utf8(key));
  }

  saveInvitationCode({ id, hash, usesLeft, createdMs, expiresMs = NEVER_MS }: InvitationCode): void {
    this.#list.add(SAVE_CODE, utf8(id), hash, usesLeft, createdMs, expiresMs);
  }

  removeInvitationCode(id: string): void {
    this.#list.add("DELETE FROM invitation_codes WHERE id = $1", utf8(id));
  }
}

import type { Ban, InvitationCode } from "../../chat/state/account.ts";
import type { BanKey, OperatorStorage } from "../apply-changes.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

/** The operator's decisions in memory. */
export class MemoryOperator implements OperatorStorage {
  readonly #undo: UndoLog;
  readonly #bans: UndoableMap<string, Ban>;
  readonly #codes: UndoableMap<string, InvitationCode>;
  #registrationOpen = true;

  constructor(undo: UndoLog) {
    this.#undo = undo;
    this.#bans = new UndoableMap(undo);
    this.#codes = new UndoableMap(undo);
  }

  get registrationOpen(): boolean {
    return this.#registrationOpen;
  }

  bans(): Ban[] {
    return [...this.#bans.values()];
  }

  invitationCodes(): InvitationCode[] {
    return [...this.#codes.values()];
  }

  openRegistration(isOpen: boolean): void {
    const before = this.#registrationOpen;
    this.#undo.add(() => {
      this.#registrationOpen = before;
    });
    this.#registrationOpen = isOpen;
  }

  saveBan(ban: Ban): void {
    this.#bans.set(`${ban.kind} ${ban.key}`, ban);
  }

  removeBan({ kind, key }: BanKey): void {
    this.#bans.delete(`${kind} ${key}`);
  }

  saveInvitationCode(code: InvitationCode): void {
    this.#codes.set(code.id, code);
  }

  removeInvitationCode(id: string): void {
    this.#codes.delete(id);
  }
}

import { RoomLogKind } from "../../../../generated/chatwire/v1/room.ts";
import type { AccountId } from "../account.ts";
import type { StoredLogEntry } from "../stored-rooms.ts";

/** The latest of what moderators did in one room, and of the reports of its posts. Each has a limit of its own, so that neither pushes out the other. */
export class RoomLog {
  readonly #actions: StoredLogEntry[] = [];
  readonly #reports: StoredLogEntry[] = [];
  #lastNumber = 0;

  get nextNumber(): number {
    return this.#lastNumber + 1;
  }

  /** The oldest first. */
  get actions(): readonly StoredLogEntry[] {
    return this.#actions;
  }

  /** The oldest first. */
  get reports(): readonly StoredLogEntry[] {
    return this.#reports;
  }

  /** The reports of one account. */
  reportsBy(account: AccountId): StoredLogEntry[] {
    return this.#reports.filter(({ byAccount }) => byAccount === account);
  }

  /** Adds an entry with the next number, or a later one. */
  add(entry: StoredLogEntry): void {
    this.#lastNumber = entry.number;
    this.#listOf(entry).push(entry);
  }

  /** Takes the oldest entry out of the list of this one, if the list is longer than `max`. */
  takePast(max: number, entry: StoredLogEntry): StoredLogEntry | undefined {
    const list = this.#listOf(entry);
    return list.length > max ? list.shift() : undefined;
  }

  #listOf({ kind }: StoredLogEntry): StoredLogEntry[] {
    return kind === RoomLogKind.REPORTED ? this.#reports : this.#actions;
  }
}

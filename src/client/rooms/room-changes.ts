import { ClosedError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import { type CallOptions, checkCallOptions } from "../connection/call.ts";
import type { RoomInfo } from "./room-info.ts";
import { Sleeper } from "./sleeper.ts";

/** One loop of the program. */
interface Reader {
  /** The room that it reads about; undefined: all. */
  readonly room: string | undefined;
  /** The rooms that have changed since it last read them, by their ids. */
  readonly changed: Map<string, RoomInfo>;
  readonly sleeper: Sleeper;
  isOver: boolean;
  failure: Error | undefined;
}

/** The loops that read how rooms change. Each gets the latest state of each room that has changed, and no state twice. */
export class RoomChanges {
  readonly #clock: Clock;
  readonly #roomsMax: number;
  readonly #readers = new Set<Reader>();

  /** @param roomsMax  rooms that wait for one reader at most */
  constructor(clock: Clock, roomsMax: number) {
    this.#clock = clock;
    this.#roomsMax = roomsMax;
  }

  /** Whether anybody reads. */
  get hasReaders(): boolean {
    return this.#readers.size > 0;
  }

  /** @param room  the id of the only room to read about; default: all */
  subscribe(options: CallOptions, room?: string): AsyncGenerator<RoomInfo, void, undefined> {
    checkCallOptions(options);
    const sleeper = new Sleeper(this.#clock);
    const reader: Reader = { room, changed: new Map(), sleeper, isOver: false, failure: undefined };
    this.#readers.add(reader);
    return this.#read(reader, options.signal);
  }

  push(info: RoomInfo): void {
    for (const reader of this.#readers) {
      if (reader.room !== undefined && reader.room !== info.id) continue;
      reader.changed.set(info.id, info);
      if (reader.changed.size > this.#roomsMax) {
        reader.failure = new ClosedError("OVERFLOW", `Changes of ${this.#roomsMax} rooms were not read in time.`);
        this.#readers.delete(reader);
      }
      reader.sleeper.wake();
    }
  }

  /** Ends all loops after what waits: the login is over. */
  end(): void {
    for (const reader of this.#readers) {
      reader.isOver = true;
      reader.sleeper.wake();
    }
    this.#readers.clear();
  }

  async *#read(reader: Reader, signal: AbortSignal | undefined): AsyncGenerator<RoomInfo, void, undefined> {
    try {
      for (;;) {
        signal?.throwIfAborted();
        if (reader.failure !== undefined) throw reader.failure;
        const [next] = reader.changed;
        if (next !== undefined) {
          reader.changed.delete(next[0]);
          yield next[1];
        } else if (reader.isOver) return;
        else await reader.sleeper.sleep(signal);
      }
    } finally {
      this.#readers.delete(reader);
    }
  }
}

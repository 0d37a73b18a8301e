import type { AccountId } from "../../../src/chat/state/account.ts";
import type { RandomBytes } from "../../../src/crypto/random-bytes.ts";

/** Account ids of one core. An account's id names its home. */
const IDS_PER_CORE = 2 ** 26;
const ROOM_ID_BYTES = 16;

/** The number of a core, from 0. */
export type CoreNumber = number;

/**
 * Which core is the home of an account, of a name and of a room.
 *
 * A name that nobody has got has a home too: whoever asks about a name asks there, whether or not there is such a user.
 */
export class Homes {
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  get all(): CoreNumber[] {
    return Array.from({ length: this.count }, (_, core) => core);
  }

  /** @param key  of a name; see `nameKey` */
  ofKey(key: string): CoreNumber {
    let hash = 0x811c9dc5;
    for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
    // FNV-1a leaves the lowest bits of similar names alike.
    hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad) >>> 0;
    return ((hash ^ (hash >>> 15)) >>> 0) % this.count;
  }

  ofAccount(id: AccountId): CoreNumber {
    return Math.floor(id / IDS_PER_CORE);
  }

  /** The highest id that no account of a core has. */
  idsAfter(core: CoreNumber): AccountId {
    return core * IDS_PER_CORE;
  }

  /** @param id  as in the header of a request; of any length */
  ofRoom(id: Uint8Array): CoreNumber {
    if (id.length < 4) return 0;
    return new DataView(id.buffer, id.byteOffset, id.length).getUint32(0) % this.count;
  }

  /** Random bytes of a core. What may become the id of a room is drawn until the core is its home. */
  randomOf(core: CoreNumber, random: RandomBytes): RandomBytes {
    return (length) => {
      for (;;) {
        const bytes = random(length);
        if (length !== ROOM_ID_BYTES || this.ofRoom(bytes) === core) return bytes;
      }
    };
  }
}

import { ProtocolError } from "../../../src/index.ts";
import { MemoryStore } from "../../../src/server/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";

export const PASSWORD = "secret-1";

export async function refusalOf(promise: Promise<unknown>): Promise<ProtocolError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ProtocolError) return error;
  throw new Error(`There was no refusal but ${error}`);
}

/** A store that outlives its server. */
export function store(): MemoryStore {
  return new MemoryStore((length) => new SeededRandom(SEED).bytes(length));
}

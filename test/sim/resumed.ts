import type { NeedsQuery, Reply } from "../../src/chat/chat.ts";
import type { MemoryRecords } from "../../src/store/memory/memory-store.ts";

/** The reply to a request that needs something from the store. @throws ProtocolError the refusal */
export function resumed(needs: NeedsQuery, records: MemoryRecords): Reply {
  if (needs.kind === "posts") return needs.resume(records.readPosts(needs.query));
  return needs.resume(records.read(needs.query));
}

/** What a server tells a client of changes: with grease, as all its events. */

import * as assert from "uvu/assert";
import { ServerLimits } from "../../../generated/chatwire/v1/connection.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { Grease } from "../../../src/framing/grease.ts";
import { ConnectionNotices } from "../../../src/server/resumption/connection-notices.ts";
import type { ServerKeys } from "../../../src/server/server-keys.ts";
import type { Session } from "../../../src/session/session.ts";
import type { SharedEvent } from "../../../src/session/shared-event.ts";
import { suite } from "../../suite.ts";

const test = suite("notices of a connection");

for (const isGreased of [true, false]) {
  test(`notices-${isGreased ? "have-the-grease-of-the-server" : "of-a-server-without-grease-have-none"}`, () => {
    const told: SharedEvent[] = [];
    const keys: Partial<ServerKeys> = { revision: 1, announcementFor: () => undefined };
    const host = {
      // The lowest draw is one that adds grease.
      grease: isGreased ? new Grease((length) => new Uint8Array(length)) : undefined,
      announcedLimits: () => ServerLimits.create(),
      keys: keys as ServerKeys,
    };
    const session: Partial<Session> = { closed: false, state: State.AVAILABLE };
    const notices = new ConnectionNotices(
      host,
      session as Session,
      { emit: ({ events }) => void told.push(...events) },
      "key",
    );
    notices.tellLimits();
    notices.announceKey();
    assert.equal(
      told.map(({ event: { name }, before }) => [name, before !== undefined]),
      [
        ["LimitsChanged", isGreased],
        ["NextKeyAnnounced", isGreased],
      ],
    );
  });
}

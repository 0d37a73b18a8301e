/** What a server of a voice chat tells of its users: mostly a mute, sometimes a whole user. */

import type { Draw, JsonObject } from "./draw.ts";
import type { Payload } from "./payload.ts";

/** 6 to 150 bytes. */
export const mumblePayload: Payload = {
  name: "Mumble user state",
  file: "mumble",
  message: "UserState",
  wide: "number",
  variants: 32,
  make: (draw) => (draw.chance(0.4) ? newcomer(draw) : change(draw)),
};

function change(draw: Draw): JsonObject {
  const session = draw.between(1, 400);
  const what = draw.pick<JsonObject>([
    { selfMute: true },
    { selfMute: true, selfDeaf: true },
    { selfMute: false, selfDeaf: false },
    { channelId: draw.between(1, 60) },
    { suppress: true, listeningChannelAdd: draw.list(1, 3, () => draw.between(1, 60)) },
    { listeningVolumeAdjustment: [{ listeningChannel: draw.between(1, 60), volumeAdjustment: draw.float(0.1, 2) }] },
  ]);
  return { session, actor: draw.chance(0.7) ? session : draw.between(1, 400), ...what };
}

function newcomer(draw: Draw): JsonObject {
  return {
    session: draw.between(1, 400),
    name: draw.word(3, 12),
    userId: draw.between(1, 5_000),
    channelId: draw.between(1, 60),
    ...(draw.chance(0.5) ? { selfMute: true } : {}),
    pluginContext: draw.bytes(12),
    pluginIdentity: draw.word(4, 8),
    hash: draw.hex(40),
    commentHash: draw.bytes(20),
  };
}

/** The answer to a client that joins a room of eight others. */

import type { Draw, JsonObject } from "./draw.ts";
import type { Payload } from "./payload.ts";

/** 4 kB. */
export const livekitPayload: Payload = {
  name: "LiveKit join",
  file: "livekit",
  message: "JoinResponse",
  wide: "number",
  variants: 12,
  make: (draw) => ({
    room: room(draw),
    participant: participant(draw, false),
    otherParticipants: draw.list(8, 8, () => participant(draw, draw.chance(0.8))),
    serverVersion: "1.8.0",
    iceServers: draw.list(2, 2, () => iceServer(draw)),
    subscriberPrimary: true,
    clientConfiguration: { resumeConnection: "ENABLED", forceRelay: false },
    serverRegion: "eu-central",
    pingTimeout: 15,
    pingInterval: 5,
    serverInfo: { edition: "CLOUD", version: "1.8.0", protocol: 15, region: "eu-central", nodeId: draw.id("ND_", 12) },
    sifTrailer: draw.bytes(16),
    enabledPublishCodecs: codecs(),
    fastPublish: true,
  }),
};

const NOW = 1_700_000_000;

function room(draw: Draw): JsonObject {
  return {
    sid: draw.id("RM_", 12),
    name: `${draw.word(4, 8)}-${draw.word(4, 8)}`,
    emptyTimeout: 300,
    maxParticipants: 50,
    creationTime: String(NOW),
    turnPassword: draw.id("", 44),
    enabledCodecs: codecs(),
    metadata: JSON.stringify({ title: draw.sentence(4) }),
    numParticipants: 9,
    numPublishers: 7,
    departureTimeout: 20,
    creationTimeMs: String(NOW * 1_000 + draw.between(0, 999)),
  };
}

function codecs(): JsonObject[] {
  return ["video/VP8", "video/H264", "video/VP9", "video/AV1", "audio/opus", "audio/red"].map((mime) => ({ mime }));
}

function participant(draw: Draw, isPublisher: boolean): JsonObject {
  const name = `${draw.word(3, 8)} ${draw.word(4, 10)}`;
  const joined = NOW + draw.between(0, 3_600);
  return {
    sid: draw.id("PA_", 12),
    identity: draw.hex(32),
    state: "ACTIVE",
    tracks: isPublisher ? [audioTrack(draw), videoTrack(draw)] : [],
    joinedAt: String(joined),
    name,
    version: draw.between(1, 40),
    permission: { canSubscribe: true, canPublish: true, canPublishData: true, canUpdateMetadata: true },
    region: "eu-central",
    isPublisher,
    attributes: { role: draw.pick(["host", "guest", "guest"]), hand: draw.pick(["up", "down"]) },
    joinedAtMs: String(joined * 1_000 + draw.between(0, 999)),
  };
}

function audioTrack(draw: Draw): JsonObject {
  return {
    sid: draw.id("TR_AM", 12),
    type: "AUDIO",
    muted: draw.chance(0.6),
    source: "MICROPHONE",
    mimeType: "audio/red",
    mid: String(draw.between(0, 20)),
    codecs: [{ mimeType: "audio/red", mid: "0", cid: draw.hex(32) }],
    stream: "camera",
    version: { unixMicro: String(NOW * 1_000_000 + draw.between(0, 999_999)) },
  };
}

function videoTrack(draw: Draw): JsonObject {
  const layers = [
    { quality: "LOW", width: 320, height: 180, bitrate: 160_000, ssrc: draw.between(1, 2 ** 32 - 1) },
    { quality: "MEDIUM", width: 640, height: 360, bitrate: 450_000, ssrc: draw.between(1, 2 ** 32 - 1) },
    { quality: "HIGH", width: 1_280, height: 720, bitrate: 1_700_000, ssrc: draw.between(1, 2 ** 32 - 1) },
  ];
  return {
    sid: draw.id("TR_VC", 12),
    type: "VIDEO",
    muted: draw.chance(0.3),
    width: 1_280,
    height: 720,
    simulcast: true,
    source: "CAMERA",
    layers,
    mimeType: "video/VP8",
    mid: String(draw.between(0, 20)),
    codecs: [{ mimeType: "video/VP8", mid: "1", cid: draw.hex(32), layers }],
    stream: "camera",
    version: { unixMicro: String(NOW * 1_000_000 + draw.between(0, 999_999)), ticks: 1 },
  };
}

function iceServer(draw: Draw): JsonObject {
  const host = `turn-${draw.between(1, 9)}.example.com`;
  return {
    urls: [`turn:${host}:3478?transport=udp`, `turns:${host}:443?transport=tcp`],
    username: draw.id("", 24),
    credential: draw.id("", 32),
  };
}

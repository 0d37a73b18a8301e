/**
 * What the newer release adds to the schema: one of each kind that version 1
 * permits.
 *
 * @see proto/PROTOCOL.md, "Registries"
 */

/** Lines to insert into a file. */
export interface Addition {
  readonly file: string;
  /** The text after which the lines go. */
  readonly after: string;
  readonly lines: string;
}

const V1 = "proto/chatwire/v1";

const CLIENT_RULE = `states: [STATE_AVAILABLE, STATE_CONNECTED]
      addressee: ADDRESSEE_USER
      rate: { per_second: 100 burst: 200 }`;
const SERVER_RULE = `states: [STATE_AVAILABLE, STATE_CONNECTED]
    direction: DIRECTION_SERVER_TO_CLIENT`;
const PEER_RULE = `states: [STATE_CONNECTED]
    direction: DIRECTION_PEER_TO_PEER
    transport: TRANSPORT_DATAGRAM`;

const REACTIONS = `syntax = "proto3";

package chatwire.v1;

import "chatwire/v1/options.proto";

service ReactionService {
  // Reacts to a text.
  rpc React(ReactRequest) returns (ReactResponse) {
    option (command) = COMMAND_REACT;
    option (rule) = {
      ${CLIENT_RULE}
    };
  }

  // Applauds. Belongs to a feature.
  rpc Applaud(ApplaudRequest) returns (ApplaudResponse) {
    option (command) = COMMAND_APPLAUD;
    option (rule) = {
      ${CLIENT_RULE}
      feature: FEATURE_APPLAUSE
    };
  }
}

message ReactRequest {
  string reaction = 1;
}

message ReactResponse {}

message ApplaudRequest {}

message ApplaudResponse {}

// Another user reacted.
message Reacted {
  option (event_of) = COMMAND_REACT;
  option (event_rule) = {
    ${SERVER_RULE}
  };

  string from = 1;
  string reaction = 2;
}

// A notice that the client must not miss.
message NoticePosted {
  option (event_of) = COMMAND_NOTICE;
  option (event_rule) = {
    ${SERVER_RULE}
    critical: true
  };

  string text = 1;
}

// A wave of the peer. It may get lost.
message PeerWave {
  option (event_of) = COMMAND_PEER_WAVE;
  option (event_rule) = {
    ${PEER_RULE}
    delivery: DELIVERY_LOSSY
  };

  uint32 times = 1;
}

// A shout of the peer, which may get lost but must not be ignored.
message PeerShout {
  option (event_of) = COMMAND_PEER_SHOUT;
  option (event_rule) = {
    ${PEER_RULE}
    delivery: DELIVERY_LOSSY
    critical: true
  };

  string text = 1;
}

// A gift of the peer, which does not get lost.
message PeerGift {
  option (event_of) = COMMAND_PEER_GIFT;
  option (event_rule) = {
    ${PEER_RULE}
    delivery: DELIVERY_RELIABLE
  };

  string gift = 1;
}
`;

export const ADDED_FILES: Readonly<Record<string, string>> = { [`${V1}/reaction.proto`]: REACTIONS };

export const ADDITIONS: readonly Addition[] = [
  {
    file: `${V1}/command.proto`,
    after: "  COMMAND_PEER_REFUSAL = 59;",
    lines: `  COMMAND_PEER_WAVE = 1060;
  COMMAND_PEER_GIFT = 1061;
  COMMAND_PEER_SHOUT = 1062;
  COMMAND_REACT = 1070;
  COMMAND_NOTICE = 1071;
  COMMAND_APPLAUD = 1072;`,
  },
  {
    file: `${V1}/message.proto`,
    after: 'import "chatwire/v1/presence.proto";',
    lines: 'import "chatwire/v1/reaction.proto";',
  },
  {
    file: `${V1}/message.proto`,
    after: "    PeerRefusal peer_refusal = 120;",
    lines: `    ReactRequest react_request = 1070;
    ReactResponse react_response = 1071;
    Reacted reacted = 1072;
    NoticePosted notice_posted = 1073;
    PeerWave peer_wave = 1074;
    PeerGift peer_gift = 1075;
    PeerShout peer_shout = 1076;
    ApplaudRequest applaud_request = 1077;
    ApplaudResponse applaud_response = 1078;`,
  },
  { file: `${V1}/message.proto`, after: "  MESSAGE_TYPE_EVENT = 3;", lines: "  MESSAGE_TYPE_HINT = 1004;" },
  { file: `${V1}/message.proto`, after: "  bool critical = 6;", lines: "  string trace = 1007;" },
  { file: `${V1}/capability.proto`, after: "  FEATURE_APPLICATION_MESSAGES = 3;", lines: "  FEATURE_APPLAUSE = 1003;" },
  { file: `${V1}/error.proto`, after: "  ERROR_CODE_FEATURE_MISSING = 15;", lines: "  ERROR_CODE_TOO_RUDE = 1015;" },
  { file: `${V1}/presence.proto`, after: "  STATUS_AWAY = 3;", lines: "  STATUS_BUSY = 1004;" },
  { file: `${V1}/presence.proto`, after: "  uint32 port = 5;", lines: "  string mood = 1006;" },
  {
    file: `${V1}/connection.proto`,
    after: "  repeated Feature features = 3;",
    lines: "  string device_name = 1004;",
  },
  {
    file: `${V1}/connection.proto`,
    after: "  repeated Feature features = 5;",
    lines: "  string motto = 1006;",
  },
  {
    file: `${V1}/connection.proto`,
    after: "message ServerLimits {\n  reserved 9000 to 9099;\n",
    lines: "  uint32 reactions_per_text_max = 1049;\n",
  },
  { file: `${V1}/signalling.proto`, after: "  uint32 port = 3;", lines: "  optional uint32 priority = 1004;" },
  {
    file: `${V1}/signalling.proto`,
    after: "  END_REASON_UNSUPPORTED_VERSION = 1;",
    lines: "  END_REASON_BUSY = 1002;",
  },
];

/** Additions to the code that the schema does not make: a kind of datagram, and the default of the new limit. */
export const SOURCE_ADDITIONS: readonly Addition[] = [
  {
    file: "src/framing/datagram.ts",
    after: "  RELAY_STATUS: 8,",
    lines: "  /** Only the newer release has it. */\n  HINT: 5,",
  },
  {
    file: "src/limits.ts",
    after: "export const LIMITS = {",
    lines: '  reactionsPerTextMax: limit(7, "count", "server", "Reactions to one text."),',
  },
];

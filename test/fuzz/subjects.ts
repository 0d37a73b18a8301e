/** The decoders to fuzz: those of our own schema, and those of schemas with every feature of protobuf. */

import { join } from "node:path";
import * as connection from "../../generated/chatwire/v1/connection.ts";
import * as message from "../../generated/chatwire/v1/message.ts";
import * as presence from "../../generated/chatwire/v1/presence.ts";
import * as signalling from "../../generated/chatwire/v1/signalling.ts";
import * as editions from "../codegen/editions/generated/editions.ts";
import * as map from "../codegen/map/generated/map.ts";
import * as oneof from "../codegen/oneof/generated/oneof.ts";
import * as optional from "../codegen/optional/generated/optional.ts";
import * as proto2 from "../codegen/proto2/generated/proto2.ts";
import * as repeated from "../codegen/repeated/generated/repeated.ts";
import * as scalars from "../codegen/scalars/generated/scalars.ts";
import { codecsOf, loadStock } from "../codegen/stock.ts";
import type { Subject } from "./decoders.ts";

const CODEGEN = join(import.meta.dirname, "../codegen");
const SCHEMAS = [
  { folder: join(import.meta.dirname, "../../proto"), files: [connection, message, presence, signalling] },
  { folder: join(CODEGEN, "editions"), files: [editions] },
  { folder: join(CODEGEN, "map"), files: [map] },
  { folder: join(CODEGEN, "oneof"), files: [oneof] },
  { folder: join(CODEGEN, "optional"), files: [optional] },
  { folder: join(CODEGEN, "proto2"), files: [proto2] },
  { folder: join(CODEGEN, "repeated"), files: [repeated] },
  { folder: join(CODEGEN, "scalars"), files: [scalars] },
];

export function fuzzSubjects(): Subject[] {
  return SCHEMAS.flatMap(({ folder, files }) => {
    const stock = loadStock(folder);
    return files.flatMap(codecsOf).map((codec) => ({ codec, type: stock.lookupType(codec.typeName) }));
  });
}

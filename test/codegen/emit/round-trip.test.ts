import { basename, join } from "node:path";
import protobuf from "protobufjs";
import * as assert from "uvu/assert";
import * as account from "../../../generated/chatwire/v1/account.ts";
import * as application from "../../../generated/chatwire/v1/application.ts";
import * as capability from "../../../generated/chatwire/v1/capability.ts";
import * as connection from "../../../generated/chatwire/v1/connection.ts";
import * as contact from "../../../generated/chatwire/v1/contact.ts";
import * as error from "../../../generated/chatwire/v1/error.ts";
import * as file from "../../../generated/chatwire/v1/file.ts";
import * as message from "../../../generated/chatwire/v1/message.ts";
import * as options from "../../../generated/chatwire/v1/options.ts";
import * as peer from "../../../generated/chatwire/v1/peer.ts";
import * as presence from "../../../generated/chatwire/v1/presence.ts";
import * as room from "../../../generated/chatwire/v1/room.ts";
import * as signalling from "../../../generated/chatwire/v1/signalling.ts";
import * as text from "../../../generated/chatwire/v1/text.ts";
import { DecodeError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import * as enums from "../enum/generated/enum.ts";
import * as map from "../map/generated/map.ts";
import * as names from "../names/generated/names.ts";
import * as nested from "../nested/generated/nested.ts";
import * as shared from "../nested/generated/shared/shared.ts";
import * as oneof from "../oneof/generated/oneof.ts";
import * as optional from "../optional/generated/optional.ts";
import * as repeated from "../repeated/generated/repeated.ts";
import * as scalars from "../scalars/generated/scalars.ts";
import { codecsOf, loadStock, randomMessage, readByStock, toGenerated } from "../stock.ts";

const test = suite("round trips against protobufjs");

const MESSAGES_EACH = 60;
const MUTATIONS_EACH = 400;

const SCHEMAS = [
  {
    folder: "../../../proto",
    files: [
      account,
      application,
      capability,
      connection,
      contact,
      error,
      file,
      message,
      options,
      peer,
      presence,
      room,
      signalling,
      text,
    ],
  },
  { folder: "../enum", files: [enums] },
  { folder: "../map", files: [map] },
  { folder: "../names", files: [names] },
  { folder: "../nested", files: [nested, shared] },
  { folder: "../oneof", files: [oneof] },
  { folder: "../optional", files: [optional] },
  { folder: "../repeated", files: [repeated] },
  { folder: "../scalars", files: [scalars] },
];

for (const { folder, files } of SCHEMAS) {
  const name = folder.endsWith("proto") ? "chatwire" : basename(folder);
  const codecs = new Map(files.flatMap(codecsOf).map((codec) => [codec.typeName, codec]));
  const stock = loadStock(join(import.meta.dirname, folder));
  const types = [...codecs.keys()].map((typeName) => stock.lookupType(typeName));

  test(`${name}-messages-are-read-and-written-as-by-protobufjs`, () => {
    const random = new SeededRandom(SEED);
    for (const type of types) {
      const codec = codecs.get(type.fullName.slice(1));
      assert.ok(codec);
      for (let count = 0; count < MESSAGES_EACH; count++) {
        const source = randomMessage(random, type);
        const bytes = type.encode(source).finish();
        const wanted = toGenerated(type, source, codecs);
        assert.equal(codec.decode(bytes), wanted, `${type.fullName} from protobufjs`);
        assert.equal(
          readByStock(type, codec.encode(wanted)),
          readByStock(type, bytes),
          `${type.fullName} to protobufjs`,
        );
        assert.equal(codec.decode(codec.encode(wanted)), wanted, `${type.fullName} to itself`);
      }
    }
  });

  test(`${name}-messages-with-mutated-bytes-throw-nothing-but-decode-errors`, () => {
    const random = new SeededRandom(SEED);
    let failures = 0;
    for (const type of types) {
      const codec = codecs.get(type.fullName.slice(1));
      assert.ok(codec);
      for (let count = 0; count < MUTATIONS_EACH; count++) {
        const bytes = mutate(random, type.encode(randomMessage(random, type)).finish());
        try {
          // A decoded message encodes, and decodes to the same again.
          const read = codec.decode(bytes);
          assert.equal(codec.decode(codec.encode(read)), read);
        } catch (caught) {
          if (!(caught instanceof DecodeError)) throw caught;
          assert.ok(caught.offset >= 0 && caught.offset <= bytes.length);
          failures++;
        }
      }
    }
    assert.ok(failures > 0, "no mutation was an error");
  });

  test(`${name}-messages-keep-unknown-fields`, () => {
    const random = new SeededRandom(SEED);
    const unknown = protobuf.Writer.create().uint32(99_994).string("later").uint32(99_997).fixed32(7).finish();
    for (const type of types) {
      const codec = codecs.get(type.fullName.slice(1));
      assert.ok(codec);
      const known = type.encode(randomMessage(random, type)).finish();
      const read = codec.decode(Buffer.concat([unknown, known, unknown]));
      assert.equal(read["$unknown"], new Uint8Array(Buffer.concat([unknown, unknown])), type.fullName);
      const again = codec.decode(codec.encode(read));
      assert.equal(again, read, type.fullName);
    }
  });
}

function mutate(random: SeededRandom, bytes: Uint8Array): Uint8Array {
  const mutated = Buffer.concat([bytes, random.bytes(random.below(3))]);
  for (let count = random.below(4); count >= 0 && mutated.length > 0; count--) {
    const index = random.below(mutated.length);
    mutated[index] = random.below(2) === 0 ? random.below(256) : (mutated[index] ?? 0) ^ (1 << random.below(8));
  }
  return mutated.subarray(0, random.below(3) === 0 ? random.below(mutated.length + 1) : mutated.length);
}

import { MessageType } from "../../generated/chatwire/v1/message.ts";
import type { UnknownMessage } from "../../src/framing/unknown-message.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";

/** Numbers that the schema never gives a meaning: reserved ones, and private ones. */
function unknownNumber(random: SeededRandom): number {
  return random.below(2) === 0 ? 9_000 + random.below(100) : privateNumber(random);
}

/** A refusal of a reserved number is not reported, one of a private number is. */
function privateNumber(random: SeededRandom): number {
  return 10_000 + random.below(9_000);
}

/** At most three encoded fields of any wire type, with numbers that no message has, of at most 15 bytes each. */
export function randomFields(random: SeededRandom): Uint8Array {
  const fields: number[] = [];
  for (let count = random.below(4); count > 0; count--) {
    const number = unknownNumber(random);
    const tag = (wireType: number): void => pushVarint(fields, number * 8 + wireType);
    switch (random.below(5)) {
      case 0:
        tag(0);
        pushVarint(fields, random.next());
        break;
      case 1:
        tag(1);
        fields.push(...random.bytes(8));
        break;
      case 2: {
        const length = random.below(12);
        tag(2);
        pushVarint(fields, length);
        fields.push(...random.bytes(length));
        break;
      }
      case 3:
        tag(3);
        tag(4);
        break;
      default:
        tag(5);
        fields.push(...random.bytes(4));
    }
  }
  return Uint8Array.from(fields);
}

/** An event with a command that the schema does not have, or a message of an unknown type. */
export function randomUnknown(random: SeededRandom): UnknownMessage {
  const isEvent = random.below(3) > 0;
  const types = [MessageType.UNSPECIFIED, 4, 77, -1];
  return {
    type: isEvent ? MessageType.EVENT : (types[random.below(types.length)] ?? 4),
    command: random.below(8) === 0 ? -random.below(1_000) : privateNumber(random),
    critical: random.below(3) === 0,
    fields: randomFields(random),
    headerFields: randomFields(random),
  };
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
}

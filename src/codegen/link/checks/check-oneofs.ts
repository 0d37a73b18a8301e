/**
 * The order of oneofs and their fields. The parser gives nothing else; descriptors from
 * elsewhere may.
 */

import type { FieldNode, MessageNode, OneofNode } from "../declarations.ts";
import { placeText, type Report } from "../report.ts";

export function checkOneofs(message: MessageNode, report: Report): void {
  checkOrder(message, report);
  for (const field of message.fields)
    if (field.proto.proto3Optional === true && !(field.oneof !== undefined && isSynthetic(field.oneof)))
      report.refuse(field, `The field ${field.name} has proto3_optional, but no oneof of its own. Give it one.`);
  let synthetic: OneofNode | undefined;
  for (const oneof of message.oneofs) {
    if (isSynthetic(oneof)) synthetic ??= oneof;
    else if (synthetic !== undefined)
      report.refuse(
        oneof,
        `The oneof ${oneof.name} stands after ${synthetic.name}, which is that of an optional field. Move it before.`,
      );
  }
}

function checkOrder({ fields }: MessageNode, report: Report): void {
  const seen = new Map<OneofNode, FieldNode>();
  let before: FieldNode | undefined;
  for (const field of fields) {
    const { oneof } = field;
    if (oneof !== undefined) {
      const first = seen.get(oneof);
      if (first === undefined) seen.set(oneof, field);
      else if (before !== undefined && before.oneof !== oneof)
        report.refuse(
          before,
          `The field ${before.name} stands between ${first.name} (${placeText(first)}) and ${field.name}, which are in the oneof ${oneof.name}. Move it out from between them.`,
        );
    }
    before = field;
  }
}

/** Whether it is the oneof of an `optional` field in proto3. */
function isSynthetic({ fields }: OneofNode): boolean {
  const [field] = fields;
  return fields.length === 1 && field?.proto.proto3Optional === true;
}

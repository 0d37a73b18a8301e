import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { type ChatError, ProtocolError } from "../../errors.ts";
import type { FileEnd } from "../../peering/files/channel.ts";

/** How an end is told to people. `file` and `peer` stand for their names. */
const TEXTS: Readonly<Record<string, (file: string, peer: string) => string>> = {
  FILE_DECLINED: (file, peer) => `${peer} does not want ${file}.`,
  FILE_CANCELLED: (file, peer) => `${peer} has cancelled the transfer of ${file}.`,
  FILE_DAMAGED: (file, peer) => `What ${peer} sent, or ${file} itself, is not what was offered.`,
  FILE_NOT_STORED: (file, peer) => `The client of ${peer} cannot store ${file}.`,
  TOO_LARGE: (file, peer) => `${file} is larger than the client of ${peer} takes.`,
  LIMIT_REACHED: (file, peer) => `The client of ${peer} takes no more files now, or ended the transfer of ${file}.`,
};

/** The error for a transfer that has ended before the file was whole. */
export function fileError({ code = "FILE_CANCELLED", text }: FileEnd, file: string, peer: string): ChatError {
  const told = text ?? TEXTS[code]?.(file, peer) ?? `The transfer of ${file} with ${peer} has ended: ${code}.`;
  return new ProtocolError(code, told, code === "LIMIT_REACHED" ? { retryable: true } : {});
}

/** The codes with which this side ends a transfer. */
export const { FILE_CANCELLED, FILE_DECLINED, FILE_NOT_STORED, UNSPECIFIED: WHOLE } = ErrorCode;

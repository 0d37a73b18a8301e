import type { ErrorCode } from "../../../generated/chatwire/v1/error.ts";

/** A file that cannot go on: the peer contradicts itself, sends wrong blocks, or the file has changed. */
export class FileFault extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, text: string) {
    super(text);
    this.code = code;
  }
}

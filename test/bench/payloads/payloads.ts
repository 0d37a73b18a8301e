/**
 * Payloads of the bench: messages of five widely used schemas.
 *
 * How the folder fits together: `proto/` has the schemas, with the fields that
 * matter for speed, written for this bench. One file a payload makes its messages
 * (`payload.ts`), as JSON, drawn from a seed (`draw.ts`). Each codec gets them in
 * the form that it likes.
 */

import { gtfsPayload } from "./gtfs.ts";
import { livekitPayload } from "./livekit.ts";
import { mumblePayload } from "./mumble.ts";
import { otelPayload } from "./otel.ts";
import type { Payload } from "./payload.ts";
import { tilePayload } from "./tile.ts";

export const PAYLOADS: readonly Payload[] = [otelPayload, gtfsPayload, livekitPayload, tilePayload, mumblePayload];

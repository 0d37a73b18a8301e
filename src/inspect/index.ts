/**
 * The public API `chatwire/inspect`: recordings of sessions, and a local web page that shows them.
 *
 * How the folder fits together: a `Recorder` (`recorder.ts`) turns each message of a tap into a line
 * (`line.ts`), with what `connection-tracker.ts` derives about its connection and `link-tracker.ts` about
 * its link, and keeps the last lines and, if wanted, a file (`recording-file.ts`), which
 * `read-recording.ts` reads again, also while it grows. `inspector.ts` serves
 * the page of the folder `page` over `page-server.ts`, with the lines and their rules (`entry.ts`).
 *
 * Invariant: a line holds no secret, and no text unless the recorder was asked for texts. So nothing
 * behind the recorder has to hide anything.
 */

export { type Inspector, type InspectorOptions, openInspector } from "./inspector.ts";
export type { GapLine, Line, LinkLine, LinkMessageLine, LinkState, MessageLine, Start, Usage } from "./line.ts";
export {
  type FollowedRecording,
  followRecording,
  type ReadOptions,
  type Recording,
  readRecording,
} from "./read-recording.ts";
export type { RecentLines } from "./recent-lines.ts";
export { createRecorder, type Recorder, type RecorderOptions } from "./recorder.ts";

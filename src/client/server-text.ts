/** A text that came through the server. */
export interface ServerTextMessage {
  readonly kind: "text" | "broadcast";
  readonly from: string;
  readonly text: string;
}

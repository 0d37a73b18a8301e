/** What the two processes print. */
export interface Step {
  /** The sender: bytes of the file that are sent, those that the receiver had before included. */
  readonly bytes?: number;
  /** The sender: the receiver has the whole file. */
  readonly isDone?: true;
  /** The receiver: where a whole file is. */
  readonly received?: string;
  /** The receiver: why a transfer has ended. */
  readonly fault?: string;
}

/** The lines of JSON of a stream, which may end inside a line. */
export async function* stepsOf(stream: NodeJS.ReadableStream): AsyncGenerator<Step> {
  let text = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    text += String(chunk);
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}

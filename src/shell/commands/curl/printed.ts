/** What curl prints, on both streams, in order. */
import type { CommandOutput, OutputChunk } from '../../command.ts';

export class Printed {
  readonly #chunks: OutputChunk[] = [];

  out(text: string): void {
    this.#add('stdout', text);
  }

  err(text: string): void {
    this.#add('stderr', text);
  }

  output(exitCode: number): CommandOutput {
    const of = (stream: OutputChunk['stream']) =>
      this.#chunks
        .filter((chunk) => chunk.stream === stream)
        .map(({ text }) => text)
        .join('');
    return { stdout: of('stdout'), stderr: of('stderr'), exitCode, chunks: this.#chunks };
  }

  #add(stream: OutputChunk['stream'], text: string): void {
    if (text !== '') this.#chunks.push({ stream, text });
  }
}

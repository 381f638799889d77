/** What curl prints, on both streams, in order; `-s` leaves out what it says by itself, unless `-S` wants errors. */
import type { CommandIo, CommandOutput, OutputChunk } from '../../command.ts';
import { EXPLAIN_HINT } from '../../flows.ts';
import { type CurlArguments, isSet } from './arguments.ts';
import type { CurlFailure } from './failure.ts';

export class Printed {
  readonly #chunks: OutputChunk[] = [];
  readonly isSilent: boolean;
  readonly #tellsErrors: boolean;

  constructor(given: CurlArguments) {
    this.isSilent = isSet(given, 'silent');
    this.#tellsErrors = !this.isSilent || isSet(given, 'show-error');
  }

  out(text: string): void {
    this.#add('stdout', text);
  }

  err(text: string): void {
    this.#add('stderr', text);
  }

  warn(text: string): void {
    if (!this.isSilent) this.err(text);
  }

  /** Its exit status. `explained`: whether the journey can tell more than curl does. */
  complain({ exitCode, text, more = '' }: CurlFailure, explained = false): number {
    if (this.#tellsErrors) this.err(`curl: (${exitCode}) ${text}\n${more}`);
    if (explained) this.err(EXPLAIN_HINT);
    return exitCode;
  }

  /** Into a file, or onto a stream that the name means. Whether that was possible. */
  async save(file: string, text: string, { writeFile }: Pick<CommandIo, 'writeFile'>): Promise<boolean> {
    if (file === '-' || file === '/dev/stdout') this.out(text);
    else if (file === '/dev/stderr') this.err(text);
    else if (file !== '/dev/null') {
      try {
        await writeFile(file, text);
      } catch {
        this.warn(`Warning: Failed to open the file ${file}: No such file or directory\n`);
        return false;
      }
    }
    return true;
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

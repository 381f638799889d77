/** `vtysh` without options: a prompt that says where one is, help with `?`, completion, until `exit`. */
import type { Sim } from '../sim/sim.ts';
import { isKeyword, VTYSH_START, type VtyshMode, vtyshExpects, vtyshPrompt } from '../sim/vtysh.ts';
import { type CommandOutput, type CompletionItem, succeed } from './command.ts';
import type { Foreground, Program } from './foreground.ts';

export class VtyshProgram implements Program {
  #mode: VtyshMode = VTYSH_START;
  readonly #sim: Sim;
  readonly #router: string;
  readonly #foreground: Foreground;
  readonly #shellWords: ReadonlySet<string>;

  /** @param shellWords commands that somebody may type here by mistake */
  constructor(sim: Sim, router: string, foreground: Foreground, shellWords: readonly string[]) {
    this.#sim = sim;
    this.#router = router;
    this.#foreground = foreground;
    this.#shellWords = new Set(shellWords);
  }

  get prompt(): string {
    return vtyshPrompt(this.#sim.state, this.#router, this.#mode);
  }

  type(line: string): CommandOutput {
    if (/\?\s*$/.test(line)) return succeed(this.#help(line.replace(/\?\s*$/, '')));
    const { output, failed, mode } = this.#sim.vtysh(this.#router, line, this.#mode);
    if (mode) this.#mode = mode;
    else this.#foreground.close();
    return { stdout: `${output}${this.#advice(line, output)}`, stderr: '', exitCode: failed ? 1 : 0 };
  }

  complete(text: string): readonly CompletionItem[] {
    return vtyshExpects(text, this.#mode)
      .filter(isKeyword)
      .map((value) => ({ value }));
  }

  #advice(line: string, output: string): string {
    const [word = ''] = line.trim().split(/\s+/);
    if (!output.startsWith('% Unknown command') || !this.#shellWords.has(word)) return '';
    return `netlab: 'end' and 'exit' leave vtysh; ${word} is a command of the shell\n`;
  }

  #help(line: string): string {
    const expected = vtyshExpects(line, this.#mode);
    if (expected.length === 0) return '% There is no matched command.\n';
    return expected.map((token) => `  ${token}\n`).join('');
  }
}

/** `pdftotext`: the text of a PDF, as of a letter of authorization. */
import { textOfPdf } from '../../kit/pdf.ts';
import { type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';

export const pdftotext: ConsoleCommand = {
  name: 'pdftotext',
  summary: 'the text of a PDF',
  usage: `pdftotext FILE -        shows it
pdftotext FILE [TEXT]   writes it into the file TEXT; by default beside FILE, with the ending .txt
Text that is compressed within the file is not read.`,
  async run(words, { readFile, writeFile, stdin }): Promise<CommandOutput> {
    const paths = words.filter((word) => word === '-' || !word.startsWith('-'));
    const [from, to] = paths;
    if (from === undefined) return fail('usage: pdftotext FILE [-|TEXT]', 99);
    const content = from === '-' ? stdin : await readFile(from);
    if (content === undefined)
      return fail(`I/O Error: Couldn't open file '${from}': No such file or directory.`, 1);
    const lines = textOfPdf(content);
    if (!lines)
      return fail(
        `Syntax Warning: May not be a PDF file (continuing anyway)\npdftotext: no text in '${from}'`,
        1,
      );
    const text = `${lines.join('\n')}\n`;
    if (to === '-') return succeed(text);
    await writeFile(to ?? `${from.replace(/\.pdf$/i, '')}.txt`, text);
    return succeed('');
  },
};

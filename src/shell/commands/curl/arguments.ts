/** curl's command line: options in any order, URLs among them, letters in a row the last of which may take a value. */
import { TLS_VERSIONS } from '../../../sim/messages.ts';
import { type CurlOption, optionOfLetter, optionOfWord } from './option-table.ts';

export interface CurlArguments {
  readonly urls: readonly string[];
  /** The last one counts; `false` after `--no-…`. */
  readonly flags: ReadonlyMap<string, boolean>;
  /** In order; most options take the last of them. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** What becomes a request's body, in order, whatever option it came by. */
  readonly data: readonly { readonly option: string; readonly text: string }[];
  /** Files for the answers, in the order of the URLs: `-o NAME`, and `-O` without one. */
  readonly outputs: readonly ({ readonly name: string } | 'remote-name')[];
}

/** What curl says before it ends with status 2. */
export interface Complaint {
  readonly complaint: string;
}

export const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information";

const TLS_LIMITS: readonly string[] = ['default', ...TLS_VERSIONS];
const DATA = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);

export function readArguments(words: readonly string[]): CurlArguments | Complaint {
  const reader = new Reader();
  let onlyUrls = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (onlyUrls || !word.startsWith('-') || word === '-') reader.url(word);
    else if (word === '--') onlyUrls = true;
    else {
      const taken = word.startsWith('--')
        ? reader.long(word, words[index + 1])
        : reader.short(word, words[index + 1]);
      if (typeof taken !== 'number') return taken;
      index += taken;
    }
  }
  return reader;
}

class Reader implements CurlArguments {
  readonly urls: string[] = [];
  readonly flags = new Map<string, boolean>();
  readonly values = new Map<string, string[]>();
  readonly data: { option: string; text: string }[] = [];
  readonly outputs: ({ name: string } | 'remote-name')[] = [];

  url(text: string): void {
    this.urls.push(text);
  }

  /** How many of the further words it took. */
  long(word: string, next: string | undefined): number | Complaint {
    const negated = word.startsWith('--no-');
    const option = optionOfWord(word.slice(negated ? 5 : 2));
    if (option === 'ambiguous') return complaintOf(word, 'is ambiguous');
    if (!option) return complaintOf(word, 'is unknown');
    if (option.takes === 'nothing') return this.#flag(word, option, !negated);
    if (negated) return complaintOf(word, "used '--no-' for option that isn't a boolean");
    return this.#value(word, option, next, 1);
  }

  short(word: string, next: string | undefined): number | Complaint {
    for (let index = 1; index < word.length; index++) {
      const letter = `-${word[index]}`;
      const option = optionOfLetter(word[index] as string);
      if (!option) return complaintOf(letter === word ? letter : word, 'is unknown');
      if (option.takes === 'nothing') {
        const taken = this.#flag(letter, option, option.word !== 'buffer');
        if (typeof taken !== 'number') return taken;
        continue;
      }
      const attached = word.slice(index + 1);
      return this.#value(letter, option, attached === '' ? next : attached, attached === '' ? 1 : 0);
    }
    return 0;
  }

  #flag(word: string, option: CurlOption, value: boolean): number | Complaint {
    if (option.refusal !== undefined) return complaintOf(word, option.refusal);
    if (option.word === 'remote-name' && value) this.outputs.push('remote-name');
    this.flags.set(option.word, value);
    return 0;
  }

  #value(word: string, option: CurlOption, text: string | undefined, taken: number): number | Complaint {
    if (text === undefined) return complaintOf(word, 'requires parameter');
    if (option.refusal !== undefined) return complaintOf(word, option.refusal);
    const numeric = option.takes === 'seconds' ? /^-?\d+(?:\.\d*)?$/ : /^-?\d+$/;
    if (option.takes !== 'text') {
      if (!numeric.test(text)) return complaintOf(word, 'expected a proper numerical parameter');
      if (text.startsWith('-') && option.word !== 'max-redirs')
        return complaintOf(word, 'expected a positive numerical parameter');
    }
    if (option.word === 'tls-max' && !TLS_LIMITS.includes(text))
      return complaintOf(word, 'is badly used here');
    this.#keep(option.word, text);
    return taken;
  }

  #keep(word: string, text: string): void {
    if (DATA.has(word)) this.data.push({ option: word, text });
    else if (word === 'output') this.outputs.push({ name: text });
    else if (word === 'url') this.urls.push(text);
    else this.values.set(word, [...(this.values.get(word) ?? []), text]);
  }
}

function complaintOf(word: string, what: string): Complaint {
  return { complaint: `curl: option ${word}: ${what}\n${TRY_HELP}\n` };
}

export function lastOf({ values }: CurlArguments, word: string): string | undefined {
  return values.get(word)?.at(-1);
}

export function isSet({ flags }: CurlArguments, word: string): boolean {
  return flags.get(word) === true;
}

/** Milliseconds; undefined where the option is not there, or says that there is no limit. */
export function millisecondsOf(given: CurlArguments, word: string): number | undefined {
  const seconds = Number(lastOf(given, word) ?? 0);
  return seconds > 0 ? Math.round(seconds * 1000) : undefined;
}

/** `dig`'s command line: queries of a name, a type and a class each, with a server and `+options` among them. */
import type { QueryType } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import { typedName, typedType } from '../../sim/dns/words.ts';

export interface DigQuery {
  readonly name: string;
  readonly type: QueryType;
}

/** What is printed, by the names of dig's own options. */
export interface Display {
  readonly cmd: boolean;
  readonly comments: boolean;
  readonly question: boolean;
  readonly answer: boolean;
  readonly authority: boolean;
  readonly additional: boolean;
  readonly stats: boolean;
  readonly short: boolean;
}

export interface DigOptions {
  readonly queries: readonly DigQuery[];
  readonly server?: string;
  readonly tcp: boolean;
  readonly recursive: boolean;
  readonly trace: boolean;
  readonly clientSubnet?: string;
  readonly tries: number;
  readonly display: Display;
}

const SECTIONS = ['cmd', 'comments', 'question', 'answer', 'authority', 'additional', 'stats'] as const;
/** They change nothing here. */
const WITHOUT_EFFECT = new Set([
  'edns',
  'ignore',
  'multiline',
  'ttlid',
  'class',
  'all-ttls',
  'cookie',
  'search',
  'crypto',
  'ad',
  'adflag',
  'multi',
]);
/** They ask for signatures, or about them. */
const SIGNATURES = new Set(['dnssec', 'do', 'cd', 'cdflag']);
const CLASSES = new Set(['IN']);
const DEFAULT_TRIES = 3;

const NO_SIGNATURES =
  "dig: netlab does not simulate DNSSEC: no zone is signed, and no resolver validates. The nearest that there is are DS records: 'dig NAME DS' shows those that a zone holds.";

/** The options, or what dig would complain of. */
export function readOptions(args: readonly string[]): DigOptions | { readonly complaint: string } {
  const reader = new Reader();
  for (let index = 0; index < args.length; index++) {
    const word = args[index] as string;
    const taken = reader.take(word, args[index + 1]);
    if (typeof taken === 'string') return { complaint: taken };
    index += taken;
  }
  return reader.finish();
}

class Reader {
  readonly #queries: { name?: string; type?: QueryType }[] = [];
  readonly #display: { -readonly [K in keyof Display]: boolean } = {
    cmd: true,
    comments: true,
    question: true,
    answer: true,
    authority: true,
    additional: true,
    stats: true,
    short: false,
  };
  #server: string | undefined;
  #subnet: string | undefined;
  #tcp = false;
  #recursive = true;
  #trace = false;
  #tries = DEFAULT_TRIES;

  /** How many further words it took, or a complaint. */
  take(word: string, next: string | undefined): number | string {
    if (word.startsWith('@')) {
      this.#server = word.slice(1);
      return 0;
    }
    if (word.startsWith('+')) return this.#plus(word.slice(1)) ?? 0;
    if (word.startsWith('-') && word.length > 1) return this.#minus(word, next);
    const type = typedType(word);
    const last = this.#queries.at(-1);
    if (CLASSES.has(word.toUpperCase())) return 0;
    if (type !== undefined) {
      if (last && last.type === undefined) last.type = type;
      else this.#queries.push({ type });
      return 0;
    }
    return this.#named(word);
  }

  #named(text: string): number | string {
    const name = typedName(text);
    if (name === undefined) return `dig: '${text}' is not a legal name`;
    const last = this.#queries.at(-1);
    if (last && last.name === undefined) last.name = name;
    else this.#queries.push({ name });
    return 0;
  }

  #minus(word: string, next: string | undefined): number | string {
    const flag = word.slice(0, 2);
    const attached = word.slice(2);
    const value = attached === '' ? (next ?? '') : attached;
    const taken = attached === '' ? 1 : 0;
    switch (flag) {
      case '-4':
      case '-6':
      case '-u':
      case '-r':
        return 0;
      case '-p':
      case '-b':
      case '-c':
        return taken;
      case '-q': {
        const read = this.#named(value);
        return typeof read === 'string' ? read : taken;
      }
      case '-t': {
        const read = this.take(value, undefined);
        return typeof read === 'string' ? read : taken;
      }
      case '-x': {
        const address = parseAddress(value);
        if (!address) return 'Invalid IP address';
        this.#queries.push({ name: reverseName(address), type: 'PTR' });
        return taken;
      }
      default:
        return `Invalid option: ${word}`;
    }
  }

  #plus(option: string): string | undefined {
    const [name = '', value] = option.split('=', 2);
    const on = !/^no(?!n)/.test(name) || name === 'none';
    const word = on ? name : name.slice(2);
    const display = this.#display;
    if (word === 'all') for (const section of SECTIONS) display[section] = on;
    else if (word in display) display[word as keyof Display] = on;
    else if (word === 'tcp' || word === 'vc') this.#tcp = on;
    else if (word === 'rec' || word === 'recurse') this.#recursive = on;
    else if (word === 'trace') this.#trace = on;
    else if (word === 'subnet') this.#subnet = on ? withLength(value ?? '') : undefined;
    else if (word === 'tries') this.#tries = Math.max(1, Math.min(10, Number(value) || DEFAULT_TRIES));
    else if (word === 'retry') this.#tries = Math.max(1, Math.min(10, Number(value) + 1 || DEFAULT_TRIES));
    else if (SIGNATURES.has(word)) return on ? NO_SIGNATURES : undefined;
    else if (!WITHOUT_EFFECT.has(word) && word !== 'time' && word !== 'timeout' && word !== 'bufsize')
      return `Invalid option: +${option}`;
    return undefined;
  }

  finish(): DigOptions {
    const queries = this.#queries.map(({ name = '.', type }) => ({
      name,
      type: type ?? (name === '.' ? 'NS' : 'A'),
    }));
    return {
      queries: queries.length > 0 ? queries : [{ name: '.', type: 'NS' }],
      tcp: this.#tcp,
      recursive: this.#recursive,
      trace: this.#trace,
      tries: this.#tries,
      display: this.#display,
      ...(this.#server !== undefined && { server: this.#server }),
      ...(this.#subnet !== undefined && { clientSubnet: this.#subnet }),
    };
  }
}

/** `+subnet=198.51.100.7` means the address alone. */
function withLength(text: string): string {
  if (text.includes('/')) return text;
  return text.includes(':') ? `${text}/128` : `${text}/32`;
}

/** Inputs that nobody sane sends: drawn from the service model, or valid ones with something in them bent. */
import { nextBelow, type RandomState } from '../../src/kit/random.ts';
import { type Member, type ServiceModel, shapeOf } from '../../src/model/model.ts';

const LONG = 'x'.repeat(5000);

const STRINGS = [
  ...[
    '',
    ' ',
    '*',
    '/',
    '//',
    '.',
    '..',
    '../../etc/passwd',
    '\u0000',
    '\n',
    '\u001b[2J',
    'é',
    '🦊',
    '\u202eabc',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '-1',
    '0',
    '1e999',
  ],
  ...[
    '${x}',
    '{x}',
    '%',
    '%zz',
    '%00',
    'a,b',
    'arn:aws',
    'arn:aws:::::',
    ':',
    '::',
    '0.0.0.0/0',
    '::/0',
    '1.2.3.4',
  ],
  ...[
    '999.999.999.999',
    'example.com',
    '*.example.com',
    'a..b',
    '.example.com',
    'xn--',
    '{',
    '{}',
    '[]',
    '[1]',
  ],
  ...[
    '{"Statement":null}',
    '{"Statement":[{}]}',
    '{"Version":"2012-10-17","Statement":[1]}',
    '(',
    '[',
    '\\',
    '?',
  ],
  ...['200-', '-', '200-299,abc', '99999999999999999999', '2026-01-01T00:00:00Z', 'Infinity', LONG],
];

const NUMBERS = [0, 1, -1, 2, 80, 443, 65535, 65536, 3600, 2 ** 31, -(2 ** 31), 2 ** 50, 1e308, true];
const DOUBLES = [
  ...NUMBERS,
  0.5,
  -0.1,
  1e-300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const TIMES = [
  0,
  -1,
  1e15,
  1e300,
  '1970-01-01',
  '2026-01-06T00:00:00Z',
  '9999-12-31T23:59:59Z',
  new Date(0),
  true,
];
const BLOBS = ['', 'text', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', LONG, '\u0000'];

export class HostileInputs {
  readonly #random: RandomState;
  /** Strings of the world, by the member under which they were met, and all of them under ''. */
  readonly #known = new Map<string, string[]>();

  constructor(random: RandomState) {
    this.#random = random;
  }

  /** Learns IDs, names and ARNs from an answer. */
  learn(value: unknown, name = ''): void {
    if (typeof value === 'string' && value.length < 300) {
      for (const key of new Set(['', name])) {
        const list = this.#known.get(key) ?? [];
        if (list.length < 200 && !list.includes(value)) list.push(value);
        this.#known.set(key, list);
      }
    } else if (Array.isArray(value)) {
      for (const item of value) this.learn(item, name.replace(/s$/, ''));
    } else if (value && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) this.learn(item, key);
    }
  }

  known(member: string): readonly string[] {
    return this.#known.get(member) ?? [];
  }

  draw(model: ServiceModel, operation: string): Record<string, unknown> {
    const filled = this.pick([0, 30, 30, 60, 100]);
    return this.#value(model, { shape: model.operations[operation]!.input }, '', filled, 6) as never;
  }

  /** A copy with one to three places changed. */
  bend(input: unknown): unknown {
    const copy = structuredClone(input);
    for (let count = 1 + this.#below(3); count > 0; count--) {
      const places = placesIn(copy);
      if (places.length === 0) return copy;
      const { holder, key } = this.pick(places);
      this.#spoil(holder as Record<string, unknown>, String(key));
    }
    return copy;
  }

  #spoil(holder: Record<string, unknown>, key: string): void {
    const value = holder[key];
    if (Array.isArray(holder) && this.#below(4) === 0) {
      const list = holder as unknown[];
      if (this.#below(2) === 0) list.splice(Number(key), 1);
      else for (let more = this.pick([1, 1, 30, 300]); more > 0; more--) list.push(structuredClone(value));
    } else if (!Array.isArray(holder) && this.#below(4) === 0) delete holder[key];
    else if (typeof value === 'string') holder[key] = this.#text(key, 40);
    else if (typeof value === 'number') holder[key] = this.pick(NUMBERS);
    else if (typeof value === 'boolean') holder[key] = !value;
    else if (Array.isArray(value)) holder[key] = [];
    else if (value && typeof value === 'object') holder[key] = {};
  }

  #value(model: ServiceModel, member: Member, name: string, filled: number, depth: number): unknown {
    const shape = shapeOf(model, member.shape);
    switch (shape.type) {
      case 'string':
        return shape.enum && this.#below(10) > 0 ? this.pick(shape.enum) : this.#text(name, 70);
      case 'integer':
        return this.pick(NUMBERS);
      case 'double':
        return this.pick(DOUBLES);
      case 'boolean':
        return this.#below(2) === 0;
      case 'timestamp':
        return this.pick(TIMES);
      case 'blob':
        return this.pick(BLOBS);
      case 'list': {
        const length = depth < 0 ? 0 : this.pick([0, 1, 1, 1, 2, 2, 3, 3, depth > 4 ? 200 : 5]);
        const of = name.replace(/s$/, '');
        return Array.from({ length }, () => this.#value(model, shape.member, of, filled, depth - 1));
      }
      case 'map': {
        const length = depth < 0 ? 0 : this.pick([0, 1, 2]);
        return Object.fromEntries(
          Array.from({ length }, () => [
            this.#text('', 50),
            this.#value(model, shape.value, '', filled, depth - 1),
          ]),
        );
      }
      case 'structure': {
        let chosen = Object.entries(shape.members).filter(
          ([field]) => shape.required.includes(field) || (depth > 0 && this.#below(100) < filled),
        );
        if (shape.union) chosen = [this.pick(Object.entries(shape.members))];
        return Object.fromEntries(
          chosen.map(([field, of]) => [field, this.#value(model, of, field, filled, depth - 1)]),
        );
      }
    }
  }

  #text(name: string, knownChance: number): string {
    const known = this.#known.get(this.#below(4) > 0 && this.#known.has(name) ? name : '');
    return known && this.#below(100) < knownChance ? this.pick(known) : this.pick(STRINGS);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.#below(choices.length)] as T;
  }

  #below(limit: number): number {
    return nextBelow(this.#random, limit);
  }
}

interface Place {
  readonly holder: object;
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (!value || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}

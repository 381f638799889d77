/**
 * Domain names (RFC 1034 §3.1, RFC 1035 §2.3.4) as text that can be compared, cut and put into maps.
 *
 * A name here is absolute (`www.example.com.`; the root is `.`). Octets other than letters, digits, `-`, `_` and `*`
 * are written as three octal digits (`\057` is a slash), so that a dot always parts two labels. Master files and `dig`
 * write decimal digits instead: `readName` reads both, `displayName` writes both. Canonical names are in lower case;
 * a question keeps the case it was asked in.
 */

/** Absolute and escaped as above. Canonical, i.e. in lower case, unless said otherwise. */
export type Name = string;

export const ROOT: Name = '.';

export type Escapes = 'octal' | 'decimal';

export type NameProblemCode =
  | 'NAME_EMPTY'
  | 'NAME_TOO_LONG'
  | 'LABEL_EMPTY'
  | 'LABEL_TOO_LONG'
  | 'BAD_ESCAPE'
  | 'UNSUPPORTED_CHARACTER';

export interface NameProblem {
  readonly code: NameProblemCode;
  readonly text: string;
}

/** Octets of a label, and of a whole name on the wire, length octets and the root's included. */
const MAX_LABEL = 63;
const MAX_NAME = 255;

const PLAIN = /^(?:[a-z0-9_*-]{1,63}\.)+$/i;

/** An absolute name in the case it came in; a missing last dot is added. Names are never relative here. */
export function readName(
  text: string,
  escapes: Escapes = 'octal',
): { readonly name: Name } | { readonly problem: NameProblem } {
  if (text === ROOT) return { name: ROOT };
  if (text.length < MAX_NAME && PLAIN.test(text)) return { name: text };
  if (text === '') return { problem: { code: 'NAME_EMPTY', text: 'the name is empty' } };
  const labels = splitLabels(text, escapes);
  return 'problem' in labels ? labels : nameOfLabels(labels.labels);
}

/** The canonical name, or undefined where the text is none. */
export function parseName(text: string, escapes: Escapes = 'octal'): Name | undefined {
  const read = readName(text, escapes);
  return 'name' in read ? canonicalName(read.name) : undefined;
}

/** The same name in lower case (ASCII only, RFC 4343). */
export function canonicalName(name: Name): Name {
  return name.toLowerCase();
}

function splitLabels(
  text: string,
  escapes: Escapes,
): { readonly labels: number[][] } | { readonly problem: NameProblem } {
  const labels: number[][] = [[]];
  const digits = escapes === 'octal' ? /^[0-3][0-7]{2}/ : /^(?:[01]\d\d|2[0-4]\d|25[0-5])/;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    const label = labels.at(-1) as number[];
    if (character === '.') {
      labels.push([]);
    } else if (character === '\\') {
      const rest = text.slice(index + 1, index + 4);
      const code = digits.exec(rest)?.[0];
      if (code === undefined && !/^[!-/:-~]/.test(rest)) {
        return {
          problem: {
            code: 'BAD_ESCAPE',
            text: `${text}: after \\ come three ${escapes} digits of one octet`,
          },
        };
      }
      label.push(
        code === undefined ? rest.charCodeAt(0) : Number.parseInt(code, escapes === 'octal' ? 8 : 10),
      );
      index += code?.length ?? 1;
    } else if (character.charCodeAt(0) > 0x7e || character < '!') {
      return {
        problem: {
          code: 'UNSUPPORTED_CHARACTER',
          text: `${text}: ${JSON.stringify(character)} must be written as an escape`,
        },
      };
    } else {
      label.push(character.charCodeAt(0));
    }
  }
  if (labels.at(-1)?.length === 0) labels.pop();
  return { labels };
}

/** Checks lengths; labels are octets, without the root's empty one. */
export function nameOfLabels(
  labels: readonly (readonly number[] | Uint8Array)[],
): { readonly name: Name } | { readonly problem: NameProblem } {
  let octets = 1;
  let name = '';
  for (const label of labels) {
    if (label.length === 0) return { problem: { code: 'LABEL_EMPTY', text: 'two dots follow each other' } };
    if (label.length > MAX_LABEL) {
      return { problem: { code: 'LABEL_TOO_LONG', text: `a label has more than ${MAX_LABEL} octets` } };
    }
    octets += label.length + 1;
    for (const octet of label) name += escapeOctet(octet);
    name += '.';
  }
  if (octets > MAX_NAME) {
    return { problem: { code: 'NAME_TOO_LONG', text: `the name has more than ${MAX_NAME} octets` } };
  }
  return { name: name === '' ? ROOT : name };
}

function escapeOctet(octet: number): string {
  const character = String.fromCharCode(octet);
  return /[a-z0-9_*-]/i.test(character) ? character : `\\${octet.toString(8).padStart(3, '0')}`;
}

/** From the host's label to the top's: `['www', 'example', 'com']`; the root has none. */
export function labelsOf(name: Name): string[] {
  return name === ROOT ? [] : name.slice(0, -1).split('.');
}

/** The octets of one label of a name. */
export function labelOctets(label: string): number[] {
  const octets: number[] = [];
  for (let index = 0; index < label.length; index++) {
    if (label[index] === '\\') {
      octets.push(Number.parseInt(label.slice(index + 1, index + 4), 8));
      index += 3;
    } else {
      octets.push(label.charCodeAt(index));
    }
  }
  return octets;
}

/** Octets on the wire, uncompressed. */
export function nameLength(name: Name): number {
  if (name === ROOT) return 1;
  return name.includes('\\') ? name.length + 1 - 3 * (name.split('\\').length - 1) : name.length + 1;
}

export function parentName(name: Name): Name | undefined {
  if (name === ROOT) return undefined;
  return name.slice(name.indexOf('.') + 1) || ROOT;
}

/** Whether `name` is `ancestor` or below it; both in the same case. */
export function isWithin(name: Name, ancestor: Name): boolean {
  return ancestor === ROOT || name === ancestor || name.endsWith(`.${ancestor}`);
}

/** The name itself, its parent, … up to and with `top`, which it must be within. */
export function ancestorsWithin(name: Name, top: Name): Name[] {
  const chain = [name];
  for (let at = name; at !== top; ) {
    at = parentName(at) as Name;
    chain.push(at);
  }
  return chain;
}

/** `example.com.` + `www` = `www.example.com.`; the label is escaped already. */
export function childName(label: string, parent: Name): Name {
  return parent === ROOT ? `${label}.` : `${label}.${parent}`;
}

/** Labels from the top: `com.example.www.`; sorting these texts is how lists of records are often ordered. */
export function reversedName(name: Name): string {
  return name === ROOT ? ROOT : `${labelsOf(name).reverse().join('.')}.`;
}

/** Canonical order of names (RFC 4034 §6.1): by labels from the top, as octets. */
export function compareNames(left: Name, right: Name): number {
  const lefts = labelsOf(left).reverse();
  const rights = labelsOf(right).reverse();
  for (let index = 0; index < Math.min(lefts.length, rights.length); index++) {
    const order = compareLabels(lefts[index] as string, rights[index] as string);
    if (order !== 0) return order;
  }
  return lefts.length - rights.length;
}

function compareLabels(left: string, right: string): number {
  if (left === right) return 0;
  const lefts = labelOctets(left);
  const rights = labelOctets(right);
  for (let index = 0; index < Math.min(lefts.length, rights.length); index++) {
    const order = (lefts[index] as number) - (rights[index] as number);
    if (order !== 0) return order;
  }
  return lefts.length - rights.length;
}

/**
 * As tools print it. `octal`: the same, `*` escaped too. `decimal`: as master files have it (RFC 1035 §5.1):
 * printable characters as they are, `\.` for a dot within a label, `\032` for a blank.
 */
export function displayName(name: Name, escapes: Escapes): string {
  if (escapes === 'octal') return name.replaceAll('*', '\\052');
  return name.replace(/\\([0-7]{3})/g, (_, digits: string) => {
    const octet = Number.parseInt(digits, 8);
    const character = String.fromCharCode(octet);
    if (/["().;@$\\]/.test(character)) return `\\${character}`;
    return octet > 0x20 && octet < 0x7f ? character : `\\${octet.toString().padStart(3, '0')}`;
  });
}

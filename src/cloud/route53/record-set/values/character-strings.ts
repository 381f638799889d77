/** Quoted strings, as TXT, SPF, CAA and NAPTR values hold them (R-R53-26). */
import type { FatalProblem } from '../../domain-name.ts';

/** Octets of one string, and characters of a whole value. */
const MAX_STRING = 255;
const MAX_VALUE = 4000;

/** One or more strings with blanks between them. */
export function checkText(value: string): FatalProblem | undefined {
  if (value.length > MAX_VALUE) return tooLong(value);
  const strings = quotedStrings(value);
  if (!strings) {
    return {
      code: 'InvalidCharacterString',
      text: 'Value should be enclosed in quotation marks',
      piece: value,
    };
  }
  const long = strings.find((text) => octetsOf(text) > MAX_STRING);
  return long === undefined ? undefined : tooLong(`"${long}"`);
}

/** What stands between the quotation marks, escapes and all; undefined where the value is anything else. */
export function quotedStrings(value: string): string[] | undefined {
  const strings: string[] = [];
  let rest = value.trim();
  while (rest !== '') {
    const found = /^"((?:[^"\\]|\\[0-3][0-7]{2}|\\[^0-9])*)"(?:\s+|$)/.exec(rest);
    if (!found) return undefined;
    strings.push(found[1] as string);
    rest = rest.slice(found[0].length);
  }
  return strings.length > 0 ? strings : undefined;
}

function octetsOf(text: string): number {
  return text.replace(/\\(?:[0-7]{3}|.)/g, 'x').length;
}

function tooLong(piece: string): FatalProblem {
  return { code: 'CharacterStringTooLong', text: 'Value is too long', piece };
}

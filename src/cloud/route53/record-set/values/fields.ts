/** Values that are a row of fields: MX, SRV, CAA, NAPTR, SOA, DS, TLSA, SSHFP (R-R53-25, R-R53-28…R-R53-35). */
import { type FatalProblem, readName } from '../../domain-name.ts';
import { quotedStrings } from './character-strings.ts';

/** Whether a field is as it should be; the problem where it isn't. */
type Field = (text: string) => FatalProblem | undefined;
type Check = (value: string) => FatalProblem | undefined;

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];

export function checkDomain(text: string): FatalProblem | undefined {
  const read = readName(text);
  return 'problem' in read ? read.problem : undefined;
}

export const checkMx = row('MX', whole(0, 65_535), checkDomain);
export const checkSrv = row('SRV', whole(0, 65_535), whole(0, 65_535), whole(0, 65_535), checkDomain);
export const checkCaa = row('CAA', whole(0, 255), word(/^[A-Za-z0-9]+$/), quoted);
export const checkNaptr = row(
  'NAPTR',
  whole(0, 65_535),
  whole(0, 65_535),
  quoted,
  quoted,
  quoted,
  checkDomain,
);
export const checkSoa = row(
  'SOA',
  checkDomain,
  checkDomain,
  ...Array.from({ length: 5 }, () => whole(0, 2 ** 32 - 1)),
);
export const checkDs = row(
  'DS',
  whole(0, 65_535),
  whole(0, 255),
  whole(0, 255),
  word(/^(?:[0-9A-Fa-f]{2})+$/),
);
export const checkTlsa = row('TLSA', whole(0, 3), whole(0, 1), whole(0, 2), word(/^(?:[0-9A-Fa-f]{2})+$/));
export const checkSshfp = row('SSHFP', word(/^[12346]$/), whole(1, 2), word(/^(?:[0-9A-Fa-f]{2})+$/));

function row(type: string, ...fields: readonly Field[]): Check {
  return (value) => {
    const texts = value.trim().match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
    if (texts.length !== fields.length) {
      const count = COUNTS[fields.length] as string;
      return {
        code: `${type}RRDATANot${count}Fields`,
        text: `${type} record doesn't have ${fields.length} fields`,
        piece: value,
      };
    }
    for (const [index, field] of fields.entries()) {
      const problem = field(texts[index] as string);
      if (problem) return problem;
    }
    return undefined;
  };
}

function whole(least: number, most: number): Field {
  return (text) => {
    if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most) return undefined;
    return { code: 'InvalidInteger', text: `Value is not an integer from ${least} to ${most}`, piece: text };
  };
}

function word(pattern: RegExp): Field {
  return (text) =>
    pattern.test(text)
      ? undefined
      : { code: 'UnsupportedCharacter', text: 'Value contains unsupported characters', piece: text };
}

function quoted(text: string): FatalProblem | undefined {
  return quotedStrings(text)?.length === 1
    ? undefined
    : { code: 'InvalidCharacterString', text: 'Value should be enclosed in quotation marks', piece: text };
}

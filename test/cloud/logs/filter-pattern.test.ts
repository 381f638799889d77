import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/cloud/logs/filter-pattern/filter-pattern.ts';
import { globMatches } from '../../../src/cloud/logs/filter-pattern/glob.ts';

const LINES = {
  ssh: '2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK',
  rdp: '2 123456789010 eni-1235b8ca 172.31.9.69 172.31.9.12 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK',
  none: '2 123456789010 eni-1235b8ca - - - - - - - 1431280876 1431280934 - NODATA',
};

const matching = (pattern: string) => {
  const matches = compilePattern(pattern);
  return Object.entries(LINES)
    .filter(([, line]) => matches(line))
    .map(([name]) => name);
};

const FLOW = 'version, account, eni, source, destination, srcport';

describe('terms', () => {
  it.each([
    ['', ['ssh', 'rdp', 'none']],
    ['REJECT', ['rdp']],
    ['reject', []],
    ['REJ', []],
    ['"REJECT OK"', ['rdp']],
    ['OK REJECT', ['rdp']],
    ['?REJECT ?NODATA', ['rdp', 'none']],
    ['-REJECT', ['ssh', 'none']],
    ['OK -REJECT', ['ssh']],
    ['OK ?NODATA', ['ssh', 'rdp']],
    ['"172.31.16.139"', ['ssh']],
    ['"172.31.16.13"', []],
    ['-"eni-1235b8ca"', []],
    ['{ $.action = "REJECT" }', []],
  ])('%s finds %j', (pattern, expected) => {
    expect(matching(pattern)).toEqual(expected);
  });
});

describe('space-delimited patterns', () => {
  it.each([
    [
      `[${FLOW}, destport="22", protocol="6", packets, bytes, windowstart, windowend, action="ACCEPT", flowlogstatus]`,
      ['ssh'],
    ],
    [`[${FLOW}, destport, protocol, packets, bytes, start, end, action = REJECT, status]`, ['rdp']],
    [`[${FLOW}, dstport = 22 || dstport = 3389, ...]`, ['ssh', 'rdp']],
    [`[${FLOW}, dstport > 1000, ...]`, ['rdp']],
    [`[${FLOW}, (dstport >= 22 && dstport <= 80) || dstport = 3389, ...]`, ['ssh', 'rdp']],
    ['[..., status = NO*]', ['none']],
    ['[..., action != ACCEPT, status]', ['rdp', 'none']],
    ['[v, account, eni, source = 172.31.*.139, ...]', ['ssh']],
    ['[v, ..., action, status = "*"]', ['ssh', 'rdp', 'none']],
    ['[a, b, c]', []],
  ])('%s finds %j', (pattern, expected) => {
    expect(matching(pattern)).toEqual(expected);
  });

  it('takes quoted and bracketed words as one field', () => {
    const matches = compilePattern('[ip, user, time, request = "*html*", status = 4*]');
    expect(matches('127.0.0.1 frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404')).toBe(true);
    expect(matches('127.0.0.1 frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 200')).toBe(
      false,
    );
  });
});

describe('patterns that AWS refuses', () => {
  it.each([
    ['10.0.0.1', "Invalid filter pattern: Invalid character(s) in term '10.0.0.1'"],
    ['""', 'Invalid filter pattern: Invalid character(s) in term \'""\''],
    ['[a, b', "Invalid filter pattern: If a filter pattern starts with '[' it must end with ']'"],
    ['{ $.a = 1', "Invalid filter pattern: If a filter pattern starts with '{' it must end with '}'"],
    [
      '[a, status = 4* && bytes > 1000]',
      "Invalid filter pattern: Invalid condition 'status = 4* && bytes > 1000'",
    ],
    ['[a, (b = 1]', "Invalid filter pattern: Invalid condition '( b = 1'"],
    ['[a, b > many]', "Invalid filter pattern: 'many' is not a number"],
    ['[..., a, ...]', "Invalid filter pattern: Only one '...' is allowed"],
    ['%AUTHORIZED%', 'Invalid filter pattern: netlab does not simulate regular expressions (%…%)'],
    ['[a = %x%]', 'Invalid filter pattern: netlab does not simulate regular expressions (%…%)'],
    ['[]', "Invalid filter pattern: Invalid condition ''"],
  ])('%s', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterException', message }),
    );
  });

  it('are refused or compiled, whatever the text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '"',
      '...',
      '*',
      '&&',
      '||',
      '(',
      ')',
      '=',
      '>',
      ',',
      '?',
      '-',
      '%',
      'a',
      '1',
      ' ',
      '\\',
      '!',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          compilePattern(pieces.join(''))(LINES.ssh);
        } catch (error) {
          expect(error).toHaveProperty('code', 'InvalidParameterException');
        }
      }),
    );
  });
});

describe('globs', () => {
  it('match as the regular expression that they stand for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
    fc.assert(
      fc.property(glob, text, (pattern, value) => {
        const expression = new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/\*+/g, '.*')}$`);
        expect(globMatches(pattern, value)).toBe(expression.test(value));
      }),
      { numRuns: 1000 },
    );
  });
});

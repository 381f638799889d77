import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfOf, textOfPdf } from '../../src/kit/pdf.ts';

describe('a small PDF', () => {
  it('gives back the lines that went in', () => {
    const printable = fc.string({ unit: fc.constantFrom(...' ()\\abcXYZ019:.,-/'.split('')), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(printable, { minLength: 1, maxLength: 30 }), (lines) => {
        expect(textOfPdf(pdfOf(lines))).toEqual(lines);
      }),
    );
  });

  it('is ASCII, and marks what it cannot say', () => {
    const file = pdfOf(['São Paulo', 'two\nlines']);
    expect(file).toMatch(/^[\x0a\x20-\x7e]*$/);
    expect(textOfPdf(file)).toEqual(['S?o Paulo', 'two?lines']);
  });

  it('tells readers where its objects are, and how long its text is (ISO 32000-1 §7.5.4)', () => {
    const file = pdfOf(['one', 'two (2)']);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) =>
      Number(offset),
    );
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, index) => {
      expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
    });
    const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(file) ?? [];
    expect(content).toHaveLength(Number(length));
  });

  it.each(['', 'hello', 'JVBERi0xLjQK', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'])(
    'finds no text in %j',
    (file) => {
      expect(textOfPdf(file)).toBeUndefined();
    },
  );
});

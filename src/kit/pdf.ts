/**
 * The smallest PDF that a reader accepts (ISO 32000-1 §7.5): one page of text in Helvetica, uncompressed, in ASCII. And the
 * way back: the text of such a file. Other people's PDFs mostly compress their text, which is not read here.
 */
const PAGE = '0 0 595 842';
const SIZE = 10;
const LEADING = 14;
const LEFT = 56;
const TOP = 786;

/** Lines from the top of the page; characters beyond ASCII become question marks. */
export function pdfOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
  const content = `BT\n/F1 ${SIZE} Tf\n${LEADING} TL\n${LEFT} ${TOP} Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${PAGE}] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

/** The lines of text on the pages; undefined where it is no PDF, or one whose text is compressed. */
export function textOfPdf(file: string): string[] | undefined {
  if (!file.startsWith('%PDF-')) return undefined;
  const streams = [...file.matchAll(/\bstream\r?\n([\s\S]*?)\r?\nendstream\b/g)].map(
    ([, content = '']) => content,
  );
  const lines = streams.flatMap((content) =>
    [...content.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\) Tj/g)].map(([, text = '']) => unescaped(text)),
  );
  return lines.length > 0 ? lines : undefined;
}

function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&');
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

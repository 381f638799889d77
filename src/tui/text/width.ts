/**
 * How many terminal columns a text takes, and its cutting into the pieces a cursor moves over. Nearly all that we
 * show is ASCII, arrows and box drawing, one column each; only the rest pays for grapheme segmentation.
 */
import stringWidth from 'string-width';

const CACHE_LIMIT = 4_000;
const widths = new Map<string, number>();
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One column, one code unit, combines with nothing: Latin, general punctuation, arrows, box drawing, braille. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa1 && code <= 0x2ff && code !== 0xad) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2190 && code <= 0x21ff) ||
    (code >= 0x2500 && code <= 0x25fc) ||
    code === 0x2605 ||
    code === 0x2606 ||
    code === 0x2713 ||
    code === 0x2717 ||
    (code >= 0x2800 && code <= 0x28ff)
  );
}

function isAllPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (!isPlain(text.charCodeAt(index))) return false;
  }
  return true;
}

/** Columns that `text` takes. Control characters count as nothing; show no text that `sanitize` has not seen. */
export function textWidth(text: string): number {
  if (isAllPlain(text)) return text.length;
  const known = widths.get(text);
  if (known !== undefined) return known;
  const width = stringWidth(text);
  if (widths.size >= CACHE_LIMIT) widths.clear();
  widths.set(text, width);
  return width;
}

/** What a reader sees as single characters. */
export function graphemes(text: string): string[] {
  if (isAllPlain(text)) return text.split('');
  return Array.from(segmenter.segment(text), (piece) => piece.segment);
}

/** The longest beginning of `text` that takes no more than `columns`. */
export function headFitting(text: string, columns: number): string {
  if (text.length <= columns && isAllPlain(text)) return text;
  if (isAllPlain(text)) return text.slice(0, Math.max(0, columns));
  let head = '';
  let width = 0;
  for (const piece of graphemes(text)) {
    width += textWidth(piece);
    if (width > columns) break;
    head += piece;
  }
  return head;
}

/** Where the character before `index` begins (0 at the start). */
export function previousBoundary(text: string, index: number): number {
  if (index <= 0) return 0;
  if (isPlain(text.charCodeAt(index - 1))) return index - 1;
  return segmenter.segment(text).containing(index - 1)?.index ?? index - 1;
}

/** Where the character at `index` ends. */
export function nextBoundary(text: string, index: number): number {
  if (index >= text.length) return text.length;
  if (isPlain(text.charCodeAt(index)) && (index + 1 === text.length || isPlain(text.charCodeAt(index + 1)))) {
    return index + 1;
  }
  const piece = segmenter.segment(text).containing(index);
  return piece ? piece.index + piece.segment.length : text.length;
}

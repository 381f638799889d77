/**
 * Nothing reaches the terminal that could move its cursor, change its modes, or take more or fewer columns than we
 * count: names and output come from learners and lab files. A single emoji joiner or variation selector can shift a
 * whole row, because terminals disagree about them.
 */

/** CSI, OSC (ended by BEL or ST), the other string sequences, and the two-character escapes. */
const escapes =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b[ -/]*[0-~]?/g;

/** Like `escapes`, but lets colours and weights (SGR) pass. */
const escapesButSgr =
  /\x1b\[(?![\d;]*m)[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b(?!\[[\d;]*m)[ -/]*[0-~]?/g;

/**
 * Controls but tab and newline; joiners, variation selectors, direction marks, skin tones, keycaps, lone surrogates,
 * and the private planes, whose characters the row sheet uses.
 */
const invisible =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\u20e3|[\u{1f3fb}-\u{1f3ff}\u{f0000}-\u{10ffff}]|\p{Surrogate}/gu;

const invisibleButEscape = new RegExp(
  invisible.source.replace('\\x0b-\\x1f', '\\x0b-\\x1a\\x1c-\\x1f'),
  'gu',
);

const printableAscii = /^[\x20-\x7e]*$/;

/** Plain text, lines split by `\n`; tabs stay. */
export function sanitize(text: string): string {
  if (printableAscii.test(text)) return text;
  return lineEnds(text).replace(escapes, '').replace(invisible, '');
}

/** Like `sanitize`, with SGR sequences kept for `parseAnsi`. */
export function sanitizeKeepingSgr(text: string): string {
  if (printableAscii.test(text)) return text;
  return lineEnds(text).replace(escapesButSgr, '').replace(invisibleButEscape, '');
}

/** A carriage return within a line goes back to its start: what follows it is what stays on the screen. */
function lineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .replace(/\r+\n/g, '\n')
    .replace(/\r+$/, '')
    .replace(/[^\n]*\r/g, '');
}

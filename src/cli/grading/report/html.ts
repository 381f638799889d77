/** HTML made of text: whatever is put in between the tags is text, unless it is HTML made here already. */
const MADE = Symbol('html');

export interface Html {
  readonly [MADE]: string;
}

type Part = Html | string | number | readonly Html[] | undefined | false;

/** Tagged template: `html`<td>${name}</td>``. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { [MADE]: texts.map((text, index) => text + textOf(parts[index])).join('') };
}

export function htmlText(made: Html): string {
  return made[MADE];
}

/** Only for what netlab itself is made of: its style and its script. */
export function trusted(text: string): Html {
  return { [MADE]: text };
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return MADE in part ? part[MADE] : part.map((one) => one[MADE]).join('');
}

/** Controls have no place in HTML (§13.2.3.5 of the living standard), nor have lone surrogates. */
export function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu,
      '\ufffd',
    )
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/**
 * XML as AWS clients send it: elements, attributes, text, CDATA, comments. No document types, and so no entities but
 * the five of XML itself and character references; that, and the bounds, keep a hostile body harmless.
 */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const MAX_DEPTH = 64;
const NAME = '[A-Za-z_][\\w.:-]*';
const SPACE = '[ \\t\\r\\n]';
const TOKEN = new RegExp(
  [
    '<!--[^]*?-->|<\\?[^]*?\\?>',
    '<!\\[CDATA\\[(?<cdata>[^]*?)\\]\\]>',
    `</(?<close>${NAME})${SPACE}*>`,
    `<(?<open>${NAME})(?<attributes>(?:${SPACE}+${NAME}${SPACE}*=${SPACE}*(?:"[^"<]*"|'[^'<]*')){0,64})${SPACE}*(?<empty>/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
);
const ATTRIBUTE = new RegExp(`(${NAME})${SPACE}*=${SPACE}*(?:"([^"]*)"|'([^']*)')`, 'g');

/** The root element, or undefined if the text is not well-formed or nests too deep. */
export function parseXml(source: string): XmlElement | undefined {
  const document = openElement('', '');
  const open = [document];
  const text = source.replace(/^\ufeff/, '');
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups;
    const parent = open.at(-1);
    if (!groups || !parent || open.length > MAX_DEPTH) return undefined;
    if (groups.open !== undefined) {
      const child = openElement(groups.open, groups.attributes ?? '');
      parent.children.push(child);
      if (groups.empty === '') open.push(child);
    } else if (groups.close !== undefined) {
      if (open.length === 1 || open.pop()!.name !== groups.close) return undefined;
    } else {
      parent.text += groups.cdata ?? unescapeXml(groups.text ?? '');
    }
  }
  const [root, second] = document.children;
  return open.length === 1 && !second && document.text.trim() === '' ? root : undefined;
}

function openElement(name: string, attributes: string): OpenElement {
  const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, key, double, single]) => [key!, unescapeXml(double ?? single ?? '')] as const,
  );
  return { name, attributes: new Map(pairs), children: [], text: '' };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
    (whole, hex, decimal, name) => {
      if (name) return ENTITIES[name as string]!;
      const code = hex ? Number.parseInt(hex as string, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

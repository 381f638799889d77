/** From what stands after an option to the value that the API takes: files, shorthand, JSON, scalars. */
import { type ServiceModel, type Shape, shapeOf } from '../../model/model.ts';
import { coerce, parseInteger, parseNumber } from './coerce.ts';
import { CliFailure, parameterError } from './failure.ts';
import { JsonTextError, parseJson } from './json-text.ts';
import { isComplex } from './shapes.ts';
import { parseShorthand, ShorthandError, type ShorthandFiles, shorthandFiles } from './shorthand.ts';

/** What the parser found after an option: one text, or any number of them. */
export type RawValue = string | readonly string[];

/** Reads one of the console's files; undefined where there is none. */
export type ReadFile = (path: string) => Promise<string | undefined>;

const FILE_URI = /^fileb?:\/\//;

/** The text that `file://PATH` stands for; any other text is itself. */
export async function readFileUri(text: string, option: string, readFile: ReadFile): Promise<string> {
  const scheme = FILE_URI.exec(text)?.[0];
  if (!scheme) return text;
  const path = text.slice(scheme.length);
  const content = await readFile(path);
  if (content === undefined) {
    throw parameterError(
      option,
      `Unable to load paramfile ${text}: [Errno 2] No such file or directory: '${path}'`,
    );
  }
  return content;
}

/** Replaces `file://` texts; a lone element of a list counts as the whole value, as in the CLI. */
export async function resolveFiles(raw: RawValue, option: string, readFile: ReadFile): Promise<RawValue> {
  const only = typeof raw === 'string' ? raw : raw.length === 1 ? (raw[0] as string) : undefined;
  if (only === undefined || !FILE_URI.test(only)) return raw;
  const content = await readFileUri(only, option, readFile);
  return typeof raw === 'string' ? content : [content];
}

export async function unpackValue(
  model: ServiceModel,
  shape: Shape,
  given: RawValue,
  option: string,
  readFile: ReadFile,
): Promise<unknown> {
  const raw = await resolveFiles(given, option, readFile);
  const first = typeof raw === 'string' ? raw : raw[0];
  if (takesShorthand(model, shape) && !/^\s*[[{]/.test(first ?? '')) {
    return unpackShorthand(model, shape, raw, option, readFile);
  }
  return unpackPlain(model, shape, raw, option);
}

function takesShorthand(model: ServiceModel, shape: Shape): boolean {
  return shape.type === 'list' ? isComplex(shapeOf(model, shape.member.shape)) : isComplex(shape);
}

async function unpackShorthand(
  model: ServiceModel,
  shape: Shape,
  raw: RawValue,
  option: string,
  readFile: ReadFile,
): Promise<unknown> {
  if (typeof raw === 'string' && isLoneTextValue(model, shape) && !raw.includes('=')) return { Value: raw };
  const texts = typeof raw === 'string' ? [raw] : raw;
  const files = await readShorthandFiles(texts, option, readFile);
  try {
    const parsed = texts.map((text) => parseShorthand(text, files));
    return coerce(model, shape, typeof raw === 'string' ? (parsed[0] ?? {}) : parsed);
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(option, error.message);
    throw error;
  }
}

/** `{Value: string}` may be written as the bare value: `--instance-initiated-shutdown-behavior terminate`. */
function isLoneTextValue(model: ServiceModel, shape: Shape): boolean {
  if (shape.type !== 'structure') return false;
  const value = shape.members.Value;
  return (
    Object.keys(shape.members).length === 1 &&
    value !== undefined &&
    shapeOf(model, value.shape).type === 'string'
  );
}

async function readShorthandFiles(
  texts: readonly string[],
  option: string,
  readFile: ReadFile,
): Promise<ShorthandFiles> {
  const files = new Map<string, string>();
  for (const uri of texts.flatMap(shorthandFiles)) files.set(uri, await readFileUri(uri, option, readFile));
  return files;
}

function unpackPlain(model: ServiceModel, shape: Shape, raw: RawValue, option: string): unknown {
  if (shape.type === 'list') return unpackList(model, shape, raw, option);
  const text = typeof raw === 'string' ? raw : raw.join(' ');
  if (shape.type === 'structure' || shape.type === 'map') {
    if (text.trimStart().startsWith('{')) return unpackJson(text, option);
    throw parameterError(option, `Invalid JSON:\n${text}`);
  }
  return unpackScalar(shape, text);
}

function unpackList(
  model: ServiceModel,
  shape: Extract<Shape, { type: 'list' }>,
  raw: RawValue,
  option: string,
): unknown {
  const texts = typeof raw === 'string' ? [raw] : raw;
  const [only] = texts;
  if (texts.length === 1 && only?.trimStart().startsWith('[')) return unpackJson(only, option);
  const member = shapeOf(model, shape.member.shape);
  return texts.map((text) => {
    try {
      return unpackPlain(model, member, text, option);
    } catch (error) {
      if (error instanceof CliFailure && !isComplex(member)) throw parameterError(option, texts[0] ?? '');
      throw error;
    }
  });
}

export function unpackJson(text: string, option: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonTextError) {
      throw parameterError(option, `Invalid JSON: ${error.message}\nJSON received: ${text}`);
    }
    throw error;
  }
}

function unpackScalar(shape: Shape, text: string): unknown {
  switch (shape.type) {
    case 'integer':
      return parseInteger(text);
    case 'double':
      return parseNumber(text);
    case 'boolean':
      return text.toLowerCase() !== 'false' && text !== '';
    default:
      return text;
  }
}

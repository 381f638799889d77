/** What was put on a server that stores: PUT and POST leave it under their path, GET gives it, DELETE takes it away. */
import { type Body, type Headers, type HttpRequest, headerOf, NO_BODY, textBody } from '../../cdn/message.ts';
import { hash32 } from '../../kit/random.ts';
import type { Errand } from './web-server.ts';
import type { Upload } from './web-state.ts';

export interface StoreAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly code: string;
  readonly text: string;
}

/** In a whole world, and of one body's text: what is longer is kept as its size. */
const MAX_UPLOADS = 1000;
const MAX_TEXT = 100_000;

/** Undefined: nothing was ever uploaded there, and the page itself is what there is. */
export function storeAnswer(resource: string, request: HttpRequest, errand: Errand): StoreAnswer | undefined {
  const key = `${resource} ${request.path}`;
  const { uploads } = errand.world.web;
  const known = Object.hasOwn(uploads, key) ? uploads[key] : undefined;
  switch (request.method) {
    case 'PUT':
    case 'POST':
      return keep(key, request, errand, known !== undefined);
    case 'DELETE':
      return known ? remove(key, errand) : said(404, '404 Not Found', 'no-page', 'Nothing is stored there.');
    default:
      return known && { status: 200, ...shown(known), code: 'upload', text: 'It was uploaded here.' };
  }
}

function keep(key: string, request: HttpRequest, errand: Errand, replaces: boolean): StoreAnswer {
  const { world } = errand;
  const { uploads } = world.web;
  if (!replaces && Object.keys(uploads).length >= MAX_UPLOADS)
    return said(507, '507 Insufficient Storage', 'full', `netlab keeps ${MAX_UPLOADS} uploads and no more.`);
  const { size, text } = request.body ?? NO_BODY;
  const body: Body = text !== undefined && text.length <= MAX_TEXT ? { size, text } : { size };
  const contentType = headerOf(request.headers, 'content-type') ?? 'application/octet-stream';
  const upload: Upload = { body, contentType, at: errand.now };
  errand.world = { ...world, web: { ...world.web, uploads: { ...uploads, [key]: upload } } };
  return replaces
    ? {
        status: 204,
        headers: [],
        body: NO_BODY,
        code: 'stored',
        text: 'It took the place of what was there.',
      }
    : said(201, '201 Created', 'stored', 'It is stored there now.');
}

function remove(key: string, errand: Errand): StoreAnswer {
  const { world } = errand;
  const uploads = Object.fromEntries(Object.entries(world.web.uploads).filter(([other]) => other !== key));
  errand.world = { ...world, web: { ...world.web, uploads } };
  return { status: 204, headers: [], body: NO_BODY, code: 'removed', text: 'It is gone.' };
}

function shown({ body, contentType, at }: Upload): { headers: Headers; body: Body } {
  const tag = hash32(`${body.text ?? ''}/${body.size}/${at}`)
    .toString(16)
    .padStart(8, '0');
  return {
    headers: [
      ['Content-Type', contentType],
      ['Last-Modified', new Date(at).toUTCString()],
      ['Accept-Ranges', 'bytes'],
      ['ETag', `"${tag}"`],
    ],
    body,
  };
}

function said(status: number, words: string, code: string, text: string): StoreAnswer {
  return { status, headers: [['Content-Type', 'text/plain']], body: textBody(`${words}\n`), code, text };
}

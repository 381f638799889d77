/** The control API described by OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1), drawn from the operations themselves. */
import * as z from 'zod';
import type { ControlOperation } from './operation.ts';

const ERROR = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string', description: 'What is wrong, and the way out.' },
        at: { type: 'string', description: 'The member of the input that is meant.' },
      },
    },
  },
};

const EVENTS = {
  get: {
    operationId: 'followEvents',
    summary: 'Tells of every change, as it happens (Server-Sent Events)',
    responses: {
      '200': {
        description: 'Events named `world`, with the time in the world and how many changes there were.',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
    },
  },
};

const AUTHORITY = {
  get: {
    operationId: 'getAuthority',
    summary: "Who signs the edges' certificates, for `curl --cacert`",
    responses: {
      '200': {
        description: 'A certificate.',
        content: { 'application/x-pem-file': { schema: { type: 'string' } } },
      },
    },
  },
};

const SCRIPT = {
  '200': {
    description: 'A script for bash.',
    content: { 'text/x-shellscript': { schema: { type: 'string' } } },
  },
};

const SHELL = {
  get: {
    operationId: 'getShellSetup',
    summary: 'What a real bash evaluates to work in this world',
    responses: SCRIPT,
  },
  post: {
    operationId: 'runShellCommand',
    summary: "Runs words in netlab's console, for the functions of that setup",
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            properties: { word: { type: 'array', items: { type: 'string' } } },
            additionalProperties: {
              type: 'string',
              description: '`file.N`: content of the file that word N names.',
            },
          },
        },
      },
    },
    responses: SCRIPT,
  },
};

export function openApiOf(operations: readonly ControlOperation[], version: string): object {
  const paths = operations.map((operation) => [
    `/_netlab/${operation.path}`,
    { [operation.method.toLowerCase()]: describe(operation) },
  ]);
  return {
    openapi: '3.1.1',
    info: {
      title: 'netlab serve: control',
      version,
      summary: 'What no cloud has: time, faults, packets and checks of the simulated world.',
    },
    paths: {
      ...Object.fromEntries(paths),
      '/_netlab/events': EVENTS,
      '/_netlab/ca.pem': AUTHORITY,
      '/_netlab/shell': SHELL,
    },
    components: { schemas: { Error: ERROR } },
  };
}

function describe({ name, method, summary, input, output }: ControlOperation): object {
  return {
    operationId: name,
    summary,
    ...(method === 'POST' && {
      requestBody: { content: { 'application/json': { schema: schemaOf(input, 'input') } } },
    }),
    responses: {
      '200': {
        description: 'Done.',
        content: { 'application/json': { schema: schemaOf(output, 'output') } },
      },
      default: {
        description: 'What is wrong.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

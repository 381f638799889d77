import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../scripts/model/build-model.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import { codecOf, type HttpRequest, type ParsedRequest } from '../../../src/model/protocol/codec.ts';
import { arbitraryStructure } from '../arbitrary-input.ts';
import { comparable, sdkClient } from './sdk-client.ts';

const model: ServiceModel = {
  service: 'test',
  serviceId: 'Test',
  protocol: 'json',
  apiVersion: '2026-01-01',
  target: 'TestService',
  operationNames: ['Try'],
  paginators: {},
  operations: { Try: { name: 'Try', input: 'Thing', output: 'Thing' } },
  shapes: {
    Thing: {
      type: 'structure',
      members: {
        name: { shape: 'string', wireName: 'thingName' },
        size: { shape: 'integer' },
        made: { shape: 'timestamp' },
        key: { shape: 'blob' },
        parts: { shape: 'Things' },
        labels: { shape: 'Labels' },
      },
      required: [],
    },
    Things: { type: 'list', member: { shape: 'Thing' } },
    Labels: { type: 'map', key: { shape: 'string' }, value: { shape: 'string' } },
  },
};

const codec = codecOf(model);

const WIRE = {
  thingName: 'a',
  size: 3,
  made: 1767600000,
  key: 'YWI=',
  parts: [{ thingName: 'b', made: 1767600000.5 }, {}],
  labels: { x: 'y' },
};

function request(target: string, body: string): HttpRequest {
  const headers = { 'x-amz-target': target };
  return { method: 'POST', path: '/', query: '', headers, body: new TextEncoder().encode(body) };
}

describe('JSON 1.1', () => {
  it('reads an input', () => {
    expect(codec.parseRequest(request('TestService.Try', JSON.stringify(WIRE)))).toEqual({
      operation: 'Try',
      input: {
        name: 'a',
        size: 3,
        made: '2026-01-05T08:00:00.000Z',
        key: Uint8Array.of(97, 98),
        parts: [{ name: 'b', made: '2026-01-05T08:00:00.500Z' }, {}],
        labels: { x: 'y' },
      },
      unknown: [],
    });
  });

  it('writes an output', () => {
    const output = {
      name: 'a',
      size: 3,
      made: '2026-01-05T08:00:00+00:00',
      key: 'ab',
      parts: [{ name: 'b', made: new Date(1767600000500) }, { name: undefined }],
      labels: { x: 'y' },
      internal: 'stays inside',
    };
    const response = codec.serialiseResponse('Try', output, 'id-1');
    expect(response.headers).toEqual({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'id-1',
    });
    expect(JSON.parse(response.body as string)).toEqual(WIRE);
  });

  it('writes an error', () => {
    const response = codec.serialiseError({ code: 'ClientException', message: 'No.', status: 400 }, 'id-1');
    expect(response).toMatchObject({ status: 400, body: '{"__type":"ClientException","message":"No."}' });
  });

  it('takes nothing for an empty input, and null for nothing', () => {
    expect(codec.parseRequest(request('TestService.Try', ''))?.input).toEqual({});
    expect(codec.parseRequest(request('TestService.Try', '{"size":null}'))?.input).toEqual({});
  });

  it('names what the operation does not know, and leaves what is of no right type', () => {
    const body = '{"name":1,"size":"x","parts":[{"size":"y","colour":2}],"made":1e300,"labels":[],"key":"%"}';
    expect(codec.parseRequest(request('TestService.Try', body))).toEqual({
      operation: 'Try',
      input: { size: 'x', parts: [{ size: 'y' }], made: 1e300, labels: [], key: '%' },
      unknown: ['parts.1.colour', 'name'],
    });
  });

  it('ends in the depth of a hostile body', () => {
    const body = `${'{"parts":['.repeat(2000)}${']}'.repeat(2000)}`;
    expect(codec.parseRequest(request('TestService.Try', body))?.operation).toBe('Try');
  });

  it('passes on operations that it has no model of', () => {
    expect(codec.parseRequest(request('TestService.Fly', '{"a":1}'))).toEqual({
      operation: 'Fly',
      input: {},
      unknown: [],
    });
  });

  it.each([
    ['no target', '', '{}'],
    ['no JSON', 'TestService.Try', '{'],
    ['no object', 'TestService.Try', '[]'],
  ])('refuses %s', (_, target, body) => {
    expect(codec.parseRequest(request(target, body))).toBeUndefined();
  });
});

describe('JSON 1.1 with the real SDK client', { timeout: 120_000 }, () => {
  const logs = buildModel('logs', 'all');
  const logsCodec = codecOf(logs);
  const client = sdkClient('@aws-sdk/client-cloudwatch-logs', 'CloudWatchLogsClient');
  const taste = {
    depth: 4,
    mistakes: 0,
    timestamp: fc.integer({ min: 0, max: 4e9 }).map((seconds) => new Date(seconds * 1000)),
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  };
  // These answer with a stream of events, which is another protocol.
  const streaming = new Set(['StartLiveTail', 'GetLogObject']);

  it('CloudWatch Logs: every operation gets its input through and its output back', async () => {
    for (const { name, input, output } of Object.values(logs.operations)) {
      if (streaming.has(name)) continue;
      const inputs = fc.sample(arbitraryStructure(logs, input, taste), { numRuns: 3, seed: 7 });
      const outputs = fc.sample(arbitraryStructure(logs, output, taste), { numRuns: 3, seed: 8 });
      for (const [index, sent] of inputs.entries()) {
        let parsed: ParsedRequest | undefined;
        const { $metadata, ...received } = await client.send(name, sent, (request) => {
          parsed = logsCodec.parseRequest(request);
          return logsCodec.serialiseResponse(name, outputs[index]!, 'request-1');
        });
        expect(parsed, name).toMatchObject({ operation: name, unknown: [] });
        expect(comparable(parsed!.input), name).toEqual(comparable(sent));
        expect(comparable(received), name).toEqual(comparable(outputs[index]));
        expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: 'request-1' });
      }
    }
  });

  it('an error arrives with its code and words', async () => {
    const error = {
      code: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
      status: 400,
    };
    const answer = client.send('GetLogEvents', { logStreamName: 'a' }, () =>
      logsCodec.serialiseError(error, 'id'),
    );
    await expect(answer).rejects.toMatchObject({ name: error.code, message: error.message });
  });
});

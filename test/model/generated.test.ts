import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../scripts/model/build-model.ts';
import { SERVICES } from '../../src/cloud/services.ts';
import { loadModel, serviceNames } from '../../src/model/load.ts';

describe('the generated models', () => {
  it.each(SERVICES.map(({ name, operations }) => [name, Object.keys(operations)] as const))(
    'are those of the operations that %s simulates (else: npx tsx scripts/generate-model.ts)',
    (service, operations) => {
      const model = buildModel(service, operations);
      expect(loadModel(service)).toEqual(model);
      const file = new URL(`../../src/model/generated/${service}.json`, import.meta.url);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(model);
    },
  );

  it('are parsed once, and are there for the services that are simulated', () => {
    expect(loadModel('ec2')).toBe(loadModel('ec2'));
    expect(loadModel('toString')).toBeUndefined();
    expect(serviceNames()).toEqual(SERVICES.map(({ name: service }) => service).sort());
  });
});

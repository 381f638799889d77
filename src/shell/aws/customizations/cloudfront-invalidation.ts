/**
 * `--paths /a /b` in place of a whole batch.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudfront/create-invalidation.html
 */
import type { Customization } from './customization.ts';
import { refuseBeside } from './exclusive-options.ts';

const BATCH = 'invalidation-batch';
const PATHS = 'paths';

export const createInvalidation: Customization = {
  service: 'cloudfront',
  operations: ['CreateInvalidation'],
  arguments(table) {
    const batch = table.get(BATCH);
    if (batch) table.set(BATCH, { ...batch, required: false });
    table.set(PATHS, {
      name: PATHS,
      arity: 'many',
      required: false,
      hint: '<path> ...',
      store(params, value) {
        params[PATHS] = value;
      },
    });
  },
  check(given) {
    refuseBeside(given, BATCH, [PATHS]);
  },
  fill(params, { unique }) {
    const paths = params[PATHS] as readonly string[] | undefined;
    delete params[PATHS];
    if (!paths) return;
    params.InvalidationBatch = {
      CallerReference: unique('cli'),
      Paths: { Quantity: paths.length, Items: paths },
    };
  },
};

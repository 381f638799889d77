import type { PageSetting } from '../../../src/cloud/web/http-setting.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';

const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

/** A distribution over the pages of a site, or over another origin. */
export function distributed(
  pages: Record<string, PageSetting>,
  origin: { name: string; port: number } = { name: 'shop.example.net', port: 80 },
): { sim: Sim; host: string } {
  const sim = createSim({
    seed: 'edge',
    setting: {
      clients: {
        lisbon: { city: 'Lisbon', address: '198.51.100.10' },
        tokyo: { city: 'Tokyo', address: '198.51.100.20' },
      },
      sites: {
        'shop.example.net': {
          city: 'Frankfurt',
          pages,
        },
      },
    },
  });
  const made = sim.call({
    service: 'cloudfront',
    operation: 'CreateDistribution',
    input: {
      DistributionConfig: {
        CallerReference: 'edge',
        Comment: '',
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: 'shop',
              DomainName: origin.name,
              CustomOriginConfig: {
                HTTPPort: origin.port,
                HTTPSPort: 443,
                OriginProtocolPolicy: 'http-only',
              },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'shop',
          ViewerProtocolPolicy: 'redirect-to-https',
          CachePolicyId: CACHING_OPTIMIZED,
          Compress: true,
        },
      },
    },
  });
  if (!made.ok) throw new Error(made.error.message);
  sim.advance(10 * 60_000);
  const host = (made.output.Distribution as { DomainName: string }).DomainName;
  return { sim, host };
}

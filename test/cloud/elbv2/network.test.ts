import { describe, expect, it } from 'vitest';
import { scenery } from './scenery.ts';

describe('an application load balancer', () => {
  it('answers on its listeners’ ports, as its security group allows', () => {
    const s = scenery();
    const { LoadBalancerArn } = s.balancer();
    const group = s.targets();
    s.register(group, s.instances.a, s.instances.b);
    s.listen(LoadBalancerArn, group);
    s.allow(s.groups.web, 80, { group: s.groups.lb });
    s.advance(60);
    expect(s.trace('client/lisbon', 'load-balancer/web').disposition).toBe('delivered');
    expect(s.health(group)).toEqual({ [s.instances.a]: 'healthy', [s.instances.b]: 'healthy' });
  });
});

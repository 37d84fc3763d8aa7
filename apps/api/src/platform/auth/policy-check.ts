import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE } from '../http/route.decorator';
import { POLICY } from './policy.decorator';

/** Before anything runs, start-up refuses a route without a policy, and a handler that bypasses the contract's routes. */
@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const open = this.handlers().filter(({ handler }) => !Reflect.hasMetadata(POLICY, handler) || !Reflect.hasMetadata(ROUTE, handler));
    if (open.length > 0) throw new Error(`routes without a policy or contract: ${open.map(({ name }) => name).join(', ')}`);
  }

  private handlers(): { name: string; handler: object }[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map(method => ({ name: `${metatype.name}.${method}`, handler: prototype[method] as object }))
        .filter(({ handler }) => Reflect.hasMetadata('path', handler));
    });
  }
}

import { routes, type OperationId, type Route } from '@jishan/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import { POLICY, type Policy } from '../auth/policy.decorator';
import { ROUTE, type RouteNotes } from '../http/route.decorator';
import { LIMITED } from '../limits/limited.decorator';

export interface Handler {
  /** Undefined for a route that the contracts' table does not have. */
  readonly id: OperationId | undefined;
  readonly where: string;
  readonly notes: RouteNotes;
  readonly policy: Policy;
  readonly limited: boolean;
}

const idOf = (route: Route): OperationId | undefined => (Object.keys(routes) as OperationId[]).find(id => routes[id] === route);

/** Every handler of the application with what its decorators say. Reads prototypes only, so it works on an application that never started. */
export function handlersOf(app: INestApplicationContext): Handler[] {
  const { container } = app as unknown as { container: { getModules(): ModulesContainer } };
  const classes = [...container.getModules().values()].flatMap(module =>
    [...module.controllers.values()].map(controller => controller.metatype),
  );
  const scanner = new MetadataScanner();
  return [...new Set(classes)].flatMap(metatype => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap(name => {
      const handler = prototype[name];
      if (!handler || !Reflect.hasMetadata(ROUTE, handler)) return [];
      const notes = Reflect.getMetadata(ROUTE, handler) as RouteNotes;
      const policy = Reflect.getMetadata(POLICY, handler) as Policy;
      return [{ id: idOf(notes.route), where: `${metatype.name}.${name}`, notes, policy, limited: Reflect.hasMetadata(LIMITED, handler) }];
    });
  });
}

import type { ProblemCode, Route as ContractRoute } from '@jishan/contracts';
import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';

export const ROUTE = Symbol('ROUTE');

export interface RouteNotes {
  readonly route: ContractRoute;
  /** Chinese, one line; the summary in the API documentation. */
  readonly summary: string;
  /** Codes beyond those every route may give. */
  readonly refuses?: readonly ProblemCode[];
}

const nestPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Method and path come from the contract, so the server cannot have another route than the client calls. */
export function Route(route: ContractRoute, notes: Omit<RouteNotes, 'route'>): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: nestPath(route.path), method: RequestMethod[route.method] }),
    HttpCode(200),
    SetMetadata(ROUTE, { route, ...notes } satisfies RouteNotes),
  );
}

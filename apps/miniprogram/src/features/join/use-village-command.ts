import { useMutation } from '@tanstack/react-query';
import type { identityRoutes, RouteAnswer, RouteBody } from '@jishan/contracts';
import { useRef } from 'react';
import { call } from '@/api/client';
import { isPassing } from '@/api/errors';
import { newId } from '@/api/ids';

type ClaimRoute = typeof identityRoutes.submitClaim;

/** A claim names a village in which the person is not yet, so the session's village cannot stand in. */
export function useVillageCommand(
  route: ClaimRoute,
  villageId: string,
  options: { onDone: (answer: RouteAnswer<ClaimRoute>) => void; onRefused: () => void },
) {
  const intent = useRef<{ print: string; key: string } | undefined>(undefined);
  const mutation = useMutation({
    mutationFn: (body: RouteBody<ClaimRoute>) => {
      const print = JSON.stringify([villageId, body]);
      if (intent.current?.print !== print) intent.current = { print, key: newId() };
      return call(route, { params: { villageId }, body, idempotencyKey: intent.current.key });
    },
    onSuccess: options.onDone,
    onError: error => {
      if (isPassing(error)) return;
      intent.current = undefined;
      options.onRefused();
    },
  });
  return { run: (body: RouteBody<ClaimRoute>) => mutation.mutate(body), busy: mutation.isPending, error: mutation.error };
}

import { panelRoutes } from '@jishan/contracts';
import { QueryObserver } from '@tanstack/react-query';
import { keys, queryClient, refetch } from './query';

afterEach(() => queryClient.clear());

it('what was asked for before a deed, and comes after it, is asked for anew: it may be of before', async () => {
  const arrive: ((answer: string) => void)[] = [];
  const observer = new QueryObserver<string>(queryClient, {
    queryKey: keys.pages(panelRoutes.panelQueue, { query: { scope: 'voted' } }),
    queryFn: () => new Promise<string>(resolve => arrive.push(resolve)),
  });
  const shown: (string | undefined)[] = [];
  const leave = observer.subscribe(({ data, error }) => {
    expect(error).toBeNull();
    shown.push(data);
  });
  expect(arrive).toHaveLength(1);

  refetch(panelRoutes.panelQueue);
  await Promise.resolve();
  arrive[0]?.('of before');
  await new Promise(resolve => setTimeout(resolve, 0));
  arrive[1]?.('of after');
  await new Promise(resolve => setTimeout(resolve, 0));
  expect(observer.getCurrentResult().data).toBe('of after');
  expect(shown).not.toContain('of before');
  leave();
});

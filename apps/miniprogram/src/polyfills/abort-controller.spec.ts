import { AbortController as Ours } from './abort-controller';

it('tells its listeners once', () => {
  const controller = new Ours();
  const heard = jest.fn();
  const left = jest.fn();
  controller.signal.addEventListener('abort', heard);
  controller.signal.addEventListener('abort', left);
  controller.signal.removeEventListener('abort', left);
  controller.abort();
  controller.abort();
  expect(controller.signal.aborted).toBe(true);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(left).not.toHaveBeenCalled();
  expect(() => controller.signal.throwIfAborted()).toThrow();
});

it('lets a query finish where the platform has none', async () => {
  const native = globalThis.AbortController;
  Object.assign(globalThis, { AbortController: Ours });
  try {
    const { QueryClient } = await import('@tanstack/react-query');
    const client = new QueryClient();
    await expect(
      client.fetchQuery({ queryKey: ['a'], queryFn: ({ signal }) => Promise.resolve(signal.aborted ? 'aborted' : 'read') }),
    ).resolves.toBe('read');
    client.clear();
  } finally {
    Object.assign(globalThis, { AbortController: native });
  }
});

import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { mountInOrder } from './mount-in-order';

const AFTER_START_MS = 300;
/** In the browser's own timeline: whoever measures, or tests without a network, sees when it was done. */
const FETCHED_MARK = 'jishan-pages-fetched';

/** The pages between writing something and finding it again: they must open without a network, so a browser fetches them ahead. */
function fetchAhead(): void {
  const pages = [
    import('../pkg-points/pages/apply/index'),
    import('../pkg-points/pages/application/index'),
    import('../pkg-points/pages/applications/index'),
    import('../pkg-life/pages/letter/index'),
    import('../pkg-life/pages/thread/index'),
    import('../pkg-life/pages/complaint-form/index'),
    import('../pkg-life/pages/complaint/index'),
    import('../pkg-life/pages/complaints/index'),
    import('../pages/outbox/index'),
  ];
  void Promise.all(pages.map(page => page.catch(() => undefined))).then(() => performance.mark(FETCHED_MARK));
}

/** A page that could not be fetched leaves the router silent; the person is told why nothing happened. */
function sayMissingPages(): void {
  window.addEventListener('unhandledrejection', event => {
    if (!/Loading (?:CSS )?chunk/i.test(String(event.reason))) return;
    event.preventDefault();
    toast(texts.errors.offline.title, 'refused');
  });
}

export function warmUp(): void {
  mountInOrder();
  sayMissingPages();
  setTimeout(fetchAhead, AFTER_START_MS);
}

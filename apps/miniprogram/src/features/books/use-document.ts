import type { DocumentLink, Route, RouteBody, RouteParams } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { documentPlatform } from '@/platform/open-document';
import * as texts from '@/texts/zh-CN';
import { copyAndSay, mediaUrl, toast } from '@/ui';

export type DocumentRoute = Route<{ body: unknown; answer: DocumentLink }>;
interface Wish<R extends DocumentRoute> {
  params?: Omit<RouteParams<R>, 'villageId'>;
  body: NonNullable<RouteBody<R>>;
}

/** Asks for a document's address and opens it: a workbook in the phone's own programs, a page for the printer beside the app. */
export function useDocument<R extends DocumentRoute>(route: R, kindOf: (body: NonNullable<RouteBody<R>>) => 'workbook' | 'printPage') {
  const [opening, setOpening] = useState(false);
  const [kind, setKind] = useState<'workbook' | 'printPage'>('workbook');
  const open = async (link: DocumentLink): Promise<void> => {
    setOpening(true);
    try {
      const url = mediaUrl(link.url);
      if (kind === 'printPage' && !documentPlatform.printPage) return await copyAndSay(url, texts.book.copied);
      if (kind === 'printPage') documentPlatform.printPage?.(url);
      else await documentPlatform.workbook(url, link.fileName);
      toast(texts.book.opened, 'done');
    } catch {
      toast(`${texts.book.failed.title}，${texts.book.failed.detail}`, 'refused');
    } finally {
      setOpening(false);
    }
  };
  const command = useCommand(route, { onDone: answer => void open(answer as DocumentLink) });
  return {
    busy: command.busy || opening,
    error: command.error,
    get: (wish: Wish<R>) => {
      setKind(kindOf(wish.body));
      command.run(wish);
    },
  };
}

import type { VillageAction } from '@jishan/contracts';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import type { IconName, Tone } from '@/ui';

export interface HomeModule {
  readonly name: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly needs: VillageAction;
  readonly open: () => void;
}

/** Only rooms that stand: a tile that leads nowhere is worse than none. Add a module here when its first page is in pages.ts. */
export const homeModules: readonly HomeModule[] = [
  {
    name: texts.home.module.applications,
    icon: 'clock',
    tone: 'leaf',
    needs: 'points.application.read.own',
    open: () => go.to('applications'),
  },
  {
    name: texts.home.module.statement,
    icon: 'statement',
    tone: 'festive',
    needs: 'points.account.read.own',
    open: () => go.to('statement'),
  },
  { name: texts.home.module.rules, icon: 'rules', tone: 'gold', needs: 'points.rule.read', open: () => go.to('rules') },
  { name: texts.home.module.redemptions, icon: 'gift', tone: 'leaf', needs: 'store.redemption.read.own', open: () => go.to('redemptions') },
  { name: texts.home.module.store, icon: 'store', tone: 'sky', needs: 'store.shelf.read', open: () => go.tab('store') },
  { name: texts.home.module.checklists, icon: 'checklist', tone: 'gold', needs: 'checklists.read', open: () => go.to('services') },
  { name: texts.home.module.activities, icon: 'flag', tone: 'leaf', needs: 'activities.read', open: () => go.to('activities') },
  { name: texts.home.module.honours, icon: 'medal', tone: 'gold', needs: 'honours.read', open: () => go.to('honours') },
  { name: texts.home.module.notices, icon: 'megaphone', tone: 'festive', needs: 'notices.read', open: () => go.to('notices') },
  { name: texts.home.module.parlour, icon: 'chat', tone: 'sky', needs: 'parlour.read', open: () => go.to('parlour') },
];

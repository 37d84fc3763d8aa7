import { identityRoutes, wishedSettings, type VillageHome } from '@jishan/contracts';
import { useRef, useState, type ComponentType } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { ProblemError } from '@/api/errors';
import { refetch } from '@/api/query';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Loaded, toast } from '@/ui';
import { ExpirySection } from './expiry-section';
import { DeductionsSection } from './deductions-section';
import { FundSection } from './fund-section';
import { PublicSection } from './public-section';
import { StoreSection } from './store-section';
import { ThanksSection } from './thanks-section';
import { TwoDecideSection } from './two-decide-section';
import { WaitingNote } from './waiting-note';
import type { SectionProps } from './section';

/** In this order. A module adds its own section here. */
const sections: readonly { readonly key: string; readonly Section: ComponentType<SectionProps> }[] = [
  { key: 'public', Section: PublicSection },
  { key: 'twoDecide', Section: TwoDecideSection },
  { key: 'thanks', Section: ThanksSection },
  { key: 'expiry', Section: ExpirySection },
  { key: 'deductions', Section: DeductionsSection },
  { key: 'store', Section: StoreSection },
  { key: 'fund', Section: FundSection },
];

/** Which section was refused because somebody was quicker: what is typed in it stays, on the version on which it was drawn. */
interface Kept {
  readonly key: string;
  readonly version: number;
}

function Sections({ home }: { home: VillageHome }) {
  const [kept, keep] = useState<Kept>();
  const sent = useRef<Kept>();
  const command = useCommand(identityRoutes.changeSettings, {
    refetches: [identityRoutes.villageHome],
    onDone: ({ settings }) => {
      keep(undefined);
      toast(settings.pending ? texts.safeguards.savedWaits(sayDay(settings.pending.from)) : texts.villageSettings.saved, 'done');
    },
    onRefused: error => {
      if (!(error instanceof ProblemError) || !error.is('VERSION.STALE')) return;
      keep(sent.current);
      refetch(identityRoutes.villageHome);
      toast(texts.villageSettings.stale, 'refused');
    },
  });
  const versionOf = (key: string): number => (kept?.key === key ? kept.version : home.version);
  return (
    <>
      <WaitingNote settings={home.settings} />
      {sections.map(({ key, Section }) => (
        // A new version brings new values into the fields; not where something was typed that another one's change came before.
        <Section
          key={`${key} ${versionOf(key)}`}
          settings={wishedSettings(home.settings)}
          busy={command.busy}
          change={body => {
            sent.current = { key, version: versionOf(key) };
            command.run({ body, version: home.version });
          }}
        />
      ))}
      <ErrorNote error={command.error} />
    </>
  );
}

/** 村设置: each option with what it does. Changed one at a time, on the version that was seen. */
export function VillageSettings() {
  const home = useVillageCall(identityRoutes.villageHome, {});
  return (
    <Loaded of={home} rows={5}>
      {view => <Sections home={view} />}
    </Loaded>
  );
}

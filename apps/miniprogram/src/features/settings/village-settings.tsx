import { identityRoutes, type VillageHome } from '@jishan/contracts';
import type { ComponentType } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { ProblemError } from '@/api/errors';
import { refetch } from '@/api/query';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Loaded, toast } from '@/ui';
import { ExpirySection } from './expiry-section';
import { DeductionsSection } from './deductions-section';
import { FundSection } from './fund-section';
import { PublicSection } from './public-section';
import { StoreSection } from './store-section';
import { ThanksSection } from './thanks-section';
import { TwoDecideSection } from './two-decide-section';
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

function Sections({ home }: { home: VillageHome }) {
  const command = useCommand(identityRoutes.changeSettings, {
    refetches: [identityRoutes.villageHome],
    onDone: () => toast(texts.villageSettings.saved, 'done'),
    onRefused: error => {
      if (!(error instanceof ProblemError) || !error.is('VERSION.STALE')) return;
      refetch(identityRoutes.villageHome);
      toast(texts.villageSettings.stale, 'refused');
    },
  });
  return (
    <>
      {sections.map(({ key, Section }) => (
        // A new version brings new values into the fields.
        <Section
          key={`${key} ${home.version}`}
          settings={home.settings}
          busy={command.busy}
          change={body => command.run({ body, version: home.version })}
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

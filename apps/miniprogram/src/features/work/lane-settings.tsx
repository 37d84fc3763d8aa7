import {
  CLOCK_MAX_WORKING_DAYS,
  identityRoutes,
  PANEL_MAX_SEATS,
  PUBLICATION_MAX_DAYS,
  wishedSettings,
  type VillageHome,
  type VillageSettings,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ProblemError } from '@/api/errors';
import { useCommand, useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { agreesToLoosen, looseningRule, savedWords } from '@/features/settings/loosening';
import { WaitingNote } from '@/features/settings/waiting-note';
import { Stepper } from '@/features/store/stepper';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Heading, Loaded, Segmented, toast } from '@/ui';
import '@/features/me/me.scss';
import './work.scss';

const t = texts.laneSettings;
type Lane = Pick<VillageSettings, 'panelSize' | 'panelNeeded' | 'panelPool' | 'checkWorkingDays' | 'panelWorkingDays' | 'publicationDays'>;
const POOLS = [
  { value: 'reviewers', text: t.poolReviewers },
  { value: 'reviewers_and_cadres', text: t.poolCadres },
] as const;

function Count({
  title,
  note,
  value,
  max,
  onChange,
}: {
  title: string;
  note: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  return (
    <View className="lane-setting">
      <View className="lane-setting__words">
        <View>{title}</View>
        <View className="lane-setting__note">{note}</View>
      </View>
      <Stepper name={title} value={value} min={1} max={max} onChange={onChange} />
    </View>
  );
}

const laneOf = (home: VillageHome): Lane => {
  const settings = wishedSettings(home.settings);
  return {
    panelSize: settings.panelSize,
    panelNeeded: settings.panelNeeded,
    panelPool: settings.panelPool,
    checkWorkingDays: settings.checkWorkingDays,
    panelWorkingDays: settings.panelWorkingDays,
    publicationDays: settings.publicationDays,
  };
};
const isWrong = ({ panelNeeded, panelSize }: Lane): boolean => panelNeeded > panelSize || panelNeeded * 2 <= panelSize;

interface Part {
  lane: Lane;
  set: (values: Partial<Lane>) => void;
}

function PanelPart({ lane, set }: Part) {
  return (
    <>
      <Card flush>
        <Count title={t.size} note={t.sizeNote} value={lane.panelSize} max={PANEL_MAX_SEATS} onChange={panelSize => set({ panelSize })} />
        <Count
          title={t.needed}
          note={isWrong(lane) ? t.wrong : t.neededNote}
          value={lane.panelNeeded}
          max={PANEL_MAX_SEATS}
          onChange={panelNeeded => set({ panelNeeded })}
        />
      </Card>
      <Card>
        <Heading>{t.pool}</Heading>
        <Segmented label={t.pool} options={POOLS} value={lane.panelPool} onChange={panelPool => set({ panelPool })} />
        <View className="lane-setting__note">{t.poolNote}</View>
      </Card>
      <View className="note">{looseningRule('panelSize')}</View>
    </>
  );
}

function ClockPart({ lane, set }: Part) {
  const days = CLOCK_MAX_WORKING_DAYS;
  return (
    <Card flush>
      <Count
        title={t.check}
        note={t.checkNote}
        value={lane.checkWorkingDays}
        max={days}
        onChange={checkWorkingDays => set({ checkWorkingDays })}
      />
      <Count
        title={t.panel}
        note={t.panelNote}
        value={lane.panelWorkingDays}
        max={days}
        onChange={panelWorkingDays => set({ panelWorkingDays })}
      />
      <Count
        title={t.days}
        note={`${t.daysNote}${looseningRule('publicationDays')}`}
        value={lane.publicationDays}
        max={PUBLICATION_MAX_DAYS}
        onChange={publicationDays => set({ publicationDays })}
      />
    </Card>
  );
}

function Form({ home }: { home: VillageHome }) {
  // What was chosen, and nothing else: the rest follows what the village has by now, whoever changed it.
  const [chosen, setChosen] = useState<Partial<Lane>>({});
  const lane: Lane = { ...laneOf(home), ...chosen };
  const change = useCommand(identityRoutes.changeSettings, {
    refetches: [identityRoutes.villageHome],
    onDone: ({ settings }) => {
      setChosen({});
      toast(savedWords(home.settings, settings, t.saved), 'done');
    },
    onRefused: error => {
      if (!(error instanceof ProblemError) || !error.is('VERSION.STALE')) return;
      refetch(identityRoutes.villageHome);
      toast(t.stale, 'refused');
    },
  });
  const save = async () => {
    if (await agreesToLoosen(home.settings, lane)) change.run({ body: lane, version: home.version });
  };
  const set = (values: Partial<Lane>) => setChosen(before => ({ ...before, ...values }));
  return (
    <>
      <View className="note">{t.lead}</View>
      <WaitingNote settings={home.settings} />
      <PanelPart lane={lane} set={set} />
      <ClockPart lane={lane} set={set} />
      <ErrorNote error={change.error} />
      <Button block size="big" disabled={isWrong(lane)} busy={change.busy} busyText={texts.common.sending} onPress={() => void save()}>
        {t.save}
      </Button>
    </>
  );
}

/** 评议与公示 of the village, each with what it does. */
export function LaneSettings() {
  const home = useVillageCall(identityRoutes.villageHome, {});
  return (
    <Loaded of={home} rows={5}>
      {view => <Form home={view} />}
    </Loaded>
  );
}

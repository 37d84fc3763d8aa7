import { periodAt } from '@jishan/contracts';
import { useState } from 'react';
import { HonourBoard } from './honour-roll';
import { Participation } from './participation';
import { PeriodChoice } from './period-choice';

export function Honour() {
  const [period, setPeriod] = useState(() => periodAt('month', Date.now()));
  return (
    <>
      <PeriodChoice value={period} onChange={setPeriod} />
      <HonourBoard key={period} period={period} />
      <Participation key={`${period} groups`} period={period} />
    </>
  );
}

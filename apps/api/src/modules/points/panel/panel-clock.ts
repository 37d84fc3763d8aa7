import { Injectable } from '@nestjs/common';
import { villageDay } from '../../../platform/calendar';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Clock, Jobs } from '../../../platform/jobs';
import { villageSettings } from '../../identity';
import { panelTerms } from './panel.terms';

const JOB = 'relieve-late-panels';
const EVERY_SECONDS = 900;

/** A late panel gets other people: who did not vote in time makes room, and the secretary and the supervisor are told. */
@Injectable()
export class PanelClock {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, () => this.run(new Date()));
  }

  async run(now: Date): Promise<void> {
    const today = villageDay(now);
    await this.clock.each(JOB, this.clock.dueBy('points_panels_late', today), late =>
      this.work.run(late.village_id, async tx => {
        const { dueOn } = panelTerms(await villageSettings(tx), now);
        await tx.query('SELECT points_panel_late($1, $2::date, $3::date)', [late.id, today, dueOn]);
      }),
    );
  }
}

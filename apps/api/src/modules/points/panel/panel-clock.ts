import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { villageDay } from '../../../platform/calendar';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Jobs } from '../../../platform/jobs';
import { villageSettings } from '../../identity';
import { panelTerms } from './panel.terms';

const BATCH_PANELS = 200;
const EVERY_SECONDS = 900;

/** A late panel gets other people: who did not vote in time makes room, and the secretary and the supervisor are told. */
@Injectable()
export class PanelClock {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    jobs: Jobs,
  ) {
    jobs.every('relieve-late-panels', { seconds: EVERY_SECONDS }, () => this.run(new Date()));
  }

  async run(now: Date): Promise<void> {
    const today = villageDay(now);
    for (;;) {
      const late = await this.dataSource.query<{ village_id: string; application_id: string }[]>(
        'SELECT * FROM points_panels_late($1::date, $2)',
        [today, BATCH_PANELS],
      );
      for (const one of late) {
        await this.work.run(one.village_id, async tx => {
          const { dueOn } = panelTerms(await villageSettings(tx), now);
          await tx.query('SELECT points_panel_late($1, $2::date, $3::date)', [one.application_id, today, dueOn]);
        });
      }
      if (late.length < BATCH_PANELS) return;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { villageDay } from '../../../platform/calendar';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Clock, Jobs, type DueCase } from '../../../platform/jobs';
import { villageSettings } from '../../identity';
import { panelTerms } from './panel.terms';

const JOB = 'relieve-late-panels';
const EVERY_SECONDS = 900;

/** A late panel gets other people: who did not vote in time makes room, and the secretary and the supervisor are told. */
@Injectable()
export class PanelClock {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, () => this.run(new Date()));
  }

  async run(now: Date): Promise<void> {
    const today = villageDay(now);
    await this.clock.each(
      JOB,
      (after, limit) =>
        this.dataSource.query<DueCase[]>('SELECT * FROM points_panels_late($1::date, $2, $3, $4)', [
          today,
          after.village_id,
          after.id,
          limit,
        ]),
      late =>
        this.work.run(late.village_id, async tx => {
          const { dueOn } = panelTerms(await villageSettings(tx), now);
          await tx.query('SELECT points_panel_late($1, $2::date, $3::date)', [late.id, today, dueOn]);
        }),
    );
  }
}

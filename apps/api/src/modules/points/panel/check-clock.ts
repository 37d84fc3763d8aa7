import { Injectable } from '@nestjs/common';
import { villageDay } from '../../../platform/calendar';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Clock, Jobs } from '../../../platform/jobs';
import { lateSince } from './panel.terms';

const JOB = 'checks-overdue';
const EVERY_SECONDS = 900;

/** A first check that nobody made in time: those who may are told, once for each application (156_checks_late.sql). */
@Injectable()
export class CheckClock {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, () => this.run(new Date()));
  }

  async run(now: Date): Promise<void> {
    const latest = lateSince(villageDay(now));
    await this.clock.each(JOB, this.clock.dueBy('points_checks_late', latest), late =>
      this.work.run(late.village_id, async tx => void (await tx.query('SELECT points_check_late($1)', [late.id]))),
    );
  }
}

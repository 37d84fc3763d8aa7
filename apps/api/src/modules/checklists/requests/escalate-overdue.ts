import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Jobs } from '../../../platform/jobs';
import { isOverdue } from '../checklists.rules';
import { appendEvent, currentStep, lockRequest } from './running-request';
import { tellPost } from './tell';

const BATCH_ITEMS = 200;
const EVERY_SECONDS = 900;

/** A late step goes to the secretary's queue, once, until it is done. Being late is seen in every list before this ran. */
@Injectable()
export class EscalateOverdue {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    jobs: Jobs,
  ) {
    jobs.every('escalate-overdue-requests', { seconds: EVERY_SECONDS }, () => this.run(new Date()));
  }

  async run(now: Date): Promise<void> {
    const today = villageDay(now);
    for (;;) {
      const late = await this.dataSource.query<{ village_id: string; request_id: string }[]>(
        'SELECT * FROM checklist_overdue($1::date, $2)',
        [today, BATCH_ITEMS],
      );
      for (const one of late) await this.work.run(one.village_id, tx => escalate(tx, one.request_id, today));
      if (late.length < BATCH_ITEMS) return;
    }
  }
}

async function escalate(tx: Tx, requestId: string, today: string): Promise<void> {
  const request = await lockRequest(tx, requestId);
  const step = await currentStep(tx, request);
  if (!isOverdue(request.status, step.due_on, today)) return;
  const [, count] = await tx.query<[unknown[], number]>(
    'UPDATE checklist_request SET escalated_at = now() WHERE village_id = $1 AND id = $2 AND escalated_at IS NULL',
    [tx.villageId, requestId],
  );
  if (count === 0) return;
  await appendEvent(tx, requestId, { kind: 'escalated', step: request.current_step, personId: null, role: null });
  await tellPost(tx, request, 'secretary', step.title, true);
}

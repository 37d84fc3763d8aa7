import { Injectable } from '@nestjs/common';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import { Clock, Jobs } from '../../../platform/jobs';
import { isOverdue } from '../checklists.rules';
import { appendEvent, currentStep, lockRequest } from './running-request';
import { tellPost } from './tell';

const JOB = 'escalate-overdue-requests';
const EVERY_SECONDS = 900;

/** A late step goes to the secretary's queue, once, until it is done. Being late is seen in every list before this ran. */
@Injectable()
export class EscalateOverdue {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, () => this.run(new Date()));
  }

  async run(now: Date): Promise<void> {
    const today = villageDay(now);
    await this.clock.each(JOB, this.clock.dueBy('checklist_overdue', today), late =>
      this.work.run(late.village_id, tx => escalate(tx, late.id, today)),
    );
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

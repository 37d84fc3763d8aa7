import type { ItemStep, RequestEventKind, RequestStatus } from '@jishan/contracts';
import { addWorkingDays, resumeLimit, villageDay, type Day } from '../platform/calendar';
import { holderOf, holdersOf, type DemoHousehold, type DemoPerson, type DemoVillage } from './county';
import type { PlannedMove, PlannedRequest } from './data/requests.texts';
import type { DemoTime } from './demo-time';
import type { SceneName } from './pictures/scenes';

const DAY_MS = 86_400_000;
/** The job that escalates runs every quarter of an hour. */
const JOB_MS = 900_000;

interface CourseStep {
  startedAt: Date | null;
  dueOn: Day | null;
  doneAt: Date | null;
  doneBy: DemoPerson | null;
  doneByRole: string | null;
  note: string | null;
}
interface CourseEvent {
  readonly kind: RequestEventKind;
  readonly step: number | null;
  readonly person: DemoPerson | null;
  readonly role: string | null;
  readonly text: string | null;
  readonly at: Date;
  readonly scenes: readonly SceneName[];
}

/** How a request went, by the same rules as the real ones: whose turn a step is, when it is due, what stops the clock. */
export class RequestCourse {
  status: RequestStatus = 'open';
  current = 1;
  pausedOn: Day | null = null;
  escalatedAt: Date | null = null;
  refusalReason: string | null = null;
  rating: { readonly stars: number; readonly text: string; readonly at: Date } | null = null;
  closedAt: Date | null = null;
  readonly events: CourseEvent[] = [];
  readonly steps: CourseStep[];
  readonly startedAt: Date;

  constructor(
    private readonly village: DemoVillage,
    private readonly household: DemoHousehold,
    private readonly applicant: DemoPerson,
    private readonly items: readonly ItemStep[],
    private readonly time: DemoTime,
    planned: PlannedRequest,
  ) {
    this.steps = items.map(() => ({ startedAt: null, dueOn: null, doneAt: null, doneBy: null, doneByRole: null, note: null }));
    const day = time.days - planned.daysAgo;
    this.startedAt = time.at(day, 9, 20);
    this.begin(this.startedAt);
    this.tell('started', this.startedAt, { person: applicant, text: planned.text, scenes: planned.scenes ?? [] });
    for (const move of planned.moves) this.make(move, time.at(day + move.day, 15, 10));
    this.escalateWhatIsLate();
  }

  /** Limits count working days, the plan counts days: on some weekdays a step is late that on others is not, and the real job would have said so. */
  private escalateWhatIsLate(): void {
    const { dueOn } = this.step();
    if (this.status !== 'open' || this.escalatedAt || !dueOn || dueOn >= villageDay(this.time.now)) return;
    const lateSince = Math.max(Date.parse(`${dueOn}T00:00:00+08:00`) + DAY_MS, this.events.at(-1)?.at.getTime() ?? 0);
    this.make({ day: 0, kind: 'escalated' }, new Date(Math.min(lateSince + JOB_MS, this.time.now.getTime())));
  }

  private make(move: PlannedMove, at: Date): void {
    switch (move.kind) {
      case 'step_done':
        return this.finish(move.text, at, this.wantsPhoto() ? [move.scene ?? 'meeting'] : []);
      case 'asked':
        [this.status, this.pausedOn] = ['waiting_for_applicant', villageDay(at)];
        return this.tell('asked', at, { ...this.worker(), step: this.current, text: move.text });
      case 'answered':
        return this.answer(move.text, at);
      case 'refused':
        [this.status, this.refusalReason, this.closedAt] = ['refused', move.text, at];
        return this.tell('refused', at, { ...this.worker(), step: this.current, text: move.text });
      case 'withdrawn':
        [this.status, this.closedAt] = ['withdrawn', at];
        return this.tell('withdrawn', at, { person: this.applicant, step: this.current });
      case 'escalated':
        this.escalatedAt = at;
        return this.tell('escalated', at, { step: this.current });
      case 'rated':
        this.rating = { stars: move.stars, text: move.text, at };
        return this.tell('rated', at, { person: this.applicant, text: move.text });
    }
  }

  private finish(text: string, at: Date, scenes: readonly SceneName[]): void {
    const { person, role } = this.worker();
    Object.assign(this.step(), { doneAt: at, doneBy: person, doneByRole: role, note: text });
    this.tell('step_done', at, { person, role, step: this.current, text, scenes });
    if (this.current === this.items.length) {
      [this.status, this.closedAt] = ['finished', at];
      return this.tell('finished', at, { person, role });
    }
    this.current += 1;
    this.escalatedAt = null;
    this.begin(at);
  }

  private answer(text: string, at: Date): void {
    const step = this.step();
    if (step.dueOn && this.pausedOn) step.dueOn = resumeLimit(step.dueOn, this.pausedOn, villageDay(at));
    [this.status, this.pausedOn] = ['open', null];
    this.tell('answered', at, { person: this.applicant, step: this.current, text });
  }

  private begin(at: Date): void {
    Object.assign(this.step(), { startedAt: at, dueOn: addWorkingDays(villageDay(at), this.items[this.current - 1]?.dueDays ?? 0) });
  }

  private wantsPhoto = (): boolean => ['photo', 'text_and_photo'].includes(this.items[this.current - 1]?.result ?? 'none');

  private step(): CourseStep {
    const step = this.steps[this.current - 1];
    if (!step) throw new Error(`no step ${this.current}`);
    return step;
  }

  private tell(
    kind: RequestEventKind,
    at: Date,
    facts: { person?: DemoPerson; role?: string; step?: number; text?: string; scenes?: readonly SceneName[] },
  ): void {
    this.events.push({
      kind,
      at,
      person: facts.person ?? null,
      role: facts.role ?? null,
      step: facts.step ?? null,
      text: facts.text || null,
      scenes: facts.scenes ?? [],
    });
  }

  /** Who holds the step's post, of another household; else the secretary. A group has a leader of its own. */
  private worker(): { person: DemoPerson; role: string } {
    const post = this.items[this.current - 1]?.post ?? 'secretary';
    const holder = holdersOf(this.village, post).find(
      person => person.householdId !== this.household.id && (post !== 'group_leader' || this.groupOf(person) === this.household.groupId),
    );
    return holder ? { person: holder, role: post } : { person: holderOf(this.village, 'secretary'), role: 'secretary' };
  }

  private groupOf = (person: DemoPerson): string | undefined =>
    this.village.households.find(({ id }) => id === person.householdId)?.groupId;
}

import { mayInVillage, type VillageAction } from '@jishan/contracts';
import { useMembership } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import type { IconName } from '@/ui';

/** What a cadre looks for: what waits, the store, what is told, what is written down, what the village keeps and has agreed on. */
export const DUTY_PARTS = ['todo', 'store', 'publish', 'record', 'village'] as const;

export interface Duty {
  readonly part: (typeof DUTY_PARTS)[number];
  readonly title: string;
  readonly note: string;
  readonly icon: IconName;
  readonly needs: VillageAction;
  /** Which count stands beside it. */
  readonly count?: 'applications' | 'panel' | 'claims' | 'requests' | 'letters' | 'merges' | 'complaints';
  /** Only where the village has switched it on. */
  readonly setting?: 'deductions';
  readonly open: () => void;
}

/** The rooms of the workbench, part by part, in the order of a cadre's day. A new one is a line here. */
export const duties: readonly Duty[] = [
  {
    title: texts.work.reviewQueue,
    note: texts.work.reviewNote,
    part: 'todo',
    icon: 'checklist',
    needs: 'points.application.decide',
    count: 'applications',
    open: () => go.to('review'),
  },
  {
    title: texts.work.batch,
    note: texts.work.batchNote,
    part: 'todo',
    icon: 'check',
    needs: 'points.application.decide',
    open: () => go.to('batch'),
  },
  {
    title: texts.takingBack.title,
    note: texts.takingBack.note,
    part: 'todo',
    icon: 'undo',
    needs: 'points.application.decide',
    open: () => go.to('decided'),
  },
  {
    title: texts.panel.title,
    note: texts.panel.dutyNote,
    part: 'todo',
    icon: 'people',
    needs: 'points.panel.vote',
    count: 'panel',
    open: () => go.to('panel'),
  },
  {
    title: texts.letters.title,
    note: texts.letters.note,
    part: 'todo',
    icon: 'chat',
    needs: 'parlour.answer',
    count: 'letters',
    open: () => go.to('letters'),
  },
  {
    title: texts.common.complaints,
    note: texts.work.complaintsNote,
    part: 'todo',
    icon: 'flag',
    needs: 'complaints.handle',
    count: 'complaints',
    open: () => go.to('complaintQueue'),
  },
  {
    title: texts.work.claims,
    note: texts.work.claimsNote,
    part: 'todo',
    icon: 'people',
    needs: 'membership.claim.decide',
    count: 'claims',
    open: () => go.to('claims'),
  },
  {
    title: texts.checklists.queueTitle,
    note: texts.checklists.queueNote,
    part: 'todo',
    icon: 'service',
    needs: 'checklists.queue.read',
    count: 'requests',
    open: () => go.to('requestQueue'),
  },
  {
    title: texts.households.title,
    note: texts.households.dutyNote,
    part: 'todo',
    icon: 'house',
    needs: 'households.changes.read',
    count: 'merges',
    open: () => go.to('householdSplits'),
  },
  {
    title: texts.counter.title,
    note: texts.counter.note,
    part: 'store',
    icon: 'store',
    needs: 'store.counter',
    open: () => go.to('counter'),
  },
  {
    title: texts.stock.ordersTitle,
    note: texts.stock.ordersNote,
    part: 'store',
    icon: 'gift',
    needs: 'store.book.read',
    open: () => go.to('orders'),
  },
  { title: texts.stock.title, note: texts.stock.note, part: 'store', icon: 'box', needs: 'store.book.read', open: () => go.to('stock') },
  {
    title: texts.publish.title,
    note: texts.publish.note,
    part: 'publish',
    icon: 'megaphone',
    needs: 'notices.publish',
    open: () => go.to('publish'),
  },
  {
    title: texts.activities.form,
    note: texts.activities.formNote,
    part: 'publish',
    icon: 'flag',
    needs: 'activities.publish',
    open: () => go.to('activityForm'),
  },
  {
    title: texts.honours.form,
    note: texts.honours.formNote,
    part: 'publish',
    icon: 'medal',
    needs: 'honours.grant',
    open: () => go.to('honourForm'),
  },
  {
    title: texts.recording.title,
    note: texts.recording.note,
    part: 'record',
    icon: 'apply',
    needs: 'points.deed.record',
    open: () => go.to('recorded'),
  },
  {
    title: texts.deductions.dutyTitle,
    note: texts.deductions.dutyNote,
    part: 'record',
    icon: 'minus',
    needs: 'points.deduction.read',
    setting: 'deductions',
    open: () => go.to('deductions'),
  },
  {
    title: texts.activities.duty,
    note: texts.activities.rosterNote,
    part: 'record',
    icon: 'checklist',
    needs: 'activities.roster.read',
    open: () => go.to('activities'),
  },
  {
    title: texts.helpers.recordedTitle,
    note: texts.helpers.recordNote,
    part: 'record',
    icon: 'people',
    needs: 'proxy.record.read',
    open: () => go.to('proxies'),
  },
  { title: texts.roster.title, note: texts.roster.note, part: 'record', icon: 'people', needs: 'people.read', open: () => go.to('roster') },
  {
    title: texts.ruleSets.title,
    note: texts.ruleSets.note,
    part: 'village',
    icon: 'rules',
    needs: 'points.rules.drafts.read',
    open: () => go.to('ruleVersions'),
  },
  { title: texts.roles.title, note: texts.roles.note, part: 'village', icon: 'briefcase', needs: 'roles.read', open: () => go.to('roles') },
  {
    title: texts.book.title,
    note: texts.book.note,
    part: 'village',
    icon: 'statement',
    needs: 'points.book.read',
    open: () => go.to('pointsBook'),
  },
  {
    title: texts.fund.workTitle,
    note: texts.fund.workNote,
    part: 'village',
    icon: 'points',
    needs: 'fund.record',
    open: () => go.to('fundBook'),
  },
  {
    title: texts.villageSettings.title,
    note: texts.villageSettings.note,
    part: 'village',
    icon: 'house',
    needs: 'settings.manage',
    open: () => go.to('villageSettings'),
  },
  {
    title: texts.relatives.title,
    note: texts.relatives.note,
    part: 'village',
    icon: 'house',
    needs: 'points.relatives.declare',
    open: () => go.to('relatives'),
  },
  {
    title: texts.laneSettings.title,
    note: texts.laneSettings.note,
    part: 'village',
    icon: 'shield',
    needs: 'settings.manage',
    open: () => go.to('laneSettings'),
  },
];

export function useDuties(): readonly Duty[] {
  const roles = useMembership()?.roles ?? [];
  return duties.filter(duty => mayInVillage(roles, duty.needs));
}

export const useHasDuty = (): boolean => useDuties().length > 0;

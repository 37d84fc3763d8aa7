import { mayInVillage, type VillageAction } from '@jishan/contracts';
import { useMembership } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import type { IconName } from '@/ui';

export interface Duty {
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

/** The rooms of the workbench, in the order of a cadre's day. A new one is a line here. */
export const duties: readonly Duty[] = [
  {
    title: texts.work.reviewQueue,
    note: texts.work.reviewNote,
    icon: 'checklist',
    needs: 'points.application.decide',
    count: 'applications',
    open: () => go.to('review'),
  },
  { title: texts.work.batch, note: texts.work.batchNote, icon: 'check', needs: 'points.application.decide', open: () => go.to('batch') },
  {
    title: texts.takingBack.title,
    note: texts.takingBack.note,
    icon: 'undo',
    needs: 'points.application.decide',
    open: () => go.to('decided'),
  },
  {
    title: texts.panel.dutyTitle,
    note: texts.panel.dutyNote,
    icon: 'people',
    needs: 'points.panel.vote',
    count: 'panel',
    open: () => go.to('panel'),
  },
  {
    title: texts.recording.title,
    note: texts.recording.note,
    icon: 'apply',
    needs: 'points.deed.record',
    open: () => go.to('recorded'),
  },
  {
    title: texts.deductions.dutyTitle,
    note: texts.deductions.dutyNote,
    icon: 'minus',
    needs: 'points.deduction.read',
    setting: 'deductions',
    open: () => go.to('deductions'),
  },
  {
    title: texts.ruleSets.title,
    note: texts.ruleSets.note,
    icon: 'rules',
    needs: 'points.rules.drafts.read',
    open: () => go.to('ruleVersions'),
  },
  { title: texts.counter.title, note: texts.counter.note, icon: 'store', needs: 'store.counter', open: () => go.to('counter') },
  { title: texts.stock.ordersTitle, note: texts.stock.ordersNote, icon: 'gift', needs: 'store.book.read', open: () => go.to('orders') },
  { title: texts.stock.title, note: texts.stock.note, icon: 'box', needs: 'store.book.read', open: () => go.to('stock') },
  {
    title: texts.letters.title,
    note: texts.letters.note,
    icon: 'chat',
    needs: 'parlour.answer',
    count: 'letters',
    open: () => go.to('letters'),
  },
  {
    title: texts.common.complaints,
    note: texts.work.complaintsNote,
    icon: 'flag',
    needs: 'complaints.handle',
    count: 'complaints',
    open: () => go.to('complaintQueue'),
  },
  { title: texts.publish.title, note: texts.publish.note, icon: 'megaphone', needs: 'notices.publish', open: () => go.to('publish') },
  {
    title: texts.activities.form,
    note: texts.activities.formNote,
    icon: 'flag',
    needs: 'activities.publish',
    open: () => go.to('activityForm'),
  },
  {
    title: texts.activities.duty,
    note: texts.activities.rosterNote,
    icon: 'checklist',
    needs: 'activities.roster.read',
    open: () => go.to('activities'),
  },
  {
    title: texts.helpers.recordedTitle,
    note: texts.helpers.recordNote,
    icon: 'people',
    needs: 'proxy.record.read',
    open: () => go.to('proxies'),
  },
  {
    title: texts.households.title,
    note: texts.households.dutyNote,
    icon: 'house',
    needs: 'households.changes.read',
    count: 'merges',
    open: () => go.to('householdSplits'),
  },
  { title: texts.honours.form, note: texts.honours.formNote, icon: 'medal', needs: 'honours.grant', open: () => go.to('honourForm') },
  {
    title: texts.work.claims,
    note: texts.work.claimsNote,
    icon: 'people',
    needs: 'membership.claim.decide',
    count: 'claims',
    open: () => go.to('claims'),
  },
  { title: texts.roster.title, note: texts.roster.note, icon: 'people', needs: 'people.read', open: () => go.to('roster') },
  { title: texts.roles.title, note: texts.roles.note, icon: 'briefcase', needs: 'roles.read', open: () => go.to('roles') },
  {
    title: texts.checklists.queueTitle,
    note: texts.checklists.queueNote,
    icon: 'service',
    needs: 'checklists.queue.read',
    count: 'requests',
    open: () => go.to('requestQueue'),
  },
  { title: texts.book.title, note: texts.book.note, icon: 'statement', needs: 'points.book.read', open: () => go.to('pointsBook') },
  { title: texts.fund.workTitle, note: texts.fund.workNote, icon: 'points', needs: 'fund.record', open: () => go.to('fundBook') },
  {
    title: texts.villageSettings.title,
    note: texts.villageSettings.note,
    icon: 'house',
    needs: 'settings.manage',
    open: () => go.to('villageSettings'),
  },
  {
    title: texts.relatives.title,
    note: texts.relatives.note,
    icon: 'house',
    needs: 'points.relatives.declare',
    open: () => go.to('relatives'),
  },
  {
    title: texts.laneSettings.title,
    note: texts.laneSettings.note,
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

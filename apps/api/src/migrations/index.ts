import type { MigrationInterface } from 'typeorm';
import { Platform1764000001000 } from './1764000001000-platform';
import { Identity1764000002000 } from './1764000002000-identity';
import { Points1764000003000 } from './1764000003000-points';
import { Store1764000004000 } from './1764000004000-store';
import { Notices1764000005000 } from './1764000005000-notices';
import { Parlour1764000006000 } from './1764000006000-parlour';
import { Inbox1764000007000 } from './1764000007000-inbox';
import { Checklists1764000008000 } from './1764000008000-checklists';
import { SecondFactor1764000009000 } from './1764000009000-second-factor';
import { AppRights1764000010000 } from './1764000010000-app-rights';
import { SealedAnswers1764000012000 } from './1764000012000-sealed-answers';
import { DutiesApart1764000012001 } from './1764000012001-duties-apart';
import { ContactReveals1764000013100 } from './1764000013100-contact-reveals';
import { AuditRoles1764000013101 } from './1764000013101-audit-roles';
import { RuleSets1764000020000 } from './1764000020000-rule-sets';
import { Panel1764000021000 } from './1764000021000-panel';
import { PhotoFingerprints1764000021100 } from './1764000021100-photo-fingerprints';
import { SealedBook1764000022000 } from './1764000022000-sealed-book';
import { Activities1764000023000 } from './1764000023000-activities';
import { PointsTotals1764000024000 } from './1764000024000-points-totals';
import { Fund1764000024100 } from './1764000024100-fund';
import { ProxyCodes1764000025000 } from './1764000025000-proxy-codes';
import { ShortFund1764000026000 } from './1764000026000-short-fund';
import { Helpers1764000028000 } from './1764000028000-helpers';
import { Thanks1764000028100 } from './1764000028100-thanks';
import { EventsSetAside1764000029000 } from './1764000029000-events-set-aside';
import { PhoneProofs1764000029100 } from './1764000029100-phone-proofs';
import { ActivityChanges1764000028200 } from './1764000028200-activity-changes';
import { PointsExpiry1764000027000 } from './1764000027000-points-expiry';
import { ApplicationsUnderWay1764000029200 } from './1764000029200-applications-under-way';
import { Deductions1764000026001 } from './1764000026001-deductions';
import { ClockFaults1764000030000 } from './1764000030000-clock-faults';
import { NewestFirst1764000030100 } from './1764000030100-newest-first';
import { TwoDecideTold1764000032000 } from './1764000032000-two-decide-told';
import { HonoursByTwo1764000032100 } from './1764000032100-honours-by-two';
import { AppealClock1764000032200 } from './1764000032200-appeal-clock';
import { HouseholdChanges1764000031000 } from './1764000031000-household-changes';
import { RecordedDeeds1764000033000 } from './1764000033000-recorded-deeds';
import { DecidedLately1764000035000 } from './1764000035000-decided-lately';
import { ChecksOverdue1764000036000 } from './1764000036000-checks-overdue';
import { HouseholdMerges1764000040000 } from './1764000040000-household-merges';
import { PagesFirst1764000042000 } from './1764000042000-pages-first';
import { CarriedUse1764000042100 } from './1764000042100-carried-use';
import { RoleChanges1764000043000 } from './1764000043000-role-changes';
import { InvitationsKept1764000043100 } from './1764000043100-invitations-kept';
import { HonourPointsRefused1764000043200 } from './1764000043200-honour-points-refused';
import { Standards1764000043400 } from './1764000043400-standards';
import { ActivityVersion1764000043300 } from './1764000043300-activity-version';
import { VoiceNotes1764000044000 } from './1764000044000-voice-notes';
import { HouseholdHistory1764000045000 } from './1764000045000-household-history';
import { MergersPlace1764000045100 } from './1764000045100-mergers-place';
import { AdminsWhoCan1764000045200 } from './1764000045200-admins-who-can';
import { SafeguardsTold1764000046000 } from './1764000046000-safeguards-told';
import { VoicesLetGo1764000046100 } from './1764000046100-voices-let-go';
import { HeldRights1764000046200 } from './1764000046200-held-rights';
import { StandardsDeleted1764000046300 } from './1764000046300-standards-deleted';
import { HouseholdJoined1764000047000 } from './1764000047000-household-joined';
import { WaitsSince1764000047020 } from './1764000047020-waits-since';
import { ToldInPerson1764000047040 } from './1764000047040-told-in-person';
import { PriceLowered1764000047500 } from './1764000047500-price-lowered';
import { MoreVoices1764000048000 } from './1764000048000-more-voices';
import { ClaimsWithdrawn1764000048100 } from './1764000048100-claims-withdrawn';
import { RosterChanges1764000048140 } from './1764000048140-roster-changes';
import { RosterHands1764000050000 } from './1764000050000-roster-hands';
import { PlainNames1764000050100 } from './1764000050100-plain-names';
import { WaysIn1764000052000 } from './1764000052000-ways-in';
import { WhoAnswered1764000056000 } from './1764000056000-who-answered';
import { ReceiptsVouched1764000056100 } from './1764000056100-receipts-vouched';
import { Complaints1764000061100 } from './1764000061100-complaints';
import { NoticeVoice1764000062100 } from './1764000062100-notice-voice';
import { ComplaintAccount1764000063400 } from './1764000063400-complaint-account';

/** In order. A migration is never edited once it has landed. */
export const migrations: (new () => MigrationInterface)[] = [
  Platform1764000001000,
  Identity1764000002000,
  Points1764000003000,
  Store1764000004000,
  Notices1764000005000,
  Parlour1764000006000,
  Inbox1764000007000,
  Checklists1764000008000,
  SecondFactor1764000009000,
  AppRights1764000010000,
  SealedAnswers1764000012000,
  DutiesApart1764000012001,
  ContactReveals1764000013100,
  AuditRoles1764000013101,
  RuleSets1764000020000,
  Panel1764000021000,
  PhotoFingerprints1764000021100,
  SealedBook1764000022000,
  Activities1764000023000,
  PointsTotals1764000024000,
  Fund1764000024100,
  ProxyCodes1764000025000,
  ShortFund1764000026000,
  Helpers1764000028000,
  Thanks1764000028100,
  EventsSetAside1764000029000,
  PhoneProofs1764000029100,
  ActivityChanges1764000028200,
  PointsExpiry1764000027000,
  Deductions1764000026001,
  ApplicationsUnderWay1764000029200,
  ClockFaults1764000030000,
  NewestFirst1764000030100,
  TwoDecideTold1764000032000,
  HonoursByTwo1764000032100,
  AppealClock1764000032200,
  HouseholdChanges1764000031000,
  RecordedDeeds1764000033000,
  DecidedLately1764000035000,
  ChecksOverdue1764000036000,
  HouseholdMerges1764000040000,
  PagesFirst1764000042000,
  CarriedUse1764000042100,
  RoleChanges1764000043000,
  InvitationsKept1764000043100,
  HonourPointsRefused1764000043200,
  ActivityVersion1764000043300,
  Standards1764000043400,
  VoiceNotes1764000044000,
  HouseholdHistory1764000045000,
  MergersPlace1764000045100,
  AdminsWhoCan1764000045200,
  SafeguardsTold1764000046000,
  VoicesLetGo1764000046100,
  HeldRights1764000046200,
  StandardsDeleted1764000046300,
  HouseholdJoined1764000047000,
  WaitsSince1764000047020,
  ToldInPerson1764000047040,
  PriceLowered1764000047500,
  MoreVoices1764000048000,
  ClaimsWithdrawn1764000048100,
  RosterChanges1764000048140,
  RosterHands1764000050000,
  PlainNames1764000050100,
  WaysIn1764000052000,
  WhoAnswered1764000056000,
  ReceiptsVouched1764000056100,
  Complaints1764000061100,
  NoticeVoice1764000062100,
  ComplaintAccount1764000063400,
];

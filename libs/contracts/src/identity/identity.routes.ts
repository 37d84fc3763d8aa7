import { command, get, post, type Page, type RouteTable, type WaitingCount } from '../platform';
import type { PhoneRevealView, RevealedPhone, RevealPhone } from './phone-reveals.types';
import type {
  AppInfo,
  BindWechat,
  ChangePassword,
  ClaimView,
  ConfirmSecondFactor,
  DecideClaim,
  HouseholdListItem,
  HouseholdView,
  Me,
  PasswordLogin,
  PeopleQuery,
  PersonListItem,
  RefreshSession,
  SecondFactorStart,
  StartSecondFactor,
  SessionTokens,
  SetFirstPassword,
  SubmitClaim,
  UnbindWechat,
  VillageHome,
  VillageListItem,
  VillageSummary,
  WechatLogin,
} from './identity.types';
import type { VillageChoices } from './village-settings.types';
import { householdCardRoutes } from './household-cards.routes';
import { invitationRoutes } from './invitations.routes';
import { proxyRoutes } from './proxies.routes';
import { roleRoutes } from './roles.routes';
import { rosterRoutes } from './roster.routes';

export const identityRoutes = {
  appInfo: get<{ answer: AppInfo }>()('/app-info'),
  wechatLogin: post<{ body: WechatLogin; answer: SessionTokens }>()('/auth/wechat/login'),
  passwordLogin: post<{ body: PasswordLogin; answer: SessionTokens }>()('/auth/password/login'),
  refreshSession: post<{ body: RefreshSession; answer: SessionTokens }>()('/auth/refresh'),
  logout: post<{ body: Record<string, never>; answer: { readonly done: true } }>()('/auth/logout'),
  me: get<{ answer: Me }>()('/me'),
  changePassword: command<{ body: ChangePassword; answer: { readonly done: true } }>()('/me/password'),
  setFirstPassword: command<{ body: SetFirstPassword; answer: { readonly done: true } }>()('/me/first-password'),
  bindWechat: command<{ body: BindWechat; answer: { readonly done: true } }>()('/me/wechat'),
  unbindWechat: command<{ body: UnbindWechat; answer: { readonly done: true } }>()('/me/wechat/unbind'),
  // No command: its answer would be kept beside the idempotency key, and the secret is told once. Starting again makes a new secret.
  startSecondFactor: post<{ body: StartSecondFactor; answer: SecondFactorStart }>()('/me/second-factor'),
  confirmSecondFactor: command<{ body: ConfirmSecondFactor; answer: { readonly done: true } }>()('/me/second-factor/confirm'),

  listVillages: get<{ query: { query?: string; cursor?: string; limit?: number }; answer: Page<VillageListItem> }>()('/villages'),
  submitClaim: command<{ body: SubmitClaim; answer: ClaimView }>()('/villages/{villageId}/claims'),
  withdrawClaim: command<{ body: Record<string, never>; answer: ClaimView }>()('/villages/{villageId}/claims/{claimId}/withdraw'),

  villageHome: get<{ answer: VillageHome }>()('/villages/{villageId}'),
  /** With `If-Match`. A POST, because WeChat's request knows no PATCH. */
  changeSettings: command<{ body: Partial<VillageChoices>; answer: VillageHome }>()('/villages/{villageId}/settings'),
  listClaims: get<{ query: { cursor?: string; limit?: number }; answer: Page<ClaimView> }>()('/villages/{villageId}/claims'),
  claimCount: get<{ answer: WaitingCount }>()('/villages/{villageId}/claims/count'),
  decideClaim: command<{ body: DecideClaim; answer: ClaimView }>()('/villages/{villageId}/claims/{claimId}/decide'),
  ...invitationRoutes,
  listPeople: get<{ query: PeopleQuery; answer: Page<PersonListItem> }>()('/villages/{villageId}/people'),
  // No command: its answer would be kept beside the idempotency key, in clear. Asked twice, it is two traces.
  revealPhone: post<{ body: RevealPhone; answer: RevealedPhone }>()('/villages/{villageId}/people/{personId}/reveal-phone'),
  myPhoneReveals: get<{ query: { cursor?: string; limit?: number }; answer: Page<PhoneRevealView> }>()(
    '/villages/{villageId}/my-phone-reveals',
  ),
  listHouseholds: get<{ query: { cursor?: string; limit?: number; groupId?: string; name?: string }; answer: Page<HouseholdListItem> }>()(
    '/villages/{villageId}/households',
  ),
  myHousehold: get<{ answer: HouseholdView }>()('/villages/{villageId}/households/mine'),
  ...proxyRoutes,
  ...roleRoutes,
  ...rosterRoutes,
  ...householdCardRoutes,

  villageSummaries: get<{ query: { cursor?: string; limit?: number }; answer: Page<VillageSummary> }>()(
    '/organizations/{organizationId}/villages',
  ),
} as const satisfies RouteTable;

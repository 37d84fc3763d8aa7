import { command, get, patch, post, type Page, type RouteTable } from '../platform';
import type {
  AppInfo, ClaimView, CreateInvitation, DecideClaim, GrantProxy, GrantRole, HouseholdListItem, HouseholdView, InvitationCreated, InvitationView, Me,
  PasswordLogin, PeopleQuery, PersonListItem, ProxyRightView, RefreshSession, SessionTokens, SubmitClaim, VillageHome, VillageListItem, VillageSettings,
  VillageSummary, WechatLogin,
} from './identity.types';

export const identityRoutes = {
  appInfo: get<{ answer: AppInfo }>()('/app-info'),
  wechatLogin: post<{ body: WechatLogin; answer: SessionTokens }>()('/auth/wechat/login'),
  passwordLogin: post<{ body: PasswordLogin; answer: SessionTokens }>()('/auth/password/login'),
  refreshSession: post<{ body: RefreshSession; answer: SessionTokens }>()('/auth/refresh'),
  logout: post<{ body: Record<string, never>; answer: { readonly done: true } }>()('/auth/logout'),
  me: get<{ answer: Me }>()('/me'),

  listVillages: get<{ query: { query?: string; cursor?: string; limit?: number }; answer: Page<VillageListItem> }>()('/villages'),
  readInvitation: get<{ answer: InvitationView }>()('/invitations/{token}'),
  submitClaim: command<{ body: SubmitClaim; answer: ClaimView }>()('/villages/{villageId}/claims'),

  villageHome: get<{ answer: VillageHome }>()('/villages/{villageId}'),
  changeSettings: patch<{ body: Partial<VillageSettings>; answer: VillageHome }>()('/villages/{villageId}/settings'),
  listClaims: get<{ query: { cursor?: string; limit?: number }; answer: Page<ClaimView> }>()('/villages/{villageId}/claims'),
  decideClaim: command<{ body: DecideClaim; answer: ClaimView }>()('/villages/{villageId}/claims/{claimId}/decide'),
  createInvitation: command<{ body: CreateInvitation; answer: InvitationCreated }>()('/villages/{villageId}/invitations'),
  listPeople: get<{ query: PeopleQuery; answer: Page<PersonListItem> }>()('/villages/{villageId}/people'),
  listHouseholds: get<{ query: { cursor?: string; limit?: number; groupId?: string; name?: string }; answer: Page<HouseholdListItem> }>()('/villages/{villageId}/households'),
  myHousehold: get<{ answer: HouseholdView }>()('/villages/{villageId}/households/mine'),
  grantProxy: command<{ body: GrantProxy; answer: ProxyRightView }>()('/villages/{villageId}/households/mine/helpers'),
  revokeProxy: command<{ body: Record<string, never>; answer: { readonly done: true } }>()('/villages/{villageId}/households/mine/helpers/{proxyId}/revoke'),
  grantRole: command<{ body: GrantRole; answer: PersonListItem }>()('/villages/{villageId}/roles'),

  villageSummaries: get<{ query: { cursor?: string; limit?: number }; answer: Page<VillageSummary> }>()('/organizations/{organizationId}/villages'),
} as const satisfies RouteTable;

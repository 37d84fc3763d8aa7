/** Roles in a village. Everybody with a place in a household is a villager; the others are granted. */
export const VILLAGE_ROLES = [
  'villager',
  'household_head',
  'group_leader',
  'reviewer',
  'points_keeper',
  'store_keeper',
  'cadre',
  'secretary',
  'supervisor',
  'village_admin',
] as const;
export type VillageRole = (typeof VILLAGE_ROLES)[number];

/** Roles above villages, held in an organisation and valid for its whole subtree. */
export const ORGANIZATION_ROLES = ['township_officer', 'county_officer', 'city_officer'] as const;
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

export const roleTitles = {
  villager: '村民',
  household_head: '户主',
  group_leader: '组长',
  reviewer: '评议员',
  points_keeper: '积分管理员',
  store_keeper: '超市管理员',
  cadre: '村干部',
  secretary: '村书记',
  supervisor: '村监委会',
  village_admin: '村管理员',
  township_officer: '乡镇干部',
  county_officer: '县级干部',
  city_officer: '市级干部',
} as const satisfies Record<VillageRole | OrganizationRole, string>;

/**
 * Who may do what, in one table (security.md 10, 11, 16). A villager is anybody with a place in a household; `household_head`
 * is derived from the household, never granted. Duties are separated here: the points keeper is not in any store row.
 */
const everybody: readonly VillageRole[] = VILLAGE_ROLES;
const household: readonly VillageRole[] = ['villager', 'household_head'];
/** Those who were put into an office, of whatever kind. */
export const officeRoles: readonly VillageRole[] = VILLAGE_ROLES.filter(role => !household.includes(role));

export const villageActions = {
  'village.read': everybody,
  'membership.claim.decide': ['cadre', 'secretary', 'village_admin'],
  'people.read': ['group_leader', 'points_keeper', 'store_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin'],
  // Who lets newcomers in also keeps the roster that they are compared with.
  'roster.manage': ['cadre', 'secretary', 'village_admin'],
  // Whoever holds a card is served at the counter: it is made by those who let people in, never by who keeps the store.
  'households.cards.print': ['cadre', 'secretary', 'village_admin'],
  'roster.changes.read': ['cadre', 'secretary', 'supervisor', 'village_admin'],
  // A group leader's role names no group, so it opens no number.
  'people.phone.reveal': ['cadre', 'secretary', 'village_admin'],
  'people.phone.reveals.read.own': everybody,
  // The supervisor reads everything; who judges and who keeps what is no secret among those in office.
  'roles.read': ['cadre', 'secretary', 'supervisor', 'village_admin'],
  'roles.manage': ['village_admin', 'secretary'],
  'settings.manage': ['village_admin', 'secretary'],
  'invitation.create': ['household_head', 'cadre', 'secretary', 'village_admin'],
  'households.split': ['cadre', 'secretary', 'village_admin'],
  'households.merge': ['cadre', 'secretary', 'village_admin'],
  'households.changes.read': ['points_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin'],
  'proxy.grant': household,
  'proxy.record': ['group_leader', 'cadre', 'secretary'],
  'proxy.record.read': ['group_leader', 'cadre', 'secretary', 'supervisor'],
  'media.upload': everybody,
  'inbox.read': everybody,

  'points.rule.read': everybody,
  'points.rules.drafts.read': ['points_keeper', 'secretary', 'village_admin', 'supervisor', 'cadre'],
  'points.rules.draft': ['points_keeper', 'secretary'],
  'points.rules.adopt': ['secretary', 'village_admin'],
  'points.standards.publish': ['secretary', 'village_admin'],
  'points.account.read.own': household,
  'points.application.submit': household,
  'points.application.read.own': household,
  // What a cadre wrote down, that cadre answers for; whose it is, the access file says.
  'points.application.supplement': [...household, 'cadre', 'secretary'],
  'points.application.withdraw': [...household, 'cadre', 'secretary'],
  'points.deed.record': ['cadre', 'secretary'],
  'points.queue.read': ['reviewer', 'points_keeper', 'cadre', 'secretary', 'supervisor'],
  'points.application.decide': ['reviewer', 'points_keeper', 'cadre', 'secretary'],
  'points.application.check': ['points_keeper', 'cadre', 'secretary'],
  'points.panel.vote': ['reviewer', 'points_keeper', 'cadre', 'secretary', 'supervisor'],
  'points.panel.audit': ['secretary', 'supervisor'],
  'points.publication.read': everybody,
  'points.publication.object': household,
  'points.relatives.declare': ['reviewer', 'points_keeper', 'cadre', 'secretary', 'supervisor'],
  'points.credit.reverse': ['points_keeper', 'secretary'],
  'points.deduction.read': ['points_keeper', 'cadre', 'secretary', 'supervisor'],
  'points.deduction.open': ['points_keeper', 'cadre', 'secretary'],
  'points.deduction.read.own': household,
  'points.deduction.appeal': household,
  'points.deduction.face_to_face': ['points_keeper', 'cadre', 'secretary', 'supervisor'],
  'points.deduction.decide': ['cadre', 'secretary', 'supervisor'],
  'points.deduction.reverse': ['points_keeper', 'secretary'],
  'points.book.read': ['points_keeper', 'secretary', 'supervisor', 'cadre'],
  'points.honour.read': everybody,
  'points.honour.opt_out': household,

  'store.shelf.read': everybody,
  'store.redemption.reserve': household,
  'store.redemption.read.own': household,
  'store.redemption.cancel': household,
  'store.counter': ['store_keeper'],
  'store.goods.manage': ['store_keeper'],
  'store.stock.receive': ['store_keeper'],
  'store.book.read': ['store_keeper', 'secretary', 'supervisor'],

  'fund.read': everybody,
  'fund.record': ['cadre', 'secretary'],

  'notices.read': everybody,
  'notices.publish': ['cadre', 'secretary'],
  'notices.receipts.read': ['cadre', 'secretary', 'supervisor'],

  'parlour.write': household,
  'parlour.read': everybody,
  'parlour.answer': ['secretary'],
  'parlour.rate': household,

  // Red line 8: whoever belongs to the village; and whose it is, the module's access file says.
  'complaints.file': everybody,
  'complaints.handle': ['supervisor'],

  'activities.read': everybody,
  'activities.sign_up': household,
  'activities.check_in': household,
  'activities.publish': ['cadre', 'secretary'],
  'activities.tick': ['group_leader', 'cadre', 'secretary'],
  'activities.roster.read': ['group_leader', 'points_keeper', 'cadre', 'secretary', 'supervisor'],
  'activities.settle': ['cadre', 'secretary'],
  'activities.credit.reverse': ['points_keeper', 'secretary'],

  'honours.read': everybody,
  'honours.grant': ['cadre', 'secretary'],
  'honours.revoke': ['points_keeper', 'secretary'],
  'honours.show.own': household,

  'checklists.read': everybody,
  'checklists.request.start': household,
  'checklists.request.read.own': household,
  'checklists.request.read': everybody,
  'checklists.queue.read': ['cadre', 'secretary', 'village_admin', 'group_leader', 'supervisor'],
  'checklists.request.work': ['cadre', 'secretary', 'village_admin', 'group_leader'],
  'checklists.manage': ['village_admin', 'secretary'],
} as const satisfies Record<string, readonly VillageRole[]>;
export type VillageAction = keyof typeof villageActions;

export const organizationActions = {
  'oversight.villages.read': ORGANIZATION_ROLES,
  'points.templates.publish': ORGANIZATION_ROLES,
  'complaints.handle_below': ORGANIZATION_ROLES,
} as const satisfies Record<string, readonly OrganizationRole[]>;
export type OrganizationAction = keyof typeof organizationActions;

/** Pure: may somebody with these roles do this at all? Which objects, is another question, asked in each module's access file. */
export function mayInVillage(roles: readonly VillageRole[], action: VillageAction): boolean {
  const allowed: readonly VillageRole[] = villageActions[action];
  return roles.some(role => allowed.includes(role));
}

export function mayInOrganization(roles: readonly OrganizationRole[], action: OrganizationAction): boolean {
  const allowed: readonly OrganizationRole[] = organizationActions[action];
  return roles.some(role => allowed.includes(role));
}

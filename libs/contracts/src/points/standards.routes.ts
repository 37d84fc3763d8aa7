import { command, get, post, type Page, type PageQuery, type RouteTable } from '../platform';
import type {
  CopyTemplate,
  OwnStandard,
  PublishStandard,
  PublishTemplate,
  StandardListItem,
  StandardsQuery,
  StandardView,
  TemplatePreview,
  TemplateSheet,
} from './standards.types';

export const standardRoutes = {
  standards: get<{ query: StandardsQuery; answer: Page<StandardListItem> }>()('/villages/{villageId}/points/standards'),
  ownStandard: get<{ answer: OwnStandard }>()('/villages/{villageId}/points/own-standard'),
  standard: get<{ answer: StandardView }>()('/villages/{villageId}/points/standards/{standardId}'),
  publishStandard: command<{ body: PublishStandard; answer: OwnStandard }>()('/villages/{villageId}/points/own-standard/publish'),
  /** Nobody finds it any more; drafts that were copied from it stay. */
  withdrawStandard: command<{ body: Record<string, never>; answer: OwnStandard }>()('/villages/{villageId}/points/own-standard/withdraw'),

  templates: get<{ query: PageQuery; answer: Page<StandardListItem> }>()('/organizations/{organizationId}/points/templates'),
  previewTemplate: post<{ body: TemplateSheet; answer: TemplatePreview }>()('/organizations/{organizationId}/points/templates/preview'),
  publishTemplate: command<{ body: PublishTemplate; answer: { readonly id: string } }>()(
    '/organizations/{organizationId}/points/templates',
  ),
  /** What villages below have opened; one of them, or a template of the office's own, rule by rule. */
  officeStandards: get<{ query: StandardsQuery; answer: Page<StandardListItem> }>()('/organizations/{organizationId}/points/standards'),
  officeStandard: get<{ answer: StandardView }>()('/organizations/{organizationId}/points/standards/{standardId}'),
  copyTemplate: command<{ body: CopyTemplate; answer: { readonly id: string } }>()('/organizations/{organizationId}/points/templates/copy'),
  withdrawTemplate: command<{ body: Record<string, never>; answer: { readonly done: true } }>()(
    '/organizations/{organizationId}/points/templates/{standardId}/withdraw',
  ),
} as const satisfies RouteTable;

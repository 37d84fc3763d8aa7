import { command, get, type Page, type RouteTable, type WaitingCount } from '../platform';
import type {
  CastVote,
  DeclareRelative,
  ObjectToApplication,
  PanelItem,
  PanelQuery,
  PanelRecord,
  PublicationItem,
  PublicationsQuery,
  RelativeSearch,
  RelativesView,
} from './panel.types';
import type { ApplicationView } from './points.types';

export const panelRoutes = {
  passCheck: command<{ body: Record<string, never>; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/pass-check',
  ),
  undoApproval: command<{ body: Record<string, never>; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/undo',
  ),
  panelRecord: get<{ answer: PanelRecord }>()('/villages/{villageId}/points/applications/{applicationId}/panel'),

  panelQueue: get<{ query: PanelQuery; answer: Page<PanelItem> }>()('/villages/{villageId}/points/panel'),
  panelCount: get<{ answer: WaitingCount }>()('/villages/{villageId}/points/panel/count'),
  castVote: command<{ body: CastVote; answer: PanelItem }>()('/villages/{villageId}/points/panel/{applicationId}/vote'),

  publications: get<{ query: PublicationsQuery; answer: Page<PublicationItem> }>()('/villages/{villageId}/points/publications'),
  objectToApplication: command<{ body: ObjectToApplication; answer: PublicationItem }>()(
    '/villages/{villageId}/points/publications/{applicationId}/object',
  ),

  relatives: get<{ answer: RelativesView }>()('/villages/{villageId}/points/relatives'),
  findRelatives: get<{ query: RelativeSearch; answer: RelativesView }>()('/villages/{villageId}/points/relatives/search'),
  declareRelative: command<{ body: DeclareRelative; answer: RelativesView }>()('/villages/{villageId}/points/relatives'),
} as const satisfies RouteTable;

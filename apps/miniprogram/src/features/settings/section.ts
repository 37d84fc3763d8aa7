import type { VillageChoices, VillageSettings } from '@jishan/contracts';

/** What a section of the village's settings is given: the settings as they are, and how to change some of them. */
export interface SectionProps {
  /** As they were last chosen: what was loosened and waits among them (`WaitingNote` says what counts until then). */
  readonly settings: VillageSettings;
  readonly busy: boolean;
  readonly change: (part: Partial<VillageChoices>) => void;
}
